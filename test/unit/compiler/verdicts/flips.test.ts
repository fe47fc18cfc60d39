// Verdicts come from the schemas: in each pair only a schema changes, and the verdict moves.
import { expect, test } from 'vitest';
import { type Verdict, verdictText } from '../../../../src/compiler/verdicts/verdict.ts';
import { verdictsOf } from '../../../../src/compiler/verdicts/verdicts-of.ts';
import { formatText } from '../../../../src/diagnostics/report/text.ts';
import type { JsonObject } from '../../../../src/json/json.ts';
import { compileSmall } from '../../../support/one-rule-mapping.ts';

interface Side {
  readonly vendor: JsonObject;
  readonly canonical: JsonObject;
  readonly verdict: string;
}

interface Pair {
  readonly name: string;
  readonly rule: string;
  readonly more?: readonly string[];
  readonly direction: Verdict['direction'];
  readonly first: Side;
  readonly second: Side;
}

const text = (more: JsonObject = {}): JsonObject => ({ type: 'string', ...more });
const oneOf = (...values: readonly string[]): JsonObject => ({ type: 'string', enum: values });
const WHOLE: JsonObject = { type: 'integer', minimum: 0, maximum: 1000 };
const MAP = ['valueMaps:', '  codes:', '    A: a', '    B: b'];
const ONE = ['valueMaps:', '  codes:', '    A: a'];

const side = (vendor: JsonObject, canonical: JsonObject, verdict: string): Side => ({
  vendor: { v: vendor },
  canonical: { c: canonical },
  verdict,
});

const keyed = (more: JsonObject = {}): JsonObject => ({
  type: 'array',
  items: { type: 'object', required: ['k'], properties: { k: text({ minLength: 1 }) } },
  ...more,
});

