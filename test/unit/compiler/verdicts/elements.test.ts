// Rules inside an array have verdicts of their own, with witnesses that were run in an element with its key.
import { expect, test } from 'vitest';
import { verdictText } from '../../../../src/compiler/verdicts/verdict.ts';
import { verdictsOf } from '../../../../src/compiler/verdicts/verdicts-of.ts';
import { formatText } from '../../../../src/diagnostics/report/text.ts';
import { compileSmall } from '../../../support/one-rule-mapping.ts';

const text = { type: 'string' };
const list = (n: object) => ({
  type: 'array',
  items: { type: 'object', properties: { k: text, n: { ...n }, o: { type: 'integer' } } },
});

const { mappings, diagnostics } = compileSmall({
  vendor: { v: list({ type: 'string', maxLength: 4 }) },
  canonical: { c: list({ type: 'string', maxLength: 3 }) },
  fields: [
    'c: { from: v, each: { key: k, fields: { k: k, n: { from: n, as: { text: { truncate: 3 } }, because: test }, o: o } } }',
  ],
});

const verdicts = () => {
  const [mapping] = mappings;
  if (mapping?.plan === undefined) throw new Error(formatText(diagnostics));
  return verdictsOf(mapping.resolved, mapping.plan);
};

test('each rule of the elements has its own', () => {
  const told = verdicts().flatMap((verdict) =>
    !verdict.rule.startsWith('c[') ? [] : [`${verdict.rule} ${verdict.direction} ${verdictText(verdict)}`],
  );
  expect(told).toEqual([
    'c[].k fromVendor exact',
    'c[].k toVendor exact',
    'c[].n fromVendor lossy',
    'c[].n toVendor exact',
    'c[].o fromVendor exact',
    'c[].o toVendor exact',
  ]);
});

test('the witness shows the values of the element, and what came of them there', () => {
  const lossy = verdicts().find(({ rule, direction }) => rule === 'c[].n' && direction === 'fromVendor');
  const [one, other] = lossy?.witness?.inputs ?? [];
  expect(one).not.toEqual(other);
  const [left, right] = lossy?.witness?.outputs ?? [];
  expect(typeof left).toBe('string');
  expect(left).toEqual(right);
});
