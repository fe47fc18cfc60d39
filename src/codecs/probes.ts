// Values of a domain that are likely to refute a claim: its edges, its format's samples, and a few of every type.
import type { JsonValue } from '../diagnostics/json.ts';
import type { Domain } from '../schema/domain.ts';
import { formatOf } from '../schema/formats.ts';

const COMMON: readonly JsonValue[] = [
  'soon',
  'Ada',
  'ada',
  'ADA',
  '',
  ' ',
  ' Ada ',
  '1',
  '0',
  '-1',
  '12',
  '007',
  '1.5',
  'true',
  'A1',
  '😀',
  0,
  1,
  2,
  -1,
  12,
  1.5,
  true,
  false,
  [],
  {},
];

/** Texts longer than this prove nothing that shorter ones do not. */
const LONGEST = 70_000;

/** Values to try; not all of them need lie in the domain. */
export const probesOf = (domain: Domain): readonly JsonValue[] => [
  ...(domain.known ?? []),
  ...(domain.format === undefined ? [] : (formatOf(domain.format)?.samples ?? [])),
  ...COMMON,
  ...numbersOf(domain),
  ...textsOf(domain),
  ...listsOf(domain),
];

const numbersOf = ({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Domain): readonly number[] =>
  [
    minimum,
    maximum,
    exclusiveMinimum === undefined ? undefined : exclusiveMinimum + 1,
    exclusiveMaximum === undefined ? undefined : exclusiveMaximum - 1,
  ].filter((value) => value !== undefined);

const textsOf = ({ minLength, maxLength, maxBytes }: Domain): readonly string[] =>
  [minLength, maxLength, maxBytes]
    .filter((length) => length !== undefined && length > 0 && length <= LONGEST)
    .flatMap((length) => ['a'.repeat(length ?? 0), '1'.repeat(length ?? 0), '😀'.repeat(length ?? 0)]);

const listsOf = ({ items }: Domain): readonly JsonValue[] => {
  const inner = items?.values ?? (items === undefined ? COMMON : probesOf(items));
  return [...inner.map((value) => [value]), inner.slice(0, 2)];
};
