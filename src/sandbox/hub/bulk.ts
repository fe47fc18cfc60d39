// Bulk jobs of the hub: a query whose file is written while it is read, and an upload of contacts.
import { setImmediate } from 'node:timers/promises';
import { type FormatItem, readCsv, readJson, readNdjson } from '../../formats/index.ts';
import { writeLine } from '../bulk/csv-line.ts';
import type { Value } from '../data/field.ts';
import type { Key } from '../data/population.ts';
import { spellDate } from '../dates.ts';
import { isObject, member } from '../http/read-records.ts';
import type { Instance } from '../instance.ts';
import { readLookupField } from '../leads/sync-leads.ts';
import { writeLead } from '../leads/write-lead.ts';
import { type BulkQuery, parseBulkQuery } from './ceql.ts';
import { HubError } from './hub-error.ts';
import { checkFields, type HubResource } from './resource.ts';

/** A job as it is kept: what it found or did is settled when it is made, and told when its time has passed. */
export interface HubJob {
  readonly id: number;
  readonly user: string;
  readonly resource: string;
  readonly createdAt: number;
  /** Of a query: which records, from a position up to another. */
  readonly query?: BulkQuery & { readonly from: number; readonly end: number };
  readonly records: number;
  readonly failed: number;
  /** The first records that failed, and why. */
  readonly errors: readonly { readonly record: number; readonly message: string }[];
}

const CSV_STYLE = { delimiter: ',', bareNull: false, numberBooleans: false, strayQuote: false };
const TURN = 500;
const ERRORS_TOLD = 100;

const statusOf = ({ createdAt }: HubJob, { clock, limits }: Instance): string => {
  const { jobQueuedSeconds, jobRunningSeconds } = limits();
  const age = (clock.now() - createdAt) / 1000;
  if (age < jobQueuedSeconds) return 'CREATED';
  return age < jobQueuedSeconds + jobRunningSeconds ? 'RUNNING' : 'COMPLETED';
};

export const createJobs = (instance: Instance) => {
  const jobs = instance.store.collection<HubJob>('hubJob');
  const add = (job: Omit<HubJob, 'id' | 'createdAt'>): HubJob => {
    const made = { ...job, id: instance.store.next('hubJobId', 1), createdAt: instance.clock.now() };
    jobs.put(String(made.id), made);
    return made;
  };
  return {
    add,
    get: (id: string, user: string): HubJob => {
      const found = jobs.get(id);
      if (found === undefined || found.user !== user)
        throw new HubError(404, `No bulk job found with id ${JSON.stringify(id)}`);
      return found;
    },
    about: (job: HubJob) => ({
      id: job.id,
      status: statusOf(job, instance),
      objectName: job.resource,
      recordsCount: job.records,
      recordsFailedCount: job.failed,
      ...(job.errors.length === 0 ? {} : { errors: job.errors }),
      createdDate: spellDate(job.createdAt),
    }),
  };
};

export type Jobs = ReturnType<typeof createJobs>;

/** The keys of a query's records with their positions, as far as they are still there. */
async function* keysOf(
  { where, from, end }: BulkQuery & { readonly from: number; readonly end: number },
  resource: HubResource,
): AsyncGenerator<readonly [Key, number]> {
  let looked = 0;
  const found = where === undefined ? undefined : await resource.find(where);
  const walked: Iterable<readonly [Key, number]> =
    found === undefined
      ? resource.walk(from)
      : found.map((key, place): readonly [Key, number] => [key, place]).slice(from);
  for (const [key, position] of walked) {
    if (position >= end) return;
    yield [key, position];
    if (++looked % TURN === 0) await setImmediate();
  }
}

/** Makes the job of a query; `earlier` is a job that it goes on from. */
export const createQuery = async (
  text: string,
  earlier: HubJob | undefined,
  user: string,
  open: (resource: string) => HubResource,
  jobs: Jobs,
): Promise<HubJob> => {
  const query = parseBulkQuery(text);
  const resource = open(query.resource);
  checkFields(query.fields, resource);
  if (earlier !== undefined && earlier.resource !== query.resource)
    throw new HubError(400, 'The earlier job is about another resource');
  const from = earlier?.query?.end ?? 0;
  const { limit = Number.POSITIVE_INFINITY } = query;
  let records = 0;
  let end = from;
  for await (const [, position] of keysOf({ ...query, from, end: Number.MAX_SAFE_INTEGER }, resource)) {
    records++;
    end = position + 1;
    if (records >= limit) break;
  }
  return jobs.add({
    user,
    resource: query.resource,
    query: { ...query, from, end },
    records,
    failed: 0,
    errors: [],
  });
};

