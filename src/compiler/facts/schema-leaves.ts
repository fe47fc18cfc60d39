// The leaves of a schema as coverage counts them: the fields of array elements too, where a rule goes into the elements.
import type { Field, SchemaDocument } from '../../schema/domain.ts';
import { elementFields, fieldsOf } from '../../schema/fields.ts';
import { isForbiddenName } from '../../schema/parse-path.ts';
import type { Path } from '../../schema/path.ts';
import { ELEMENT, namesAbove, starName } from './paths.ts';

/** A leaf with the name under which `ignore` writes it, e.g. `costs[*].cost`. */
export interface Leaf {
  readonly field: Field;
  readonly path: Path;
  readonly name: string;
}

/** Elements inside elements inside elements: deeper than this an array counts as one leaf. */
const DEEPEST = 8;

// A memo, not state: several checks ask for the leaves beneath one list of paths, and neither ever changes.
const memo = new WeakMap<
  readonly Path[],
  { readonly document: SchemaDocument; readonly leaves: readonly Leaf[] }
>();

/** The leaves; an array is divided into its elements' fields only where `paths` lead below it. */
export const leavesOf = (document: SchemaDocument, paths: readonly Path[]): readonly Leaf[] => {
  const known = memo.get(paths);
  if (known?.document === document) return known.leaves;
  const leaves = collect(document, paths);
  memo.set(paths, { document, leaves });
  return leaves;
};

const collect = (document: SchemaDocument, paths: readonly Path[]): readonly Leaf[] => {
  const entered = new Set(paths.flatMap((path) => namesAbove(path).slice(0, -1)));
  const divide = (prefix: Path, field: Field, depth: number): readonly Leaf[] => {
    const path = prefix.length === 0 ? field.path : [...prefix, ...field.path];
    const name = starName(path);
    const inner = depth < DEEPEST && entered.has(name) ? elementFields(document, path) : [];
    if (inner.length === 0) return [{ field, path, name }];
    return inner.flatMap((next) => {
      // What elements must have is asked of a record only that must have the array.
      const required = next.required && field.required;
      return divide([...path, ELEMENT], required === next.required ? next : { ...next, required }, depth + 1);
    });
  };
  return fieldsOf(document)
    .filter(({ path }) => !path.some((step) => step.kind === 'key' && isForbiddenName(step.key)))
    .flatMap((field) => divide([], field, 0));
};

/** Which leaves some path covers: itself, a place above it, or, in a leaf without listed fields, below it. */
export const isCoveredBy = (paths: readonly Path[]): ((leaf: Leaf) => boolean) => {
  const all = paths.some((path) => path.length === 0);
  const own = new Set(paths.map(starName));
  const above = new Set(paths.flatMap(namesAbove));
  return ({ path, name }) => all || above.has(name) || namesAbove(path).some((each) => own.has(each));
};
