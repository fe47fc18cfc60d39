// Imports of leads, members and custom objects: a file in, a status, and files of what failed or was doubtful.

import { readCsv } from '../../formats/index.ts';
import { channelOf } from '../assets/programs.ts';
import { ApiError } from '../http/api-error.ts';
import type { Permission } from '../http/permission.ts';
import { idParam } from '../http/read-records.ts';
import { type Call, type Handler, type Reply, type Route, result } from '../http/route.ts';
import type { Instance } from '../instance.ts';
import { partitionIdOf } from '../leads/partitions.ts';
import { readLookupField } from '../leads/sync-leads.ts';
import { programOf } from '../members/member-routes.ts';
import { customObjectOf } from '../objects/object-routes.ts';
import { DELIMITERS, writeLine } from './csv-line.ts';
import type { ImportJob, ImportPlan, Row } from './import-job.ts';

interface Upload {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  readonly delimiter: string;
}

const asText = (value: unknown): string | null =>
  value === null || value === undefined ? null : String(value);

/** The file of the form, read by its header. */
const readUpload = async (form: FormData, call: Call): Promise<Upload> => {
  const format = (call.query.get('format') ?? asText(form.get('format')) ?? '').toUpperCase();
  const delimiter = DELIMITERS.get(format);
  if (delimiter === undefined) throw new ApiError('1003', `Invalid value '${format}' for format`);
  const file = form.get('file');
  if (file === null) throw new ApiError('1003', 'file not specified');
  const bytes =
    typeof file === 'string' ? new TextEncoder().encode(file) : new Uint8Array(await file.arrayBuffer());
  const rows: Row[] = [];
  for await (const item of readCsv([bytes], { delimiter })) {
    if (!item.ok) throw new ApiError('1003', `Invalid file: ${item.message}`);
    rows.push(Object.fromEntries(Object.entries(item.value).map(([name, cell]) => [name, asText(cell)])));
  }
  if (rows.length === 0) throw new ApiError('1003', 'Empty file');
  return { columns: Object.keys(rows[0] ?? {}), rows, delimiter };
};

/** An option that stands in the query or in the form. */
const option = (name: string, form: FormData, call: Call): string | undefined =>
  call.query.get(name) ?? asText(form.get(name)) ?? undefined;

type PlanOf = (form: FormData, upload: Upload, call: Call, instance: Instance) => ImportPlan;

const leadPlan: PlanOf = (form, { columns }, call, instance) => {
  const lookupField = readLookupField(option('lookupField', form, call) ?? 'email', instance);
  const unknown = columns.find((name) => instance.leads.fields.get(name.toLowerCase())?.name !== name);
  if (unknown !== undefined) throw new ApiError('1006', `Field '${unknown}' not found`);
  const listId = option('listId', form, call);
  if (listId !== undefined && instance.lists.get(Number(listId)) === undefined)
    throw new ApiError('1013', `List '${listId}' not found`);
  const partition = option('partitionName', form, call);
  return {
    root: 'leads',
    lookupField,
    ...(listId === undefined ? {} : { listId: Number(listId) }),
    ...(partition === undefined ? {} : { partitionId: partitionIdOf(partition) }),
  };
};

const memberPlan: PlanOf = (form, _, call) => {
  const program = programOf(call);
  const statusName = option('programMemberStatus', form, call);
  if (statusName === undefined) throw new ApiError('1003', 'programMemberStatus not specified');
  if (channelOf(program)?.statuses.some(({ name }) => name === statusName) !== true)
    throw new ApiError('1025', `Program status '${statusName}' not found`);
  return { root: 'program/members', lookupField: 'email', programId: program.id, statusName };
};

const objectPlan: PlanOf = (_form, _upload, call, instance) => ({
  root: `customobjects/${customObjectOf(call, instance, 'apiName').type.apiName}`,
  lookupField: '',
});

const create =
  (planOf: PlanOf): Handler =>
  async (call, instance) => {
    const form = await call.form();
    const upload = await readUpload(form, call);
    const plan = planOf(form, upload, call, instance);
    const job = instance.imports.create({ ...upload, plan, user: call.user }, call.operation);
    const apiName = plan.root.replace('customobjects/', '');
    return result([
      apiName === plan.root
        ? { batchId: job.id, importId: String(job.id), status: job.status }
        : { batchId: job.id, status: job.status, objectApiName: apiName },
    ]);
  };

