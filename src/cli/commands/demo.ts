// `crosswalk demo`: the main job on made-up leads, in the three shapes Marketo sends, with the proof that unedited
// records are written back unchanged.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { demoInput } from '../../demo-input/index.ts';
import { formatText } from '../../diagnostics/report/text.ts';
import { readCsv, typeCells } from '../../formats/index.ts';
import { packageFolder } from '../../host/package-host.ts';
import { createResource, type Resource } from '../../runtime/resource.ts';
import { cellKinds } from '../cell-kinds.ts';
import { type Found, issueTable, type Tally, tallyTable } from '../demo-tables.ts';
import type { ExitCode, Io } from '../io.ts';
import { type LineFile, openLineFile } from '../line-file.ts';
import { loadFor } from '../load.ts';

export interface DemoOptions {
  readonly out: string;
  readonly leads: number;
  readonly seed: number;
}

/** Faults of this kind are no faults here: text input keeps every digit. */
const KEPT = 'id-beyond-2^53';

export const demo = async ({ out, leads, seed }: DemoOptions, io: Io): Promise<ExitCode> => {
  const started = performance.now();
  const compiled = loadFor({ paths: ['mappings/marketo/contact.yaml'], cwd: packageFolder() });
  const mapping = compiled.mappings.find(({ name }) => name === 'marketo/contact');
  if (mapping?.plan === undefined) {
    io.err(formatText(compiled.diagnostics));
    return 1;
  }
  const contacts = createResource(mapping.plan, { parameters: { munchkinId: '123-ABC-456' } });
  // Validators are compiled when the first record comes by: that is no part of the time for each record.
  contacts.toVendor({ id: '1' }, { onto: { id: 1 } });
  const compiledIn = performance.now() - started;

  const input = demoInput(seed, leads);
  const kinds = cellKinds(mapping.resolved.vendor);
  const sources: readonly (readonly [string, readonly unknown[]])[] = [
    ['rest', input.restPages.flatMap(({ result }) => result)],
    ['bulk', await rowsOf(input.bulkCsv, kinds)],
    ['webhook', input.webhookBodies.map((body) => typeCells(body, kinds))],
  ];

  mkdirSync(resolve(io.cwd, out), { recursive: true });
  const files = { records: `${out}/contacts.ndjson`, issues: `${out}/issues.ndjson` };
  const records = await openLineFile(files.records, io.cwd);
  const issues = await openLineFile(files.issues, io.cwd);
  const tallies: Tally[] = [];
  const found: Found[] = [];
  const keys = new Map<string, readonly unknown[]>();
  for (const [source, list] of sources) {
    const results = await run(source, list, contacts, records, found);
    tallies.push(results.tally);
    keys.set(source, results.keys);
  }
  for (const { source, index, issue } of found) await issues.write({ source, index, ...issue });
  await records.close();
  await issues.close();

  const { name, rules } = mapping.plan;
  const isTold = ({ source, index }: { readonly source: string; readonly index: number }) =>
    found.some((each) => each.source === source && each.index === index);
  const planted = input.faults.filter(({ kind }) => kind !== KEPT);
  const large = input.faults.filter(({ kind }) => kind === KEPT);
  const seen = planted.filter(isTold).length;
  const kept = large.filter(({ source, index, value }) => keys.get(source)?.[index] === value).length;
  const unchanged = tallies.reduce((sum, tally) => sum + tally.unchanged, 0);
  io.out(
    [
      `Marketo leads → contacts (${name}, ${rules.length} rules, compiled in ${compiledIn.toFixed(0)} ms)`,
      '',
      tallyTable(tallies),
      '',
      ...(found.length > 0 ? [issueTable(found), ''] : []),
      `planted faults  ${seen} of ${planted.length} found; ${kept} of ${large.length} ids beyond 2^53 kept digit for digit`,
      `written back    ${unchanged} of ${leads} unedited records give an empty patch`,
      `records         ${files.records}`,
      `issues          ${files.issues}`,
      '',
    ].join('\n'),
  );
  return seen === planted.length && kept === large.length && unchanged === leads ? 0 : 1;
};

const rowsOf = async (csv: string, kinds: ReturnType<typeof cellKinds>): Promise<readonly unknown[]> => {
  const rows: unknown[] = [];
  // A row that could not be read would be missing in the counts, and fail the demo.
  for await (const item of readCsv([csv], { kinds })) if (item.ok) rows.push(item.value);
  return rows;
};

/** Transforms all records of a source, keeps what came out, and writes each back unedited. */
const run = async (
  source: string,
  list: readonly unknown[],
  contacts: Resource,
  output: LineFile,
  found: Found[],
): Promise<{ readonly tally: Tally; readonly keys: readonly unknown[] }> => {
  const started = performance.now();
  const results = contacts.fromVendorAll(list);
  const milliseconds = performance.now() - started;
  const count = { valid: 0, issues: 0, unchanged: 0 };
  for (const result of results) {
    found.push(...result.issues.map((issue) => ({ source, index: result.index, issue })));
    count.issues += result.issues.length;
    if (!result.ok) continue;
    count.valid++;
    await output.write(result.value);
    const back = contacts.toVendor(result.value, { onto: list[result.index] });
    if (back.ok && back.issues.length === 0 && Object.keys(back.patch).length === 0) count.unchanged++;
  }
  const rejected = list.length - count.valid;
  const tally = { source, records: list.length, ...count, rejected, milliseconds };
  return { tally, keys: results.map(({ key }) => key) };
};
