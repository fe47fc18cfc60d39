// Until when a comment silences a warning: its day is the last one that counts.
import { expect, it } from 'vitest';
import { applySuppressions } from '../../../src/compiler/suppressions.ts';
import { createDiagnostic } from '../../../src/diagnostics/create-diagnostic.ts';

const text = 'later: {} # crosswalk-ignore rule/unused-definition until 2027-01-31: used from February on\n';
const file = { path: 'thing.yaml', text };
const warning = createDiagnostic(
  'rule/unused-definition',
  { what: 'value map', name: 'later' },
  { span: { file, start: 0, end: 5 } },
);

it.each([
  ['2027-01-30', [], 1],
  ['2027-01-31', [], 1],
  ['2027-02-01', ['rule/unused-definition', 'suppress/expired'], 0],
  [undefined, [], 1],
])('on %s', (today, codes, silenced) => {
  const { diagnostics, suppressed } = applySuppressions([warning], [file], { today, isWhole: true });
  expect([diagnostics.map(({ code }) => code), suppressed.length]).toEqual([codes, silenced]);
});
