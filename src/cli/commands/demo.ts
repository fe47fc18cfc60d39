// `crosswalk demo`: the main job on made-up leads, in the three shapes Marketo sends, with the proof that unedited
// records are written back unchanged.

import { once } from 'node:events';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { demoInput } from '../../demo-input/index.ts';
import { formatText } from '../../diagnostics/report/text.ts';
import { readCsv, typeCells } from '../../formats/index.ts';
import type { Issue } from '../../runtime/issue.ts';
import { createResource, type Resource } from '../../runtime/resource.ts';
import { cellKinds } from '../cell-kinds.ts';
import type { ExitCode, Io } from '../io.ts';
import { loadFor } from '../load.ts';
import { PACKAGE } from '../package-folder.ts';
import { tableText } from '../table.ts';

export interface DemoOptions {
  readonly out: string;
  readonly leads: number;
  readonly seed: number;
}

interface Tally {
  readonly source: string;
  records: number;
  valid: number;
  rejected: number;
  issues: number;
  unchanged: number;
  milliseconds: number;
}

interface Found {
  readonly source: string;
  readonly index: number;
  readonly issue: Issue;
}

export const demo = async ({ out, leads, seed }: DemoOptions, io: Io): Promise<ExitCode> => {
  const started = performance.now();
  const compiled = loadFor({ paths: ['mappings/marketo/contact.yaml'], cwd: PACKAGE });
  const mapping = compiled.mappings.find(({ name }) => name === 'marketo/contact');
  if (mapping?.plan === undefined) {
    io.err(`${formatText(compiled.diagnostics)}\n`);
    return 1;
  }
  const contacts = createResource(mapping.plan, { parameters: { munchkinId: '123-ABC-456' } });
  const compiledIn = performance.now() - started;

  const input = demoInput(seed, leads);
  const kinds = cellKinds(mapping.resolved.vendor);
  const sources: readonly (readonly [string, readonly unknown[]])[] = [
    ['rest', input.restPages.flatMap(({ result }) => result)],
    ['bulk', await rowsOf(input.bulkCsv, kinds)],
    ['webhook', input.webhookBodies.map((body) => typeCells(body, kinds))],
  ];

  mkdirSync(join(io.cwd, out), { recursive: true });
  const contactsFile = `${out}/contacts.ndjson`;
  const issuesFile = `${out}/issues.ndjson`;
  const records = createWriteStream(join(io.cwd, contactsFile));
  const issues = createWriteStream(join(io.cwd, issuesFile));
  const found: Found[] = [];
  const tallies = sources.map(([source, list]) => run(source, list, contacts, records, found));
  for (const { source, index, issue } of found)
    issues.write(`${JSON.stringify({ source, index, ...issue })}\n`);
  for (const stream of [records, issues]) {
    stream.end();
    await once(stream, 'close');
  }

  io.out(
    `Marketo leads → contacts (${mapping.plan.name}, ${mapping.plan.rules.length} rules, compiled in ${compiledIn.toFixed(0)} ms)\n\n`,
  );
  io.out(`${tallyTable(tallies)}\n\n`);
  io.out(`${issueTable(found)}\n\n`);
  const missed = input.faults.filter(
    ({ source, index, kind }) =>
      kind !== 'id-beyond-2^53' && !found.some((each) => each.source === source && each.index === index),
  );
  const planted = input.faults.filter(({ kind }) => kind !== 'id-beyond-2^53').length;
  const kept = input.faults.length - planted;
  const records_ = tallies.reduce((sum, { records: n }) => sum + n, 0);
  const unchanged = tallies.reduce((sum, { unchanged: n }) => sum + n, 0);
  io.out(
    `planted faults   ${planted - missed.length} of ${planted} found; ${kept} ids beyond 2^53 kept digit for digit\n`,
  );
  io.out(`written back     ${unchanged} of ${records_} unedited records give an empty patch\n`);
  io.out(`records          ${contactsFile}\nissues           ${issuesFile}\n`);
  const proven = missed.length === 0 && unchanged === records_;
  return proven ? 0 : 1;
};

const rowsOf = async (csv: string, kinds: ReturnType<typeof cellKinds>): Promise<readonly unknown[]> => {
  const rows: unknown[] = [];
  for await (const item of readCsv([csv], { kinds })) if (item.ok) rows.push(item.value);
  return rows;
};

const run = (
  source: string,
  list: readonly unknown[],
  contacts: Resource,
  output: { write(text: string): unknown },
  found: Found[],
): Tally => {
  const tally: Tally = {
    source,
    records: list.length,
    valid: 0,
    rejected: 0,
    issues: 0,
    unchanged: 0,
    milliseconds: 0,
  };
  const started = performance.now();
  const results = contacts.fromVendorAll(list);
  tally.milliseconds = performance.now() - started;
  for (const result of results) {
    for (const issue of result.issues) found.push({ source, index: result.index, issue });
    tally.issues += result.issues.length;
    if (!result.ok) {
      tally.rejected++;
      continue;
    }
    tally.valid++;
    output.write(`${JSON.stringify(result.value)}\n`);
    const back = contacts.toVendor(result.value, { onto: list[result.index] });
    if (back.ok && back.issues.length === 0 && Object.keys(back.patch).length === 0) tally.unchanged++;
  }
  return tally;
};

const tallyTable = (tallies: readonly Tally[]): string =>
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

/** One row for each kind of issue, with an example. */
const issueTable = (found: readonly Found[]): string => {
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
      cut(JSON.stringify(issue.value) ?? '', 28),
      cut(issue.expected ?? '', 44),
      issue.rule?.replace(/^.*\//, '') ?? '',
    ]),
  );
};

const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`;
