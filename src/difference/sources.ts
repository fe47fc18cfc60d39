// Where a rule takes its value from, as text that is equal for equal sources.
import type { AuthoredExpression, Rule, Source } from '../compiler/resolved.ts';
import type { Expression } from '../jsonata/parse/tree.ts';
import { written } from './written.ts';

/** The authored expressions of a rule; undefined for rules without. */
export const jsonataOf = (
  rule: Rule,
): Partial<Record<'fromVendor' | 'toVendor', AuthoredExpression>> | undefined =>
  rule.source.kind === 'jsonata' ? rule.source : undefined;

const PLACES: ReadonlySet<string> = new Set(['start', 'end', 'position']);

/** An expression without the places of its parts. */
export const shapeOf = (tree: Expression): string =>
  JSON.stringify(tree, (key, value: unknown) =>
    PLACES.has(key) ? undefined : value instanceof RegExp ? String(value) : value,
  );

/** Do two texts parse to the same expression? */
export const sameExpression = (one: AuthoredExpression, other: AuthoredExpression): boolean =>
  shapeOf(one.tree) === shapeOf(other.tree);

/** Equal where two sources are; authored expressions and arms are compared for themselves. */
export const sourceText = (source: Source): string => {
  switch (source.kind) {
    case 'field':
      return JSON.stringify(['field', source.from.name, source.to.name]);
    case 'pair':
      return JSON.stringify(['pair', source.pair, source.in.name]);
    case 'pairs':
      return JSON.stringify(['pairs', source.in.name]);
    case 'firstOf':
      return JSON.stringify(
        source.arms.map(({ when, writer }) => [when && [when.place.name, when.value], writer]),
      );
    case 'join':
      return JSON.stringify(['join', source.from.map(({ name }) => name), source.with]);
    case 'slots':
      return JSON.stringify([
        'slots',
        source.key,
        source.value,
        source.slots.map(({ slot, place }) => [slot, place.name]),
      ]);
    case 'const':
      return JSON.stringify(['const', source.value]);
    case 'param':
      return JSON.stringify(['param', source.name]);
    case 'jsonata':
      return JSON.stringify(['jsonata', source.writes.map(({ name }) => name).sort()]);
    case 'parts':
      return JSON.stringify(['parts', source.parts.map(({ name }) => name)]);
  }
};

/** The source in a few words, for a report. */
export const whatItReads = ({ source, node }: Rule): string => {
  if (source.kind === 'field')
    return source.from.name === source.to.name
      ? `from ${source.from.name}`
      : `from ${source.from.name} to ${source.to.name}`;
  return written(node.source.span);
};
