// `crosswalk demo`: the main job from end to end. A sandbox with made-up leads is started, pulled from in the three ways
// Marketo has, transformed, validated and written back; every planted fault must be found, and every change arrive.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { openDemoInstance } from '../../demo/demo-instance.ts';
import { checkFaults, type Found, issueTable, type Tally, tallyTable } from '../../demo/tables.ts';
import { type Pulled, writeBack } from '../../demo/write-back.ts';
import { formatText } from '../../diagnostics/report/text.ts';
import { packageFolder } from '../../host/package-host.ts';
import type { JsonObject } from '../../json/json.ts';
import type { MarketoRecord } from '../../marketo/index.ts';
import { createResource, type Resource } from '../../runtime/resource.ts';
import { cellKinds, columnNames } from '../cell-kinds.ts';
import type { ExitCode, Io } from '../io.ts';
import { type LineFile, openLineFile } from '../line-file.ts';
import { loadFor } from '../load.ts';
import { tableText } from '../table.ts';

export interface DemoOptions {
  readonly out: string;
  readonly leads: number;
  readonly seed: number;
}

/** So many records are edited and written back. */
const EDITED = 20;

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
  const { vendor } = mapping.resolved;
  const kinds = cellKinds(vendor);

  mkdirSync(resolve(io.cwd, out), { recursive: true });
  const files = { records: `${out}/contacts.ndjson`, issues: `${out}/issues.ndjson` };
  const records = await openLineFile(files.records, io.cwd);
  const issues = await openLineFile(files.issues, io.cwd);
  const instance = await openDemoInstance(seed, leads);
  try {
    const fields = await instance.fieldsOf(columnNames(vendor));
    const sources: readonly (readonly [string, () => Promise<readonly MarketoRecord[]>])[] = [
      ['rest', () => instance.rest(fields)],
      ['bulk', () => instance.bulk(fields, kinds)],
      ['webhook', async () => instance.webhook(kinds)],
    ];
    const tallies: Tally[] = [];
    const found: Found[] = [];
    const pulled: Pulled[] = [];
    const keys = new Set<string>();
    for (const [source, pull] of sources) {
      const before = performance.now();
      const list = await pull();
      const pulledIn = performance.now() - before;
      const results = await run(source, list, contacts, records, found);
      tallies.push({ ...results.tally, pulledIn });
      for (const key of results.keys) keys.add(key);
      // What came by a webhook is in no instance here.
      if (source !== 'webhook') pulled.push(...results.pulled);
    }
    for (const { source, index, issue } of found) await issues.write({ source, index, ...issue });

    const faults = checkFaults(instance.faults, found, keys);
    const sent = await writeBack(pulled, EDITED, contacts, instance.marketo, fields);
    const unchanged = tallies.reduce((sum, tally) => sum + tally.unchanged, 0);
    const { calls, tokens, files: extracts, bytes } = instance.sent();
    const { name, rules } = mapping.plan;
    io.out(
      [
        `Marketo sandbox with ${instance.leads} leads, started and closed again`,
        `${calls} calls with ${counted(tokens, 'token')}, ${counted(extracts, 'bulk file')} of ${bytes} bytes`,
        `Marketo leads → contacts (${name}, ${rules.length} rules, compiled in ${compiledIn.toFixed(0)} ms)`,
        '',
        tableText(...tallyTable(tallies)),
        '',
        ...(found.length > 0 ? [tableText(...issueTable(found)), ''] : []),
        `planted faults  ${faults.seen} of ${faults.planted} found, ${faults.others} other issues; ${faults.kept} of ${faults.large} ids beyond 2^53 kept digit for digit`,
        `written back    ${unchanged} of ${leads} unedited records give an empty patch;`,
        `                ${sent.arrived} of ${sent.edited} edited ones (${counted(sent.fields, 'field')}) arrive as sent, all else unchanged`,
        `records         ${files.records}`,
        `issues          ${files.issues}`,
        '',
      ].join('\n'),
    );
    return faults.isComplete && unchanged === leads && sent.arrived === sent.edited ? 0 : 1;
  } finally {
    await Promise.allSettled([instance.close(), records.close(), issues.close()]);
  }
};

const counted = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** Transforms all records of a source, keeps what came out, and writes each back unedited. */
const run = async (
  source: string,
  list: readonly MarketoRecord[],
  contacts: Resource,
  output: LineFile,
  found: Found[],
): Promise<{
  readonly tally: Omit<Tally, 'pulledIn'>;
  readonly keys: readonly string[];
  readonly pulled: readonly Pulled[];
}> => {
  const started = performance.now();
  const results = contacts.fromVendorAll(list);
  const milliseconds = performance.now() - started;
  const count = { valid: 0, issues: 0, unchanged: 0 };
  const pulled: Pulled[] = [];
  for (const result of results) {
    const { index, key, issues } = result;
    found.push(...issues.map((issue) => ({ source, index, key: String(key), issue })));
    count.issues += issues.length;
    const lead = list[index];
    if (!result.ok || lead === undefined) continue;
    count.valid++;
    await output.write(result.value);
    const contact: JsonObject = result.value;
    const back = contacts.toVendor(contact, { onto: lead });
    if (back.ok && back.issues.length === 0 && Object.keys(back.patch).length === 0) count.unchanged++;
    pulled.push({ lead, contact });
  }
  const rejected = list.length - count.valid;
  const tally = { source, records: list.length, ...count, rejected, milliseconds };
  return { tally, keys: results.map(({ key }) => String(key)), pulled };
};
