// `crosswalk transform`: records from stdin, transformed to NDJSON on stdout; issues to stderr or a file.
import type { FormatItem } from '../../formats/index.ts';
import type { Issue } from '../../runtime/issue.ts';
import { parametersOf } from '../../runtime/parameters.ts';
import type { Plan } from '../../runtime/plan.ts';
import { createResource } from '../../runtime/resource.ts';
import { cellKinds, columnNames } from '../cell-kinds.ts';
import { openMapping } from '../choose-mapping.ts';
import { type ExitCode, type Io, UsageError } from '../io.ts';
import { type LineFile, openLineFile } from '../line-file.ts';
import { readRecords } from '../read-records.ts';
import { typedParameters } from '../typed-parameters.ts';

export interface TransformOptions {
  readonly direction: 'fromVendor' | 'toVendor';
  readonly overlay?: string;
  readonly param?: Readonly<Record<string, string>>;
  readonly inputFormat?: 'ndjson' | 'json' | 'csv';
  readonly issues?: string;
  readonly schemas?: string;
}

/** Output is handed over in pieces of about this many characters: a call of the system for each line is slow. */
const PIECE = 32 * 1024;

export const transform = async (name: string, options: TransformOptions, io: Io): Promise<ExitCode> => {
  const { overlay, schemas, direction } = options;
  const opened = openMapping({ name, overlay, schemas, cwd: io.cwd }, io);
  if (opened === undefined) return 1;
  const { plan, mapping } = opened;
  if (plan.expressions[direction] === undefined)
    throw new UsageError(`${plan.name} only reads; it has no way ${direction}`);
  const parameters = typedParameters(mapping.resolved, options.param ?? {});
  assertParameters(plan, parameters);
  const resource = createResource(plan, { parameters });
  const file = await issueFile(options.issues, io);
  if (io.stdinIsTerminal) io.err('crosswalk: reading records from the terminal; end with Ctrl-D\n');
  const kinds = direction === 'fromVendor' ? cellKinds(mapping.resolved.vendor) : new Map();

  const known = columnNames(
    direction === 'fromVendor' ? mapping.resolved.vendor : mapping.resolved.canonical,
  );
  const count = { records: 0, written: 0, issues: 0, lost: 0 };
  const tell = async (item: FormatItem, line: object, text: string): Promise<void> => {
    if (file === undefined) io.err(`line ${item.line}: ${text}\n`);
    else await file.write({ line: item.line, index: item.index, ...line });
  };
  let held = '';
  const flush = async (): Promise<void> => {
    if (held !== '') io.out(held);
    held = '';
    await io.drained();
  };
  let isEmpty = true;
  async function* input() {
    for await (const chunk of io.stdin) {
      isEmpty &&= (typeof chunk === 'string' ? chunk : new TextDecoder('latin1').decode(chunk)).trim() === '';
      yield chunk;
    }
  }
  for await (const item of readRecords(input(), options.inputFormat, kinds, known)) {
    if (!item.ok) {
      count.lost++;
      await tell(item, { code: item.code, message: item.message }, item.message);
      continue;
    }
    count.records++;
    const result =
      direction === 'fromVendor' ? resource.fromVendor(item.value) : resource.toVendor(item.value);
    count.issues += result.issues.length;
    for (const issue of result.issues) await tell(item, issue, issueText(issue));
    if (!result.ok) continue;
    const output: unknown = 'value' in result ? result.value : result.patch;
    const records: readonly unknown[] = plan.manyRecords && Array.isArray(output) ? output : [output];
    for (const record of records) held += `${JSON.stringify(record)}\n`;
    count.written += records.length;
    if (held.length >= PIECE) await flush();
  }
  await flush();
  await file?.close();
  if (count.records + count.lost === 0 && !isEmpty) {
    io.err('no records: the input is no NDJSON, JSON or CSV with records in it\n');
    return 1;
  }
  io.err(`${summaryText(count)}\n`);
  return count.issues + count.lost > 0 ? 1 : 0;
};

/** Where issues go as NDJSON; `-` is standard error, because records are on standard output. */
const issueFile = async (path: string | undefined, io: Io): Promise<LineFile | undefined> => {
  if (path === undefined) return undefined;
  if (path !== '-') return openLineFile(path, io.cwd);
  return { write: async (value) => io.err(`${JSON.stringify(value)}\n`), close: async () => undefined };
};

const summaryText = (count: Readonly<Record<'records' | 'written' | 'issues' | 'lost', number>>): string => {
  if (count.records + count.lost === 0) return 'no records: stdin was empty';
  const parts = [
    `${count.records} read`,
    `${count.written} written`,
    `${count.issues} issue${count.issues === 1 ? '' : 's'}`,
    ...(count.lost > 0 ? [`${count.lost} unreadable place${count.lost === 1 ? '' : 's'} in the input`] : []),
  ];
  return parts.join(', ');
};

const issueText = ({ code, message, value, rule, expected, detail, rejects }: Issue): string => {
  const shown = value === undefined ? '' : `: ${JSON.stringify(value)?.slice(0, 80)}`;
  const more = [expected && `expected ${expected}`, detail, rule, rejects && 'record rejected'].filter(
    Boolean,
  );
  return `${code}: ${message}${shown}${more.length === 0 ? '' : ` (${more.join('; ')})`}`;
};

/** A missing or wrong parameter is the caller's mistake. */
const assertParameters = (plan: Plan, parameters: Readonly<Record<string, unknown>>): void => {
  try {
    parametersOf(plan, parameters);
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(`${error.message} (--param name=value)`);
    throw error;
  }
};
