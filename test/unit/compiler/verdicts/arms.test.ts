// Verdicts of choices: what an arm claims, through its own codec and that of the choice.
import { expect, it } from 'vitest';
import { verdictText } from '../../../../src/compiler/verdicts/verdict.ts';
import { verdictsOf } from '../../../../src/compiler/verdicts/verdicts-of.ts';
import { formatText } from '../../../../src/diagnostics/report/text.ts';
import { compileSmall } from '../../../support/one-rule-mapping.ts';

const text = { type: 'string' };

const verdictOf = (rule: string): string => {
  const { mappings, diagnostics } = compileSmall({
    vendor: { v: text, w: text, list: { type: 'array' } },
    canonical: { c: text },
    fields: [`c: { ${rule}, only: fromVendor, because: test }`],
    more: ['ignore: { vendor: [{ field: "*", because: test }] }'],
  });
  const [mapping] = mappings;
  if (mapping?.plan === undefined) throw new Error(formatText(diagnostics));
  const found = verdictsOf(mapping.resolved, mapping.plan).find(({ rule: id }) => id === 'c');
  return found === undefined ? 'none' : `${verdictText(found)} ${found.because ?? ''}`;
};

it.each([
  ['firstOf: [v]', 'exact'],
  ['firstOf: [v], as: { text: { case: upper } }', 'exact up to case'],
  // Both codecs count: the arm's own first.
  ['firstOf: [{ from: v, as: { text: { trim: true } } }], as: { text: { case: upper } }', 'exact up to'],
  ['firstOf: [v, { const: none }]', 'exact'],
  ['firstOf: [v, w]', 'lossy'],
  ['firstOf: [v, { pair: W, in: list }]', 'unproven'],
  ['firstOf: [v, { join: [v, w], with: " " }]', 'unproven'],
])('%s is %s', (rule, verdict) => {
  expect(verdictOf(rule)).toMatch(new RegExp(`^${verdict}`));
});