const message = ({ status, outcome }: ImportJob): string | undefined => {
  if (outcome === undefined) return undefined;
  const { processed, failed, warned } = outcome;
  if (status === 'Failed') return 'Import failed';
  const imported = `${processed} records imported (${processed} members)`;
  if (failed.length > 0) return `Import completed with errors, ${imported}, ${failed.length} failed`;
  return `Import succeeded, ${imported}${warned.length > 0 ? `, ${warned.length} warning.` : ''}`;
};

const render = (job: ImportJob) => {
  const { id, status, plan, outcome, startedAt = 0, finishedAt = 0 } = job;
  const apiName = plan.root.replace('customobjects/', '');
  const isObject = apiName !== plan.root;
  return {
    batchId: id,
    ...(isObject ? { operation: 'import' } : { importId: String(id) }),
    status,
    ...(isObject ? { objectApiName: apiName } : {}),
    [isObject ? 'numOfObjectsProcessed' : 'numOfLeadsProcessed']: outcome?.processed ?? 0,
    numOfRowsFailed: outcome?.failed.length ?? 0,
    numOfRowsWithWarning: outcome?.warned.length ?? 0,
    ...(isObject && outcome !== undefined
      ? { importTime: `${Math.max(1, Math.round((finishedAt - startedAt) / 1000))} second(s)` }
      : {}),
    ...(outcome === undefined ? {} : { message: message(job) }),
  };
};

type RootOf = (call: Call, instance: Instance) => string;

const jobOf = (rootOf: RootOf, call: Call, instance: Instance): ImportJob | undefined =>
  instance.imports.get(rootOf(call, instance), idParam(call, 'batchId'), call.user);

const status =
  (rootOf: RootOf): Handler =>
  (call, instance) => {
    const job = jobOf(rootOf, call, instance);
    if (job === undefined) throw new ApiError('1013', 'Batch not found');
    return result([render(job)]);
  };

/** The rows that failed, or that were doubtful, with the reason in one more column. */
const rowsFile =
  (rootOf: RootOf, which: 'failed' | 'warned', header: string): Handler =>
  (call, instance): Reply => {
    const job = jobOf(rootOf, call, instance);
    const rows = job?.outcome?.[which] ?? [];
    if (job === undefined || rows.length === 0)
      return {
        file: { status: 404, headers: { 'content-type': 'text/plain;charset=UTF-8' }, body: 'Not found' },
      };
    const style = { delimiter: job.delimiter, bareNull: false, numberBooleans: false, strayQuote: false };
    const lines = [
      writeLine([...job.columns, header], style),
      ...rows.map(([row, why]) => writeLine([...job.columns.map((name) => row[name] ?? null), why], style)),
    ];
    return {
      file: { status: 200, headers: { 'content-type': 'text/csv;charset=UTF-8' }, body: lines.join('') },
    };
  };

const routesOf = (
  path: string,
  at: string,
  statusPath: string,
  permission: Permission,
  rootOf: RootOf,
  planOf: PlanOf,
): readonly Route[] => {
  const permissions = [permission];
  return [
    { method: 'POST', path, permissions, handler: create(planOf), isImport: true },
    { method: 'GET', path: statusPath, permissions, handler: status(rootOf) },
    {
      method: 'GET',
      path: `${at}/failures.json`,
      permissions,
      handler: rowsFile(rootOf, 'failed', 'Import Failure Reason'),
    },
    {
      method: 'GET',
      path: `${at}/warnings.json`,
      permissions,
      handler: rowsFile(rootOf, 'warned', 'Import Warning Reason'),
    },
  ];
};

const LEADS = '/bulk/v1/leads/batch/{batchId}';
const MEMBERS = '/bulk/v1/program/members/import/{batchId}';
const OBJECTS = '/bulk/v1/customobjects/{apiName}/import';

export const importRoutes: readonly Route[] = [
  ...routesOf('/bulk/v1/leads.json', LEADS, `${LEADS}.json`, 'Read-Write Lead', () => 'leads', leadPlan),
  ...routesOf(
    '/bulk/v1/program/{programId}/members/import.json',
    MEMBERS,
    `${MEMBERS}/status.json`,
    'Read-Write Lead',
    () => 'program/members',
    memberPlan,
  ),
  ...routesOf(
    `${OBJECTS}.json`,
    `${OBJECTS}/{batchId}`,
    `${OBJECTS}/{batchId}/status.json`,
    'Read-Write Custom Object',
    (call, instance) => `customobjects/${customObjectOf(call, instance, 'apiName').type.apiName}`,
    objectPlan,
  ),
];
