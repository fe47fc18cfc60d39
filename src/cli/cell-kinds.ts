// The kinds of a bulk file's columns, from the vendor schema.
import type { CellKind } from '../formats/index.ts';
import type { SchemaDocument } from '../schema/domain.ts';
import { fieldsOf } from '../schema/fields.ts';

/** Columns whose cells are not texts. */
export const cellKinds = (vendor: SchemaDocument): ReadonlyMap<string, CellKind> =>
  new Map(
    fieldsOf(vendor).flatMap(({ path, domain }): [string, CellKind][] => {
      const [step] = path;
      if (step?.kind !== 'key' || domain.types.has('string')) return [];
      if (path.length > 1 || domain.types.has('array') || domain.types.has('object'))
        return [[step.key, 'json']];
      if (domain.types.has('boolean')) return [[step.key, 'boolean']];
      if (domain.types.has('integer')) return [[step.key, 'integer']];
      return domain.types.has('number') ? [[step.key, 'number']] : [];
    }),
  );

/** The names that a column may have: the record's own members. */
export const columnNames = (schema: SchemaDocument): ReadonlySet<string> =>
  new Set(fieldsOf(schema).flatMap(({ path: [step] }) => (step?.kind === 'key' ? [step.key] : [])));
