// The bulk APIs of an instance, by object.
import type { Call } from '../call.ts';
import type { QueryValue, Request } from '../request.ts';
import { part } from '../resources/read.ts';
import { type BulkExtract, bulkExtractOf } from './extract.ts';
import { type Import, type ImportOptions, type ImportPaths, importOf } from './import.ts';
import { ACTIVITY_KINDS } from './read-file.ts';

type Rows = Parameters<Import>[0];
type Imported = ReturnType<Import>;

export interface LeadImportOptions extends ImportOptions {
  /** `email` unless given; with `id`, leads are only updated. */
  readonly lookupField?: string;
  readonly listId?: number | string;
  readonly partitionName?: string;
}

export interface Bulk {
  readonly leads: BulkExtract & {
    readonly import: (rows: Rows, options?: LeadImportOptions) => Imported;
  };
  readonly activities: BulkExtract;
  readonly programMembers: BulkExtract & {
    readonly import: (
      programId: number | string,
      programMemberStatus: string,
      rows: Rows,
      options?: ImportOptions,
    ) => Imported;
  };
  /** The records of one custom object type, by its API name. */
  readonly customObject: (apiName: string) => BulkExtract & {
    readonly import: (rows: Rows, options?: ImportOptions) => Imported;
  };
}

const memberPaths = (programId: number | string): ImportPaths => ({
  create: `/bulk/v1/program/${part(programId)}/members/import.json`,
  status: (id) => `/bulk/v1/program/members/import/${part(id)}/status.json`,
  file: (id, kind) => `/bulk/v1/program/members/import/${part(id)}/${kind}.json`,
});

const LEAD_PATHS: ImportPaths = {
  create: '/bulk/v1/leads.json',
  status: (id) => `/bulk/v1/leads/batch/${part(id)}.json`,
  file: (id, kind) => `/bulk/v1/leads/batch/${part(id)}/${kind}.json`,
};

const objectPaths = (base: string): ImportPaths => ({
  create: `${base}/import.json`,
  status: (id) => `${base}/import/${part(id)}/status.json`,
  file: (id, kind) => `${base}/import/${part(id)}/${kind}.json`,
});

/** The bulk APIs, over the functions of a client. */
export const bulkOf = (request: Request, call: Call, root: string): Bulk => {
  const extract = (base: string) => bulkExtractOf(request, call, root, base);
  const load = (paths: ImportPaths, query?: Readonly<Record<string, QueryValue>>): Import =>
    importOf(request, call, root, paths, query);
  return {
    leads: {
      ...extract('/bulk/v1/leads'),
      import: (rows, { lookupField, listId, partitionName, ...options } = {}) =>
        load(LEAD_PATHS, { lookupField, listId, partitionName })(rows, options),
    },
    activities: bulkExtractOf(request, call, root, '/bulk/v1/activities', ACTIVITY_KINDS),
    programMembers: {
      ...extract('/bulk/v1/program/members'),
      import: (programId, programMemberStatus, rows, options) =>
        load(memberPaths(programId), { programMemberStatus })(rows, options),
    },
    customObject: (apiName) => {
      const base = `/bulk/v1/customobjects/${part(apiName)}`;
      return { ...extract(base), import: load(objectPaths(base)) };
    },
  };
};
