// What the demo shows: counts and timings by source, the kinds of issues with an example of each.
import type { Issue } from '../runtime/issue.ts';
import { tableText } from './table.ts';

/** What became of one source's records. */
export interface Tally {
  readonly source: string;
  readonly records: number;
  readonly valid: number;
  readonly rejected: number;
  readonly issues: number;
  /** Written back unedited onto the record they came from, how many gave an empty patch. */
  readonly unchanged: number;
  readonly milliseconds: number;
}

/** An issue and the record it is about. */
export interface Found {
  readonly source: string;
  readonly index: number;
  readonly issue: Issue;
}

export const tallyTable = (tallies: readonly Tally[]): string =>
  tableText(
    ['source', 'records', 'valid', 'rejected', 'issues', 'unchanged', 'ms', 'records/s'],
    tallies.map((tally) => [
      tally.source,
      String(tally.records),
      String(tally.valid),
      String(tally.rejected),
      String(tally.issues),
      String(tally.unchanged),
      tally.milliseconds.toFixed(1),
      String(Math.round((tally.records / Math.max(tally.milliseconds, 0.001)) * 1000)),
    ]),
  );

const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`;

/** One row for each kind of issue, with an example; no wider than a hundred columns. */
export const issueTable = (found: readonly Found[]): string => {
  const groups = new Map<string, { readonly first: Found; count: number }>();
  for (const each of found) {
    const key = `${each.issue.code} ${each.issue.path}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: each, count: 1 });
    else group.count++;
  }
  return tableText(
    ['issue', 'field', 'count', 'for example', 'expected', 'rule'],
    [...groups.values()].map(({ first: { issue }, count }) => [
      issue.code,
      issue.path,
      String(count),
      cut(JSON.stringify(issue.value) ?? '', 20),
      cut(issue.expected ?? '', 25),
      issue.rule?.replace(/^.*\//, '') ?? '',
    ]),
  );
};