const PAIRS: readonly Pair[] = [
  {
    name: 'a rename into a shorter text',
    rule: 'c: { from: v, because: test }',
    direction: 'fromVendor',
    first: side(text({ maxLength: 10 }), text({ maxLength: 10 }), 'exact'),
    second: side(text({ maxLength: 11 }), text({ maxLength: 10 }), 'partial'),
  },
  {
    name: 'a rename back into a shorter text',
    rule: 'c: { from: v, because: test }',
    direction: 'toVendor',
    first: side(text({ maxLength: 10 }), text({ maxLength: 10 }), 'exact'),
    second: side(text({ maxLength: 10 }), text({ maxLength: 11 }), 'partial'),
  },
  {
    name: 'a rename into a pattern',
    rule: 'c: { from: v, because: test }',
    direction: 'fromVendor',
    first: side(text({ pattern: '^[a-c]+$' }), text({ pattern: '^[a-z]+$' }), 'exact'),
    second: side(text({ pattern: '^[a-z]+$' }), text({ pattern: '^[a-c]+$' }), 'partial'),
  },
  {
    name: 'a rename into an enum',
    rule: 'c: { from: v, because: test }',
    direction: 'fromVendor',
    first: side(oneOf('a', 'b'), oneOf('a', 'b', 'c'), 'exact'),
    second: side(oneOf('a', 'b', 'c'), oneOf('a', 'b'), 'partial'),
  },
  {
    name: 'a rename into a format',
    rule: 'c: { from: v, because: test }',
    direction: 'fromVendor',
    first: side(text({ format: 'email' }), text({ format: 'email' }), 'exact'),
    second: side(text(), text({ format: 'email' }), 'partial'),
  },
  {
    name: 'a rename of numbers into a range',
    rule: 'c: { from: v, because: test }',
    direction: 'fromVendor',
    first: side(WHOLE, WHOLE, 'exact'),
    second: side({ ...WHOLE, maximum: 1001 }, WHOLE, 'partial'),
  },
  {
    name: 'a rename of numbers into whole ones',
    rule: 'c: { from: v, because: test }',
    direction: 'fromVendor',
    first: side(WHOLE, { type: 'number' }, 'exact'),
    second: side({ type: 'number' }, { type: 'integer' }, 'partial'),
  },
  {
    name: 'a truth value out of truth values or of digits',
    rule: 'c: { from: v, as: boolean, because: test }',
    direction: 'fromVendor',
    first: side({ type: 'boolean' }, { type: 'boolean' }, 'exact'),
    second: side({ type: 'integer' }, { type: 'boolean' }, 'partial'),
  },
  {
    name: 'an id out of whole numbers or of any text',
    rule: 'c: { from: v, as: idString, because: test }',
    direction: 'fromVendor',
    first: side(WHOLE, text(), 'exact'),
    second: side(text(), text(), 'partial'),
  },
  {
    name: 'an id back from its own spelling or from any text',
    rule: 'c: { from: v, as: idString, because: test }',
    direction: 'toVendor',
    first: side({ type: 'integer', minimum: 0 }, text({ pattern: '^(?:0|[1-9][0-9]{0,14})$' }), 'exact'),
    second: side({ type: 'integer', minimum: 0 }, text(), 'partial'),
  },
  {
    name: 'a time in one spelling or in many',
    rule: 'c: { from: v, as: instant, because: test }',
    direction: 'fromVendor',
    first: side(
      oneOf('2020-01-01T00:00:00Z', '2020-01-02T00:00:00Z'),
      text({ format: 'date-time' }),
      'exact',
    ),
    second: side(
      oneOf('2020-01-01T00:00:00Z', '2020-01-01T01:00:00+01:00'),
      text({ format: 'date-time' }),
      'exact up to instant',
    ),
  },
  {
    name: 'a day out of days or out of any text',
    rule: 'c: { from: v, as: date, because: test }',
    direction: 'fromVendor',
    first: side(text({ format: 'date' }), text({ format: 'date' }), 'exact'),
    second: side(text(), text({ format: 'date' }), 'partial'),
  },
  {
    name: 'a value map over a closed or an open list',
    rule: 'c: { from: v, map: codes, unknown: error, because: test }',
    more: MAP,
    direction: 'fromVendor',
    first: side(oneOf('A', 'B'), oneOf('a', 'b'), 'exact'),
    second: side(text(), oneOf('a', 'b'), 'partial'),
  },
  {
    name: 'a value map back over a closed or an open list',
    rule: 'c: { from: v, map: codes, unknown: error, because: test }',
    more: MAP,
    direction: 'toVendor',
    first: side(oneOf('A', 'B'), oneOf('a', 'b'), 'exact'),
    second: side(oneOf('A', 'B'), text(), 'partial'),
  },
  {
    name: 'an unknown code read as a known one, where there are unknown codes or not',
    rule: 'c: { from: v, map: codes, unknown: { to: a }, because: test }',
    more: ONE,
    direction: 'fromVendor',
    first: side(oneOf('A'), oneOf('a'), 'exact'),
    second: side(oneOf('A', 'B'), oneOf('a'), 'lossy'),
  },
  {
    name: 'a list whose items may hold the separator',
    rule: 'c: { from: v, list: ";", because: test }',
    direction: 'toVendor',
    first: side(text(), { type: 'array', minItems: 1, items: text({ pattern: '^[^;]+$' }) }, 'exact'),
    second: side(text(), { type: 'array', minItems: 1, items: text({ minLength: 1 }) }, 'partial'),
  },
  {
    name: 'trimmed text, where spaces are possible or not',
    rule: 'c: { from: v, as: { text: { trim: true } }, because: test }',
    direction: 'fromVendor',
    first: side(text({ pattern: '^[a-z]+$' }), text(), 'exact'),
    second: side(text(), text(), 'exact up to white space'),
  },
  {
    name: 'lower case, where capitals are possible or not',
    rule: 'c: { from: v, as: { text: { case: lower } }, because: test }',
    direction: 'fromVendor',
    first: side(oneOf('a', 'b'), text(), 'exact'),
    second: side(oneOf('a', 'A'), text(), 'exact up to case'),
  },
  {
    name: 'cut text, where more is possible or not',
    rule: 'c: { from: v, as: { text: { truncate: 3 } }, because: test }',
    direction: 'fromVendor',
    first: side(text({ maxLength: 3 }), text(), 'exact'),
    second: side(text({ maxLength: 4 }), text(), 'lossy'),
  },
  {
    name: 'a wrapped value back from one element or several',
    rule: 'c: { from: v, as: wrap, because: test }',
    direction: 'toVendor',
    first: side(text(), { type: 'array', items: text(), minItems: 1, maxItems: 1 }, 'exact'),
    second: side(text(), { type: 'array', items: text(), minItems: 1 }, 'partial'),
  },
  {
    name: 'a default that the vendor can or cannot hold',
    rule: 'c: { from: v, default: { fromVendor: none, because: test } }',
    direction: 'fromVendor',
    first: side(oneOf('a', 'b'), oneOf('a', 'b', 'none'), 'exact'),
    second: side(oneOf('a', 'none'), oneOf('a', 'none'), 'lossy'),
  },
  {
    name: 'whole numbers as text, where the text is digits or anything',
    rule: 'c: { from: v, as: integerText, because: test }',
    direction: 'fromVendor',
    first: side(text({ pattern: '^(?:0|[1-9][0-9]{0,14})$' }), { type: 'integer' }, 'exact'),
    second: side(text(), { type: 'integer' }, 'partial'),
  },
  {
    name: 'a template of texts that fit or of any',
    rule: 'c: { from: v, template: "id-{.:[0-9]+}", because: test }',
    direction: 'fromVendor',
    first: side(text({ pattern: '^id-[0-9]+$' }), text(), 'exact'),
    second: side(text(), text(), 'partial'),
  },
  {
    name: 'slots, where the schema names the same keys or more',
    rule: 'c: { slots: { key: type, value: number }, from: { work: v }, because: test }',
    direction: 'toVendor',
    first: side(
      text(),
      { type: 'array', items: { type: 'object', properties: { type: oneOf('work'), number: text() } } },
      'partial.*two elements with one key',
    ),
    second: side(
      text(),
      {
        type: 'array',
        items: { type: 'object', properties: { type: oneOf('work', 'home'), number: text() } },
      },
      'partial.*an element with another key',
    ),
  },
  ...(['fromVendor', 'toVendor'] as const).map(
    (direction): Pair => ({
      name: `an array whose elements have a key, ${direction}`,
      rule: 'c: { from: v, each: { key: k, fields: { k: k } } }',
      direction,
      first: side(keyed(), keyed(), 'partial'),
      second: side(keyed({ uniqueItems: true }), keyed({ uniqueItems: true }), 'exact'),
    }),
  ),
];

