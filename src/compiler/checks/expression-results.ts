// What an expression towards the vendor returns, against the fields that `writes` declares.
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/near.ts';
import type { Expression, Extent } from '../../jsonata/parse/tree.ts';
import type { Path } from '../../schema/path.ts';
import { type ExpressionSite, expressionsOf } from '../facts/expression-sites.ts';
import type { Check } from './check.ts';

interface Key extends Extent {
  readonly path: readonly string[];
}

interface Result {
  /** Paths of keys that are written as literals, each at its innermost key. */
  readonly keys: readonly Key[];
  /** False where there may be others. */
  readonly complete: boolean;
}

const OPEN: Result = { keys: [], complete: false };
const NONE: Result = { keys: [], complete: true };

const together = (results: readonly Result[]): Result => ({
  keys: results.flatMap(({ keys }) => keys),
  complete: results.every(({ complete }) => complete),
});

/** The object that an expression returns, as far as its text shows. */
const resultOf = (
  node: Expression | undefined,
  bound: ReadonlyMap<string, Expression>,
  depth = 0,
): Result => {
  if (node === undefined) return NONE;
  if (depth > 50 || node.group !== undefined || node.predicate !== undefined) return OPEN;
  const next = (inner: Expression | undefined, names = bound): Result => resultOf(inner, names, depth + 1);
  switch (node.type) {
    case 'object':
      return together(
        node.pairs.map(([key, value]) => {
          if (key.type !== 'string') return OPEN;
          const own: Key = { path: [key.value], start: key.start, end: key.end };
          if (value.type !== 'object' || value.pairs.length === 0) return { keys: [own], complete: true };
          const { keys, complete } = next(value);
          return { keys: keys.map((each) => ({ ...each, path: [key.value, ...each.path] })), complete };
        }),
      );
    case 'block': {
      const names = new Map(bound);
      for (const each of node.expressions) if (each.type === 'bind') names.set(each.name, each.value);
      return next(node.expressions.at(-1), names);
    }
    case 'condition':
      return together([next(node.then), next(node.else)]);
    case 'bind':
      return next(node.value);
    case 'variable': {
      const value = bound.get(node.name);
      return value === undefined ? OPEN : next(value);
    }
    case 'function': {
      const isMerge = node.procedure.type === 'variable' && node.procedure.name === 'merge';
      const [list] = node.arguments;
      return isMerge && list?.type === 'array' ? together(list.items.map((item) => next(item))) : OPEN;
    }
    default:
      return OPEN;
  }
};

const keysOf = (path: Path): readonly string[] =>
  path.flatMap((step) => (step.kind === 'key' ? [step.key] : []));

/** Is one of the paths the other, or above it? A value that is no literal object may hold anything below. */
const meet = (left: readonly string[], right: readonly string[]): boolean => {
  const shared = Math.min(left.length, right.length);
  return left.slice(0, shared).every((name, index) => name === right[index]);
};

const checkSite = ({ site, direction, expression, spanOf }: ExpressionSite): readonly Diagnostic[] => {
  const { source, canonical } = site.rule;
  if (direction !== 'toVendor' || source.kind !== 'jsonata') return [];
  const { keys, complete } = resultOf(expression.tree, new Map());
  const declared = source.writes.map(({ name, path: steps }) => ({ name, keys: keysOf(steps) }));
  const names = declared.map(({ name }) => name);
  const path = canonical.name;
  const told = new Set<string>();
  const undeclared = keys.flatMap((key): readonly Diagnostic[] => {
    const name = key.path.join('.');
    if (declared.some((each) => meet(each.keys, key.path)) || told.has(name)) return [];
    told.add(name);
    const args = { name, path, near: nearest(name, names), writes: [...names, name] };
    return [createDiagnostic('expression/not-declared', args, { span: spanOf(key) })];
  });
  // A misspelt key explains the declared one that it leaves out.
  if (!complete || undeclared.length > 0) return undeclared;
  return source.writes
    .filter(({ path: steps }) => !keys.some((key) => meet(keysOf(steps), key.path)))
    .map(({ name, span }) => createDiagnostic('expression/not-written', { name, path }, { span }));
};

export const checkExpressionResults: Check = { rule: (site) => expressionsOf(site).flatMap(checkSite) };
