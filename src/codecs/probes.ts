// Values of a domain that are likely to refute a claim: its samples and edges, and a few of every type.
import type { JsonValue } from '../json/json.ts';
import type { Domain } from '../schema/domain.ts';
import { samplesOf } from '../schema/sample.ts';

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
  ...COMMON,
  ...samplesOf(domain),
  ...textsOf(domain),
];

const textsOf = ({ minLength, maxLength, maxBytes }: Domain): readonly string[] =>
  [minLength, maxLength, maxBytes]
    .filter((length) => length !== undefined && length > 0 && length <= LONGEST)
    .flatMap((length = 0) => ['a'.repeat(length), '1'.repeat(length), '😀'.repeat(length)]);

/**
 * Whole numbers beyond 2^53 do not come through JSON unchanged: a schema of whole numbers without bounds is not taken
 * to speak of them.
 */
export const isCarried = (domain: Domain, value: JsonValue): boolean => {
  if (Array.isArray(value)) {
    const { items } = domain;
    return items === undefined || value.every((item: JsonValue) => isCarried(items, item));
  }
  const isFloat = domain.types.size === 0 || domain.types.has('number');
  return isFloat || typeof value !== 'number' || Number.isSafeInteger(value);
};
