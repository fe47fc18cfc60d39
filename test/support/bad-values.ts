// Bad values for a field: what a schema and a codec give reason to try, by kind. The same ones every time.
import type { JsonValue } from '../../src/json/json.ts';
import type { Domain } from '../../src/schema/domain.ts';

/** Kind → what it is, in the order of the columns of the printed tables. */
export const KINDS = {
  null: 'null',
  empty: 'the empty text',
  text: '"no such value": a text where none is allowed, an unknown code, an address or id that is none',
  number: '12.5',
  boolean: 'true',
  list: '["a"]',
  object: '{ "a": 1 }',
  'too long': 'one character (or byte) more than the schema allows',
  'too small': 'one less than the least',
  'too large': 'one more than the greatest',
  'beyond 2^53': '9007199254740994',
  'bad id': '"0318581"',
  'bad mail': '"ada@"',
  'no day': '"2024-02-30"',
  'no hour': '"2024-05-31T25:00:00Z"',
} as const;
export type Kind = keyof typeof KINDS;

export type BadValue = readonly [Kind, JsonValue];

const DATES: ReadonlySet<string> = new Set(['date', 'date-time', 'marketo-datetime']);

/** The bad values of a place; `codec` names the conversion that the rule states there. */
export const badValuesFor = (domain: Domain, codec: string): readonly BadValue[] => {
  const { types, format, dataType } = domain;
  const allows = (...names: readonly string[]): boolean =>
    types.size === 0 ? domain.values === undefined : [...types].some((type) => names.includes(type));
  const isText = allows('string');
  const isPlainText =
    isText && domain.values === undefined && domain.patterns.length === 0 && format === undefined;
  const found: BadValue[] = [
    ['null', null],
    ['empty', ''],
  ];
  const isCode = codec === 'map' || codec.startsWith('lookup') || domain.known !== undefined;
  if (!isPlainText || codec !== 'plain' || isCode) found.push(['text', 'no such value']);
  if (!allows('number')) found.push(['number', 12.5]);
  if (!allows('boolean')) found.push(['boolean', true]);
  if (!allows('array')) found.push(['list', ['a']]);
  if (!allows('object')) found.push(['object', { a: 1 }]);
  const longest = domain.maxLength ?? domain.maxBytes;
  if (isText && longest !== undefined) found.push(['too long', 'x'.repeat(longest + 1)]);
  if (domain.minimum !== undefined) found.push(['too small', domain.minimum - 1]);
  if (domain.maximum !== undefined) found.push(['too large', domain.maximum + 1]);
  if (allows('integer', 'number')) found.push(['beyond 2^53', 9_007_199_254_740_994]);
  if (codec === 'idString' || codec === 'ref') found.push(['bad id', '0318581']);
  if (format === 'email' || dataType === 'email') found.push(['bad mail', 'ada@']);
  if (DATES.has(format ?? '') || codec === 'date' || codec === 'instant')
    found.push(['no day', '2024-02-30'], ['no hour', '2024-05-31T25:00:00Z']);
  return found;
};
