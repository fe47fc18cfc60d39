import { describe, expect, it } from 'vitest';
import { backtrackingIn } from '../../../../src/compiler/facts/backtracking.ts';
import { TEXT, told } from './checked.ts';

const money = { type: 'object', properties: { minor: { type: 'integer' } } };
const items = { type: 'array', items: { type: 'object', properties: { cost: { type: 'number' } } } };

const expression = (fromVendor: string, toVendor = '{ "x": a.minor / 100 }'): readonly string[] =>
  told({
    vendor: { x: { type: 'number' }, items },
    canonical: { a: money },
    fields: `a:
  jsonata:
    fromVendor: |
      ${fromVendor}
    toVendor: |
      ${toVendor}
  writes: [x]`,
    sections:
      'ignore: { vendor: [{ field: items, because: no }] }\nparameters: { rate: { type: number, required: true, description: r } }',
  }).filter((code) => !code.startsWith('rule/ignore'));

describe('authored expressions', () => {
  it.each([
    '{ "minor": $round(x * 100) }',
    '{ "minor": $sum(items.cost) + x }',
    '{ "minor": items[cost > 1].cost[0] + x * $param.rate }',
    '($f := function($v) { $v * 100 }; { "minor": $f(x) })',
    '{ "minor": $reduce(items.cost, function($s, $c) { $s + $c }, x) }',
    '{ "minor": x.($ * 100) }',
  ])('are sound: %s', (text) => {
    expect(expression(text)).toEqual([]);
  });

  it.each([
    ['{ "minor": $rond(x) }', 'expression/unknown-function at $rond'],
    ['{ "minor": $floor(y) + x }', 'expression/unknown-path at y'],
    ['{ "minor": $sum(items.price) + x }', 'expression/unknown-path at price'],
    ['{ "minor": x + $now() }', 'expression/forbidden-function at $now'],
    ['{ "minor": $map(items.cost, $eval) }', 'expression/forbidden-function at $eval'],
    ['{ "minor": x + $before.a.minor }', 'expression/unknown-variable at $before'],
    ['{ "minor": x * $param.rte }', 'resolve/unknown-parameter at rte'],
    ['{ "minor": $match("a", /(a)\\1/) ? x }', 'expression/regex at \\1'],
  ])('are not: %s', (text, expected) => {
    expect(expression(text)).toContain(expected);
  });

  it('read the canonical record on the way back, and the vendor record as it was', () => {
    expect(expression('{ "minor": x }', '{ "x": a.minor + $onto.x }')).toEqual([]);
    expect(expression('{ "minor": x }', '{ "x": x }')).toEqual(['expression/unknown-path at x']);
    expect(expression('{ "minor": x }', '{ "x": a.minor + $onto.y }')).toEqual([
      'expression/unknown-path at y',
    ]);
  });

  it('return what they declare, in every arm', () => {
    expect(expression('{ "minor": x }', 'a.minor > 1 ? { "x": 1 } : { "y": 2 }')).toEqual([
      'expression/not-declared at "y"',
    ]);
    expect(expression('{ "minor": x }', '{}')).toEqual(['expression/not-written at x']);
    expect(expression('{ "minor": x }', '($r := { "x": a.minor }; $r)')).toEqual([]);
    expect(expression('{ "minor": x }', '$merge([{ "x": 1 }, { "z": a.minor }])')).toEqual([
      'expression/not-declared at "z"',
    ]);
  });

  it('declare what they return by paths', () => {
    const home = { type: 'object', properties: { city: TEXT, zip: TEXT } };
    const written = (writes: string, toVendor: string) =>
      told({
        vendor: { home },
        canonical: { a: TEXT },
        fields: `a:\n  jsonata: { fromVendor: home.city & home.zip, toVendor: '${toVendor}' }\n  writes: ${writes}`,
      });
    expect(written('[home.city, home.zip]', '{ "home": { "city": a, "zip": a } }')).toEqual([]);
    expect(written('[home]', '{ "home": { "city": a, "zip": a } }')).toEqual([]);
    expect(written('[home.city, home.zip]', '{ "home": $merge([{ "city": a }]) }')).toEqual([]);
    expect(written('[home.city]', '{ "home": { "city": a, "zip": a } }')).toEqual([
      'expression/not-declared at "zip"',
    ]);
    expect(written('[home.city, home.zip]', '{ "home": { "city": a } }')).toEqual([
      'expression/not-written at home.zip',
    ]);
  });

  it('may read below an object without listed names', () => {
    expect(
      told({
        vendor: { extra: { type: 'object' } },
        canonical: { a: TEXT },
        fields: 'a: { jsonata: { fromVendor: extra.anything.at.all }, because: derived }',
      }),
    ).toEqual([]);
  });
});

describe('regular expressions', () => {
  it.each(['a(?=b)', '(?<!a)b', '(a)\\1', '(?<n>a)\\k<n>'])('need backtracking: %s', (source) => {
    expect(backtrackingIn(source)).toBeDefined();
  });

  it.each(['(?:a|b)+', '[(?=]', '\\(\\?=', '(?<name>a)', '\\\\1', '[\\1]'])('do not: %s', (source) => {
    expect(backtrackingIn(source)).toBeUndefined();
  });
});
