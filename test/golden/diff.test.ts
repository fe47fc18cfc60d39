// Every kind of change has a case: what is put in the place of files of one small project, and the whole report.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatText } from '../../src/diagnostics/report/text.ts';
import { differenceOf } from '../../src/difference/difference-of.ts';
import { versionErrors } from '../../src/difference/report/diagnostics.ts';
import { formatChanges } from '../../src/difference/report/text.ts';
import { compiledState, DIFF_ROOT, DIFFERENCES, differenceOfCase, projectWith } from './difference-cases.ts';
import { expectedOf } from './golden.ts';

describe('the difference of two states', () => {
  it.each(DIFFERENCES)('prints as expected: %s', (name) => {
    const difference = differenceOfCase(name);
    const text = `${formatChanges(difference.changes)}${formatText(versionErrors(difference))}`;
    expect(text).toBe(expectedOf(join(DIFF_ROOT, name), 'expected.txt', text));
  });

  it('is nothing for the same project', () => {
    const same = compiledState(projectWith(''));
    expect(differenceOf({ base: same, now: same })).toEqual({ changes: [], shortBumps: [] });
  });
});
