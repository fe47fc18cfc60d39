// Paths as checks compare them: any element of an array stands for all, and names say so with `[*]`.

import type { Side } from '../../mapping/tree.ts';
import { fieldAt } from '../../schema/fields.ts';
import { printPath } from '../../schema/parse-path.ts';
import type { Path, PathStep } from '../../schema/path.ts';
import type { ResolvedMapping } from '../resolved.ts';

/** The step into an element of an array, whichever. */
export const ELEMENT: PathStep = { kind: 'index', index: 0 };

/** A path seen from the record: behind the elements around it, unless it begins at `$parent`. */
export const absolutePath = (prefix: Path, path: Path): Path => {
  const [first] = path;
  if (first?.kind === 'key' && first.key === '$parent') return path.slice(1);
  return prefix.length === 0 ? path : [...prefix, ...path];
};

/** The same place in every element: indexes and filters become {@link ELEMENT}. */
const anyElement = (path: Path): Path =>
  path.every((step) => step.kind === 'key')
    ? path
    : path.map((step) => (step.kind === 'key' ? step : ELEMENT));

/** The name of a path with `[*]` for every element, as `ignore` writes it. */
export const starName = (path: Path): string => printPath(anyElement(path)).replaceAll('[0]', '[*]');

// A memo, not state: many checks ask for the names of one path, which never changes.
const names = new WeakMap<Path, readonly string[]>();

/** The names of the places above a path, and its own: `a`, `a.b`, `a.b[*]`. */
export const namesAbove = (path: Path): readonly string[] => {
  const known =
    names.get(path) ??
    path.map((_, index) => starName(index + 1 === path.length ? path : path.slice(0, index + 1)));
  names.set(path, known);
  return known;
};

/**
 * Where a side's schema speaks about a path, for messages: `schemas/marketo/lead.json#/properties/email`, or the entry
 * under `adds:` of the overlay that brought the field in.
 */
export const schemaPlace = (mapping: ResolvedMapping, side: Side, path: Path): string => {
  const document = mapping[side];
  const above = namesAbove(path);
  const added =
    side === 'canonical' && mapping.document.adds.find((each) => above.includes(starName(each.path.value)));
  if (added)
    return `canonical: { adds: { ${starName(added.path.value)}: … } } in ${added.path.span.file.path}`;
  return `${document.file}#${fieldAt(document, path)?.pointer ?? ''}`;
};