const cellOf = (value: unknown): Value => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return JSON.stringify(value);
};

async function* linesOf(job: HubJob, resource: HubResource, format: 'csv' | 'json'): AsyncGenerator<string> {
  if (job.query === undefined) return;
  const names = job.query.fields.length === 0 ? resource.fields : job.query.fields;
  if (format === 'csv') yield writeLine(names, CSV_STYLE);
  for await (const [key] of keysOf(job.query, resource)) {
    const record = resource.render(key, names);
    if (format === 'json') yield `${JSON.stringify(record)}\n`;
    else {
      const line = writeLine(
        names.map((name) => cellOf(record[name])),
        CSV_STYLE,
      );
      // One empty cell alone would be a blank line.
      yield line === '\n' ? '""\n' : line;
    }
  }
}

/** The file of a job as bytes, made as they are asked for: a header and rows, or one JSON object a line. */
export const fileOf = (
  job: HubJob,
  resource: HubResource,
  format: 'csv' | 'json',
  instance: Instance,
): ReadableStream<Uint8Array> => {
  if (job.query === undefined) throw new HubError(404, 'An upload has no file');
  if (statusOf(job, instance) !== 'COMPLETED') throw new HubError(400, 'The job has not completed yet');
  const lines = linesOf(job, resource, format);
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      let text = '';
      while (text.length < 16_384) {
        const next = await lines.next();
        if (next.done === true) {
          if (text !== '') controller.enqueue(encoder.encode(text));
          controller.close();
          return;
        }
        text += next.value;
      }
      controller.enqueue(encoder.encode(text));
    },
    cancel: async () => {
      await lines.return(undefined);
    },
  });
};

const readMetaData = (part: unknown): Readonly<Record<string, unknown>> => {
  if (typeof part !== 'string') return {};
  try {
    const parsed: unknown = JSON.parse(part);
    if (isObject(parsed)) return parsed;
  } catch {
    // Told below: what is no JSON is no object either.
  }
  throw new HubError(400, 'The metaData must be a JSON object');
};

const recordsIn = (bytes: Uint8Array, format: string): AsyncIterable<FormatItem> => {
  if (format === 'csv') return readCsv([bytes]);
  if (format !== 'json')
    throw new HubError(400, `The format ${JSON.stringify(format)} is neither csv nor json`);
  const isArray = new TextDecoder().decode(bytes.subarray(0, 1000)).trimStart().startsWith('[');
  return isArray ? readJson([bytes]) : readNdjson([bytes]);
};

const ACTIONS = new Map<unknown, 'createOrUpdate' | 'createOnly'>([
  ['upsert', 'createOrUpdate'],
  ['create', 'createOnly'],
]);

/** Carries out an upload of contacts: by e-mail address unless the metaData says otherwise. */
export const uploadContacts = async (
  form: FormData,
  user: string,
  instance: Instance,
  jobs: Jobs,
): Promise<HubJob> => {
  const metaData = readMetaData(form.get('metaData'));
  const file = form.get('file');
  if (file === null) throw new HubError(400, 'The form has no part "file"');
  const bytes =
    typeof file === 'string' ? new TextEncoder().encode(file) : new Uint8Array(await file.arrayBuffer());
  const action = ACTIONS.get(member(metaData, 'action') ?? 'upsert');
  if (action === undefined) throw new HubError(400, 'The action must be upsert or create');
  const lookupField = readLookupField(String(member(metaData, 'identifierFieldName') ?? 'email'), instance);
  const given = member(metaData, 'listId');
  const list = given === undefined ? undefined : instance.lists.get(Number(given));
  if (given !== undefined && list === undefined)
    throw new HubError(404, `No list found with id ${JSON.stringify(given)}`);
  const errors: { record: number; message: string }[] = [];
  let records = 0;
  let failed = 0;
  const fail = (message: string): void => {
    failed++;
    if (errors.length < ERRORS_TOLD) errors.push({ record: records, message });
  };
  for await (const item of recordsIn(bytes, String(member(metaData, 'format') ?? 'csv').toLowerCase())) {
    records++;
    if (!item.ok || !isObject(item.value)) {
      fail(item.ok ? 'not a record' : item.message);
      continue;
    }
    const write = { action, lookupField, partitionId: undefined, source: 'Web service API' };
    const outcome = await writeLead(item.value, write, instance);
    if ('id' in outcome) {
      if (list !== undefined) instance.lists.add(list.id, outcome.id);
    } else fail(outcome.reasons.map(({ code, message }) => `${code}: ${message}`).join('; '));
  }
  return jobs.add({ user, resource: 'contacts', records, failed, errors });
};
