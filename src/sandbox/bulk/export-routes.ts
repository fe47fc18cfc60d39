// The six operations of each of the four kinds of export.
import { setTimeout } from 'node:timers/promises';
import { spellDate } from '../dates.ts';
import { ApiError } from '../http/api-error.ts';
import { pageOf, tokenOnly } from '../http/page.ts';
import type { Permission } from '../http/permission.ts';
import { readBodyObject, readList } from '../http/read-records.ts';
import { type Call, type Handler, type Reply, type Route, result } from '../http/route.ts';
import type { Instance } from '../instance.ts';
import { customObjectOf } from '../objects/object-routes.ts';
import type { ExportJob } from './export-job.ts';
import { fileName } from './exports.ts';
import { readExport } from './read-export.ts';

const LISTED_FOR = 7 * 86_400_000;

type RootOf = (call: Call, instance: Instance) => string;

const date = (name: string, instant: number | undefined) =>
  instant === undefined ? {} : { [name]: spellDate(instant) };

const render = (job: ExportJob, operation: string, { faults }: Instance) => ({
  exportId: job.id,
  format: job.plan.format,
  status:
    job.status === 'Cancelled' && faults.strikes('spelledCanceled', operation) ? 'Canceled' : job.status,
  createdAt: spellDate(job.createdAt),
  ...date('queuedAt', job.queuedAt),
  ...date('startedAt', job.startedAt),
  ...date('finishedAt', job.finishedAt),
  ...(job.file === undefined
    ? {}
    : {
        numberOfRecords: job.file.records,
        fileSize: job.file.size,
        fileChecksum: `sha256:${job.file.sha256}`,
      }),
  ...(job.error === undefined ? {} : { errorMsg: job.error }),
});

const jobOf = (rootOf: RootOf, call: Call, instance: Instance): ExportJob => {
  const id = call.params.get('exportId') ?? '';
  const job = instance.exports.get(rootOf(call, instance), id, call.user);
  if (job === undefined) throw new ApiError('1013', `Export job '${id}' not found`);
  return job;
};

const notFound = (text: string): Reply => ({
  file: { status: 404, headers: { 'content-type': 'text/plain;charset=UTF-8' }, body: text },
});

/** Milliseconds in which the bytes before a reset find their way to the client. */
const LEAVE = 20;

/** Lets some bytes pass; the rest never comes, for the connection is reset. */
const breakAfter = (bytes: number, cut: () => void): TransformStream<Uint8Array, Uint8Array> => {
  let left = bytes;
  return new TransformStream({
    transform: async (chunk, controller) => {
      if (left > 0) controller.enqueue(chunk.slice(0, left));
      left -= chunk.byteLength;
      if (left >= 0) return;
      await setTimeout(LEAVE);
      cut();
    },
  });
};

const readRange = (
  text: string | undefined,
  size: number,
): { readonly first: number; readonly last: number } | undefined => {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(text ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return { first, last };
};

/** The file of a job, whole or in part. */
const sendFile = (name: string, size: number, call: Call, { faults, files }: Instance): Reply => {
  const range = faults.strikes('noRange', call.operation) ? undefined : readRange(call.header('range'), size);
  if (range !== undefined && (range.first >= size || range.first > range.last))
    return { file: { status: 416, headers: { 'content-range': `bytes */${size}` }, body: '' } };
  const first = range?.first ?? 0;
  const end = range?.last ?? size - 1;
  const last = faults.strikes('fileTruncated', call.operation)
    ? first + Math.floor((end - first) * 0.6)
    : end;
  const broken = faults.strikes('fileReset', call.operation);
  const bytes = size === 0 ? new Blob([]).stream() : files.read(name, first, last);
  const cut = typeof broken?.bytes === 'number' ? broken.bytes : Math.floor((last - first) / 2);
  return {
    file: {
      status: range === undefined ? 200 : 206,
      headers: {
        'content-type': 'text/csv;charset=UTF-8',
        'accept-ranges': 'bytes',
        'content-length': String(size === 0 ? 0 : last - first + 1),
        ...(range === undefined ? {} : { 'content-range': `bytes ${first}-${end}/${size}` }),
      },
      body: broken === undefined ? bytes : bytes.pipeThrough(breakAfter(cut, call.cut)),
    },
  };
};

const file =
  (rootOf: RootOf): Handler =>
  (call, instance) => {
    const { exports, faults, clock, limits, files } = instance;
    const job = exports.get(rootOf(call, instance), call.params.get('exportId') ?? '', call.user);
    if (job?.status !== 'Completed' || job.file === undefined)
      return notFound('The export file is not available');
    const isOld = clock.now() > (job.finishedAt ?? 0) + limits().fileSeconds * 1000;
    if (isOld || faults.strikes('fileMissing', call.operation) || !files.has(fileName(job)))
      return notFound('The export file was not found');
    return sendFile(fileName(job), job.file.size, call, instance);
  };

const routesOf = (path: string, permission: Permission, rootOf: RootOf): readonly Route[] => {
  const base = `/bulk/v1/${path}/export`;
  const permissions = [permission];
  const create: Handler = (call, instance) => {
    const root = rootOf(call, instance);
    const plan = readExport(root, readBodyObject(call.json()), call.operation, instance);
    return result([
      render(instance.exports.create(root, plan, call.user, call.operation), call.operation, instance),
    ]);
  };
  const browse: Handler = (call, instance) => {
    const asked = readList(call.query, 'status').map((text) =>
      text.toLowerCase().replace('canceled', 'cancelled'),
    );
    const since = instance.clock.now() - LISTED_FOR;
    const found = instance.exports
      .all(rootOf(call, instance), call.user)
      .filter(
        ({ status, createdAt }) =>
          createdAt >= since && (asked.length === 0 || asked.includes(status.toLowerCase())),
      );
    const page = pageOf(found, call, instance);
    return result(
      page.items.map((job) => render(job, call.operation, instance)),
      tokenOnly(page),
    );
  };
  const onJob =
    (act: (job: ExportJob, call: Call, instance: Instance) => ExportJob): Handler =>
    (call, instance) =>
      result([render(act(jobOf(rootOf, call, instance), call, instance), call.operation, instance)]);
  return [
    { method: 'POST', path: `${base}/create.json`, permissions, handler: create },
    { method: 'GET', path: `${base}.json`, permissions, handler: browse },
    {
      method: 'POST',
      path: `${base}/{exportId}/enqueue.json`,
      permissions,
      handler: onJob((job, call, { exports }) => exports.enqueue(job, call.operation)),
    },
    {
      method: 'POST',
      path: `${base}/{exportId}/cancel.json`,
      permissions,
      handler: onJob((job, _, { exports }) => exports.cancel(job)),
    },
    { method: 'GET', path: `${base}/{exportId}/status.json`, permissions, handler: onJob((job) => job) },
    { method: 'GET', path: `${base}/{exportId}/file.json`, permissions, handler: file(rootOf) },
  ];
};

export const exportRoutes: readonly Route[] = [
  ...routesOf('leads', 'Read-Only Lead', () => 'leads'),
  ...routesOf('activities', 'Read-Only Activity', () => 'activities'),
  ...routesOf('program/members', 'Read-Only Lead', () => 'program/members'),
  ...routesOf(
    'customobjects/{apiName}',
    'Read-Only Custom Object',
    (call, instance) => `customobjects/${customObjectOf(call, instance, 'apiName').type.apiName}`,
  ),
];