const verdictFor = (pair: Pair, { vendor, canonical }: Side): Verdict => {
  const { mappings, diagnostics } = compileSmall({
    vendor,
    canonical,
    fields: [pair.rule],
    ...(pair.more && { more: pair.more }),
  });
  const [mapping] = mappings;
  const errors = formatText(diagnostics.filter(({ severity }) => severity === 'error'));
  if (mapping?.plan === undefined) throw new Error(`${pair.name} does not compile\n${errors}`);
  const found = verdictsOf(mapping.resolved, mapping.plan).find(
    ({ rule, direction }) => rule === 'c' && direction === pair.direction,
  );
  if (found === undefined) throw new Error(`${pair.name} has no verdict ${pair.direction}`);
  return found;
};

test.each(PAIRS)('$name', (pair) => {
  for (const each of [pair.first, pair.second]) {
    const verdict = verdictFor(pair, each);
    expect(`${verdictText(verdict)} ${verdict.because ?? ''}`).toMatch(new RegExp(`^${each.verdict}`));
    const { witness } = verdict;
    if (verdict.verdict === 'partial') {
      expect(witness?.inputs).toHaveLength(1);
      expect(witness?.issues.length === 0 && witness?.outputs[0] !== null).toBe(false);
    }
    if (verdict.verdict === 'lossy') {
      expect(witness?.inputs).toHaveLength(2);
      expect(witness?.inputs[0]).not.toEqual(witness?.inputs[1]);
      expect(witness?.outputs[0]).toEqual(witness?.outputs[1]);
      if (witness?.back !== undefined) expect(witness.back[0]).toEqual(witness.back[1]);
    }
  }
  expect(pair.first.verdict).not.toBe(pair.second.verdict);
});

test('there are at least twenty pairs', () => {
  expect(PAIRS.length).toBeGreaterThanOrEqual(20);
});
