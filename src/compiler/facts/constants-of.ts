// The values that a rule states or asks for by its source, beside those of its codec: what records of tests should hold.
import type { JsonValue } from '../../json/json.ts';
import { referencesOf } from '../../jsonata/parse/references.ts';
import type { Side } from '../../mapping/tree.ts';
import type { Path } from '../../schema/path.ts';
import type { AuthoredExpression, Place, Rule, Source } from '../resolved.ts';

/** A value with the place where a record may hold it. */
export interface PlacedValue {
  readonly side: Side;
  readonly path: Path;
  readonly value: JsonValue;
}

const inVendor =
  (value: JsonValue) =>
  ({ path }: Place): PlacedValue => ({ side: 'vendor', path, value });

/** Name and value pairs of a list: one with each value, one that means nothing, none at all. */
const pairValues = (name: string, values: readonly JsonValue[]): readonly JsonValue[] => [
  ...['a', null, ...values].map((value) => [{ name, value }]),
  [],
];

const slotValues = ({ key, value, slots }: Extract<Source, { kind: 'slots' }>): readonly JsonValue[] => [
  ...slots.map(({ slot }) => [{ [key]: slot, [value]: 'a' }]),
  slots.map(({ slot }) => ({ [key]: slot, [value]: 'b' })),
  [{ [key]: 'no such slot', [value]: 'a' }],
];

const literals = (expressions: readonly (AuthoredExpression | undefined)[]): readonly JsonValue[] =>
  expressions.flatMap((expression) =>
    expression === undefined ? [] : referencesOf(expression.tree).strings.map(({ value }) => value),
  );

/** The values of the rule itself; its arms have their own. */
export const constantsOf = ({
  source,
  canonical,
  codec,
  default: fill,
  places,
}: Rule): readonly PlacedValue[] => {
  const inCanonical = (value: JsonValue): PlacedValue => ({
    side: 'canonical',
    path: canonical.path,
    value,
  });
  switch (source.kind) {
    case 'const':
      return [inCanonical(source.value)];
    case 'join':
      return source.from.map(inVendor(`a${source.with}b`));
    case 'pair':
      return pairValues(
        source.pair,
        [...(codec?.seeds.vendor ?? []), fill?.fromVendor, fill?.onCreate].filter(
          (value) => value !== undefined,
        ),
      ).map((value) => inVendor(value)(source.in));
    case 'slots':
      return slotValues(source).map(inCanonical);
    case 'jsonata':
      return literals([source.fromVendor, source.toVendor]).flatMap((value) => [
        ...places.flatMap((use) => (use.side === 'vendor' ? [inVendor(value)(use.place)] : [])),
        inCanonical(value),
      ]);
    case 'firstOf':
      return source.arms.flatMap(({ when }) => (when ? [inVendor(when.value)(when.place)] : []));
    case 'field':
    case 'pairs':
    case 'param':
    case 'parts':
      return [];
  }
};
