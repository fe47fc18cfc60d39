// Follows the names of an expression's path through a schema, as JSONata does: arrays on the way are entered.

import { isJsonObject } from '../../json/json.ts';
import type { SchemaDocument } from '../../schema/domain.ts';
import { fieldAt, fieldsOf } from '../../schema/fields.ts';
import type { Path, PathStep } from '../../schema/path.ts';
import { ELEMENT, namesAbove } from './paths.ts';

export type Followed =
  | { readonly ok: true; readonly path: Path }
  /** The first name that the schema does not have, and where it was looked for. */
  | { readonly ok: false; readonly index: number; readonly parent: Path };

const keyStep = (key: string): PathStep => ({ kind: 'key', key });

const child = (document: SchemaDocument, parent: Path, key: string): Path | undefined => {
  let path = parent;
  // Arrays of arrays are entered too, but no schema nests them without end.
  for (let depth = 0; depth < 4; depth++) {
    const found: Path = [...path, { kind: 'key', key }];
    if (fieldAt(document, found) !== undefined) return found;
    path = [...path, ELEMENT];
    if (fieldAt(document, path) === undefined) return undefined;
  }
  return undefined;
};

/** Does the schema say nothing of what lies below: any value, or an object without listed names? */
const isOpenAt = (document: SchemaDocument, path: Path): boolean => {
  if (path.length === 0) return false;
  const field = fieldAt(document, path);
  if (field === undefined) return true;
  const { types } = field.domain;
  if (types.size > 0 && !types.has('object') && !types.has('array')) return false;
  if (types.has('array') && isJsonObject(field.schema.items)) return isOpenAt(document, [...path, ELEMENT]);
  const below = `${namesAbove(path).at(-1)}.`;
  return (
    !fieldsOf(document).some((leaf) => (namesAbove(leaf.path).at(-1) ?? '').startsWith(below)) &&
    path.every((step) => step.kind === 'key')
  );
};

/** The schema's path of these names, from a prefix; below a place that it leaves open the names go on as they are. */
export const followNames = (document: SchemaDocument, prefix: Path, names: readonly string[]): Followed => {
  let path: Path = prefix;
  for (const [index, name] of names.entries()) {
    const next = child(document, path, name);
    if (next === undefined)
      return isOpenAt(document, path)
        ? { ok: true, path: [...path, ...names.slice(index).map(keyStep)] }
        : { ok: false, index, parent: path };
    path = next;
  }
  return { ok: true, path };
};
