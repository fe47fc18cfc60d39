// A witness speaks for an arm only where the arm's condition holds in it.
import { expect, test } from 'vitest';
import { verdictsOf } from '../../../../src/compiler/verdicts/verdicts-of.ts';
import { formatText } from '../../../../src/diagnostics/report/text.ts';
import { compileSmall } from '../../../support/one-rule-mapping.ts';

test('the witness of an arm with a condition meets it, and is refused by the arm', () => {
  const { mappings, diagnostics } = compileSmall({
    vendor: { v: { type: 'string' }, w: { type: 'integer' }, kind: { type: 'string' } },
    canonical: { c: { type: 'integer' } },
    fields: [
      'c: { firstOf: [{ from: v, when: { kind: x }, as: integerText }, { from: w }], only: fromVendor, because: test }',
    ],
  });
  const [mapping] = mappings;
  if (mapping?.plan === undefined) throw new Error(formatText(diagnostics));
  const verdict = verdictsOf(mapping.resolved, mapping.plan).find(({ rule }) => rule === 'c');
  expect(verdict).toMatchObject({ verdict: 'partial', witness: { outputs: [null] } });
  expect(verdict?.witness?.issues).not.toEqual([]);
});

test('an arm that is written under a condition alone is partial, and the witness shows the issue', () => {
  const { mappings, diagnostics } = compileSmall({
    vendor: { v: { type: 'string' }, w: { type: 'string' }, kind: { type: 'string' } },
    canonical: { c: { type: 'string' } },
    fields: ['c: { firstOf: [{ from: v, when: { kind: x }, writer: true }, { from: w }], because: test }'],
  });
  const [mapping] = mappings;
  if (mapping?.plan === undefined) throw new Error(formatText(diagnostics));
  const verdicts = verdictsOf(mapping.resolved, mapping.plan).filter(({ rule }) => rule === 'c');
  expect(verdicts.find(({ direction }) => direction === 'toVendor')).toMatchObject({
    verdict: 'partial',
    because: 'it is written only where kind is "x"',
    witness: { issues: ['value/not-written'] },
  });
});

test('a witness of a later element has the elements before it, and one of a text that means null is not read again', () => {
  const { mappings, diagnostics } = compileSmall({
    vendor: {
      v: { type: 'string' },
      w: { type: 'string' },
      e: { type: ['string', 'null'], 'x-emptyIsNull': true },
    },
    canonical: {
      list: {
        type: 'array',
        items: { type: 'object', properties: { d: { type: 'string', format: 'date' } } },
      },
      e: { type: 'string' },
    },
    fields: [
      '"list[0].d": { from: v, because: test }',
      '"list[1].d": { from: w, because: test }',
      'e: { from: e, as: { text: { case: upper } }, because: test }',
    ],
  });
  const [mapping] = mappings;
  if (mapping?.plan === undefined) throw new Error(formatText(diagnostics));
  const verdicts = verdictsOf(mapping.resolved, mapping.plan);
  expect(
    verdicts.find(({ rule, direction }) => rule === 'list[1].d' && direction === 'fromVendor'),
  ).toMatchObject({ verdict: 'partial', witness: { inputs: ['soon'], issues: ['value/schema'] } });
  expect(verdicts.find(({ rule, direction }) => rule === 'e' && direction === 'toVendor')).toMatchObject({
    verdict: 'partial',
    witness: { inputs: [''], outputs: [''], back: [null] },
  });
});
