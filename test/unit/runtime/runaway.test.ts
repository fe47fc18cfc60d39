// Authored expressions that run away: each ends in an issue, and the next record is read as ever.
import { expect, it } from 'vitest';
import { createResource } from '../../../src/runtime/resource.ts';
import { planOf, SMALL, type SmallMapping } from '../../support/small-mapping.ts';

/** The small mapping with one more rule, whose expression runs away for the label "run". */
const withExpression = (runaway: string): SmallMapping => ({
  ...SMALL,
  mapping: `${SMALL.mapping}  result:
    jsonata: { fromVendor: ${JSON.stringify(`label = "run" ? ${runaway} : label`)} }
    only: fromVendor
    because: a test
`,
  canonical: {
    ...SMALL.canonical,
    properties: { ...Reflect.get(SMALL.canonical, 'properties'), result: {} },
  },
});

it.each([
  ['calls itself without end', '($f := function() { $f() }; $f())'],
  ['nests without end', '($f := function($n) { 1 + $f($n) }; $f(1))'],
  ['nests through a built-in function', '($f := function($a) { $map([1, 2], $f) }; $f(1))'],
  ['makes a list without end', '($f := function($l) { $f($append($l, $l)) }; $f([1, 2]))'],
  ['makes a range too long', '$count([1..9000000])'],
  ['crosses a list with itself', '$count([1..5000].[1..5000].($ * 2))'],
])('an expression that %s is stopped with an issue', (_, runaway) => {
  const resource = createResource(planOf(withExpression(runaway)));
  const stopped = resource.fromVendor({ id: 'x', label: 'run' });
  expect(stopped.issues).toMatchObject([
    { code: expect.stringMatching(/^(record\/limit|value\/expression)$/) },
  ]);
  expect(resource.fromVendor({ id: 'y', label: 'fine' })).toMatchObject({
    ok: true,
    value: { id: 'y', name: 'fine', result: 'fine' },
    issues: [],
  });
});

it('a pattern that would backtrack without end is matched in linear time', () => {
  const text = `${'a'.repeat(50_000)}!`;
  const resource = createResource(planOf(withExpression('$count($match(note, /(a+)+$/))')));
  expect(resource.fromVendor({ id: 'x', label: 'run', note: text })).toMatchObject({ ok: true, issues: [] });
});
