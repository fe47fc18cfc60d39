// Which numbers of a record are measures: where the schema of the record's own type allows fractions.
import type { JsonObject } from '../json/json.ts';
import { allowsFractions } from '../schema/allows-fractions.ts';
import { documentOfTypes, recordTypesOf } from '../schema/record-types.ts';
import type { IsMeasure } from './plain-record.ts';
import type { Plan } from './plan.ts';
import { valueAt } from './value-at.ts';

/** The schema of the vendor's records of one type. */
const schemaOfType = (plan: Plan, record: unknown): JsonObject => {
  const { branches, vendor } = plan;
  if (branches === undefined) return vendor.schema;
  const document = { name: vendor.name, file: vendor.name, root: vendor.schema };
  const code = String(valueAt(record, [branches.vendor]));
  const types = recordTypesOf(document, branches.vendor).filter((type) => String(type.code) === code);
  return documentOfTypes(document, types).root;
};

/** Asked only where a large number is met: what that takes is worked out then, once for a record. */
export const measuresOf = (plan: Plan, side: 'canonical' | 'vendor', record: unknown): IsMeasure => {
  let schema: JsonObject | undefined;
  return (keys) => {
    schema ??= side === 'canonical' ? plan.canonical.schema : schemaOfType(plan, record);
    return allowsFractions(schema, record, keys);
  };
};
