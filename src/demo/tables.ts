// What the demo shows: counts and timings by source, the kinds of issues with an example of each.
import type { Issue } from '../runtime/issue.ts';
import type { FaultKind, PlantedFault } from './plant-faults.ts';

/** What became of one source's records. */
export interface Tally {
  readonly source: string;
  readonly records: number;
  readonly valid: number;
  readonly rejected: number;
  readonly issues: number;
  /** Written back unedited onto the record they came from, how many gave an empty patch. */
  readonly unchanged: number;
  /** Of the transform, in milliseconds. */
  readonly milliseconds: number;
  /** Of the calls, in milliseconds. */
  readonly pulledIn: number;
}

/** An issue and the record it is about. */
export interface Found {
  readonly source: string;
  readonly index: number;
  /** The id of the record, as text. */
  readonly key: string;
  readonly issue: Issue;
}

/** Heads of columns, and a row for each line. */
export type Table = readonly [head: readonly string[], rows: readonly (readonly string[])[]];

export const tallyTable = (tallies: readonly Tally[]): Table => [
  ['source', 'records', 'valid', 'rejected', 'issues', 'unchanged', 'pulled in', 'ms', 'records/s'],
  tallies.map((tally) => [
    tally.source,
    String(tally.records),
    String(tally.valid),
    String(tally.rejected),
    String(tally.issues),
    String(tally.unchanged),
    `${tally.pulledIn.toFixed(0)} ms`,
    tally.milliseconds.toFixed(1),
    String(Math.round((tally.records / Math.max(tally.milliseconds, 0.001)) * 1000)),
  ]),
];

/** Faults of this kind are no faults here: text input keeps every digit. */
const KEPT: FaultKind = 'id-beyond-2^53';

/** How what was found compares with what was planted; `keys` are the ids of all records that came out. */
export const checkFaults = (
  faults: readonly PlantedFault[],
  found: readonly Found[],
  keys: ReadonlySet<string>,
) => {
  const planted = new Set<string>();
  let large = 0;
  let kept = 0;
  for (const { source, id, kind } of faults)
    if (kind !== KEPT) planted.add(`${source} ${id}`);
    else {
      large++;
      if (keys.has(id)) kept++;
    }
  const told = new Set(found.map(({ source, key }) => `${source} ${key}`));
  const seen = [...planted].filter((place) => told.has(place)).length;
  const others = found.filter(({ source, key }) => !planted.has(`${source} ${key}`)).length;
  const isComplete = seen === planted.size && others === 0 && kept === large;
  return { planted: planted.size, seen, others, large, kept, isComplete };
};

const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`;

/** One row for each kind of issue, with an example; no wider than a hundred columns. */
export const issueTable = (found: readonly Found[]): Table => {
  const groups = new Map<string, { readonly first: Found; count: number }>();
  for (const each of found) {
    const key = `${each.issue.code} ${each.issue.path}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: each, count: 1 });
    else group.count++;
  }
  return [
    ['issue', 'field', 'count', 'for example', 'expected', 'rule'],
    [...groups.values()].map(({ first: { issue }, count }) => [
      issue.code,
      issue.path,
      String(count),
      cut(JSON.stringify(issue.value) ?? '', 20),
      cut(issue.expected ?? '', 25),
      issue.rule?.replace(/^.*\//, '') ?? '',
    ]),
  ];
};
