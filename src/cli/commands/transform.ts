// `crosswalk transform`: records from stdin, transformed to NDJSON on stdout; issues to stderr or a file.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { formatText } from '../../diagnostics/report/text.ts';
import { type FormatItem, readCsv, readJson, readNdjson } from '../../formats/index.ts';
import type { Issue } from '../../runtime/issue.ts';
import { createResource } from '../../runtime/resource.ts';
import { cellKinds } from '../cell-kinds.ts';
import { type ExitCode, type Io, UsageError } from '../io.ts';
import { chooseMapping } from '../load.ts';
import { typedParameters } from '../typed-parameters.ts';

export interface TransformOptions {
  readonly direction: 'fromVendor' | 'toVendor';
  readonly overlay?: string;
  readonly param?: Readonly<Record<string, string>>;
  readonly inputFormat?: 'ndjson' | 'json' | 'csv';
  readonly issues?: string;
  readonly schemas: string;
}

/** Looks at the first chunk to tell the formats apart, then gives the whole input back. */
async function* peeked(first: Uint8Array | string, rest: AsyncIterator<Uint8Array | string>) {
  yield first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

export const transform = async (name: string, options: TransformOptions, io: Io): Promise<ExitCode> => {
  const { overlay, schemas, direction } = options;
  const { compiled, mapping } = chooseMapping(name, {
    ...(overlay !== undefined && { overlay }),
    schemas,
    cwd: io.cwd,
  });
  const { plan, resolved } = mapping;
  if (plan === undefined) {
    io.err(`${formatText(compiled.diagnostics.filter(({ severity }) => severity === 'error'))}\n`);
    return 1;
  }
  if (plan.expressions[direction] === undefined)
    throw new UsageError(`${plan.name} only reads; it has no way ${direction}`);
  const parameters = typedParameters(resolved, options.param ?? {});
  const resource = openResource(() => createResource(plan, { parameters }));
  const kinds = direction === 'fromVendor' ? cellKinds(resolved.vendor) : new Map();
  const items = await itemsOf(options.inputFormat, kinds, io);

  const file = options.issues === undefined ? undefined : createWriteStream(join(io.cwd, options.issues));
  const tell = async (line: Readonly<Record<string, unknown>>, text: string): Promise<void> => {
    if (file === undefined) io.err(`${text}\n`);
    else if (!file.write(`${JSON.stringify(line)}\n`)) await once(file, 'drain');
  };
  let found = false;
  for await (const item of items) {
    if (!item.ok) {
      found = true;
      await tell(
        { line: item.line, index: item.index, code: item.code, message: item.message },
        `line ${item.line}: ${item.message}`,
      );
      continue;
    }
    const result =
      direction === 'fromVendor' ? resource.fromVendor(item.value) : resource.toVendor(item.value);
    for (const issue of result.issues) {
      found = true;
      await tell({ line: item.line, index: item.index, ...issue }, issueText(item.line, issue));
    }
    if (!result.ok) continue;
    const output: unknown = 'value' in result ? result.value : result.patch;
    const records: readonly unknown[] = plan.manyRecords && Array.isArray(output) ? output : [output];
    for (const record of records) io.out(`${JSON.stringify(record)}\n`);
    await io.drained();
  }
  if (file !== undefined) {
    file.end();
    await once(file, 'close');
  }
  return found ? 1 : 0;
};

const issueText = (
  line: number,
  { code, message, value, rule, expected, detail, rejects }: Issue,
): string => {
  const shown = value === undefined ? '' : `: ${JSON.stringify(value)?.slice(0, 80)}`;
  const more = [expected && `expected ${expected}`, detail, rule, rejects && 'record rejected'].filter(
    Boolean,
  );
  return `line ${line}: ${code}: ${message}${shown}${more.length === 0 ? '' : ` (${more.join('; ')})`}`;
};

const openResource = <T>(open: () => T): T => {
  try {
    return open();
  } catch (error) {
    // A missing or wrong parameter is the caller's mistake.
    if (error instanceof TypeError) throw new UsageError(`${error.message} (--param name=value)`);
    throw error;
  }
};

const itemsOf = async (
  format: TransformOptions['inputFormat'],
  kinds: ReturnType<typeof cellKinds>,
  io: Io,
): Promise<AsyncIterable<FormatItem>> => {
  const { detectFormat } = await import('../../formats/index.ts');
  const rest = io.stdin[Symbol.asyncIterator]();
  const first = await rest.next();
  if (first.done === true) return readNdjson([]);
  const source = peeked(first.value, rest);
  switch (format ?? detectFormat(first.value)) {
    case 'csv':
      return readCsv(source, { kinds });
    case 'ndjson':
      return readNdjson(source);
    default:
      return readJson(source);
  }
};
