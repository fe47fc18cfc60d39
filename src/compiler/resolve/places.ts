// Paths bound to the schema at their place.
import type { Located, LocatedPath } from '../../mapping/tree.ts';
import type { Domain, SchemaDocument } from '../../schema/domain.ts';
import { ANY_DOMAIN } from '../../schema/domain-of.ts';
import { fieldAt } from '../../schema/fields.ts';
import { printPath } from '../../schema/parse-path.ts';
import type { Path } from '../../schema/path.ts';
import type { Place } from '../resolved.ts';

/** Finds places in one schema, below a prefix (the element of an `each`). */
export interface PlaceFinder {
  readonly document: SchemaDocument;
  readonly prefix: Path;
}

/** The place of a path; `known` is false where the schema has no such field. */
export const placeAt = (finder: PlaceFinder, located: LocatedPath): Place => {
  const path = located.value;
  const first = path[0];
  // `$parent` of `records:` is the whole record, whatever the elements are.
  const isParent = first?.kind === 'key' && first.key === '$parent';
  const field = fieldAt(finder.document, inDocument(finder.prefix, path, isParent));
  return {
    path,
    name: printPath(path),
    domain: field?.domain ?? ANY_DOMAIN,
    known: field !== undefined,
    span: located.span,
  };
};

const inDocument = (prefix: Path, path: Path, isParent: boolean): Path => {
  if (isParent) return path.slice(1);
  return prefix.length === 0 ? path : [...prefix, ...path];
};

/** The finder for the elements of the array at `path`. */
export const elementsAt = (finder: PlaceFinder, path: Path): PlaceFinder => ({
  document: finder.document,
  prefix: [...finder.prefix, ...path, { kind: 'index', index: 0 }],
});

/** A single key as a path with a place. */
export const keyPath = (name: Located<string>): LocatedPath => ({
  value: [{ kind: 'key', key: name.value }],
  span: name.span,
});

/** What the schema says of the value of any pair in a list of them. */
export const pairDomain = (finder: PlaceFinder, list: LocatedPath): Domain =>
  placeAt(finder, {
    ...list,
    value: [...list.value, { kind: 'index', index: 0 }, { kind: 'key', key: 'value' }],
  }).domain;

/** The value of a pair: where the schema lists the names of pairs, `known` if it is one; else as long as the list is. */
export const pairPlace = (finder: PlaceFinder, list: LocatedPath, name: Located<string>): Place => {
  const path: LocatedPath = {
    value: [...list.value, { kind: 'key', key: name.value }],
    span: name.span,
  };
  const place = placeAt(finder, path);
  if (place.known) return place;
  // Other pairs than those that have rules are never listed.
  const known = placeAt(finder, list).known && (name.value === '*' || !listsNames(finder, list));
  return { ...place, domain: pairDomain(finder, list), known };
};

/** Does the schema list the names of the pairs in the list at `path`? */
const listsNames = (finder: PlaceFinder, { value: path }: LocatedPath): boolean => {
  const isParent = path[0]?.kind === 'key' && path[0].key === '$parent';
  const field = fieldAt(finder.document, isParent ? path.slice(1) : [...finder.prefix, ...path]);
  return field !== undefined && Object.hasOwn(field.schema, 'properties');
};
