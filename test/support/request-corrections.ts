// What the published description says of requests and documented requests do not do, with what shows it.
import { type Correction, optional, type ParameterCorrection } from './correction.ts';

const forRequests = (correction: Correction): Correction => ({ ...correction, side: 'request' });

const answered = ['CustomObject', 'NamedAccount', 'NamedAccountList'].flatMap((definition) =>
  ['marketoGUID', 'seq'].map((name) =>
    optional(
      definition,
      name,
      'belongs to the reply; the definition serves both ways',
      'custom-objects, named-accounts, named-account-lists: sync',
    ),
  ),
);

const headers = ['name', 'value'].map((name) =>
  optional(
    'ColumnHeaderNames',
    name,
    'stands for the names of fields: the member is a free map',
    'bulk-extract: POST /bulk/v1/leads/export/create.json',
  ),
);

export const REQUEST_CORRECTIONS: readonly Correction[] = [
  ...answered,
  ...headers,
  ...['errors', 'id'].map((name) =>
    optional(
      'CustomActivity',
      name,
      'belongs to the reply; the definition serves both ways',
      'activities: POST /rest/v1/activities/external.json',
    ),
  ),
  optional(
    'Attribute',
    'name',
    'is not needed where apiName is given',
    'activities: POST /rest/v1/activities/external.json',
  ),
  {
    definition: 'Attribute',
    at: ['properties', 'value', 'type'],
    becomes: ['string', 'number', 'boolean', 'null'],
    reason: 'the value of an attribute is a plain value, not an object',
    evidence: 'activities: POST /rest/v1/activities/external.json',
  },
  optional(
    'ExportActivityRequest',
    'fields',
    'may be left out: an activity has seven columns then',
    'bulk-activity-extract: POST /bulk/v1/activities/export/create.json',
  ),
  optional(
    'ProgramMemberData',
    '{fieldApiName}',
    'stands for the names of fields',
    'program-members: POST /rest/v1/programs/{programId}/members.json',
  ),
].map(forRequests);

/** Reads whose query may stand in a JSON body. */
const LOOKUPS =
  /^GET \/rest\/v1\/(?:customobjects\/\{customObjectName\}|opportunities|opportunities\/roles)\.json$/;

export const PARAMETER_CORRECTIONS: readonly ParameterCorrection[] = [
  {
    operation: /./,
    name: '_method',
    isNew: true,
    becomes: { type: 'string', enum: ['GET', 'DELETE'] },
    reason: 'the method that a POST stands for is never declared',
    evidence: 'custom-objects, opportunity-roles: queries by compound keys',
  },
  ...['filterType', 'filterValues'].map((name) => ({
    operation: LOOKUPS,
    name,
    becomes: { required: false },
    reason: 'a query by compound keys has its filter in the body',
    evidence: 'custom-objects, opportunity-roles: queries by compound keys',
  })),
  {
    operation: /^POST .*\/members\/import\.json$/,
    name: 'format',
    becomes: { enum: ['csv', 'tsv', 'ssv'] },
    reason: 'formats are written in small letters, as for the other imports',
    evidence: 'bulk-program-member-import',
    shownBy: 'POST /bulk/v1/program/{programId}/members/import.json?format=csv&programMemberStatus=On%20List',
  },
  {
    operation: /^GET \/rest\/v1\/activities\.json$/,
    name: 'activityTypeIds',
    becomes: { collectionFormat: 'csv' },
    reason: 'is a comma-separated list, as its own text says',
    evidence: 'activities: query by types',
    shownBy: 'GET /rest/v1/activities.json?activityTypeIds=1,12&nextPageToken=WQV2VQVPPCKHC6AQ',
  },
  {
    operation: /^POST \/rest\/v1\/leads\/\{leadId\}\/merge\.json$/,
    name: 'leadIds',
    becomes: { collectionFormat: 'csv' },
    reason: 'is a comma-separated list',
    evidence: 'leads: merge',
    shownBy: 'POST /rest/v1/leads/{leadId}/merge.json?leadIds=1324,1325',
  },
  {
    operation: /^DELETE \/rest\/v1\/lists\/\{listId\}\/leads\.json$/,
    name: 'id',
    becomes: { required: false },
    reason: 'ids may stand in the body instead',
    evidence: 'a recording of @grouparoo/marketo: list-remove with a body',
    shownBy: 'DELETE /rest/v1/lists/{listId}/leads.json',
  },
  {
    operation: /^DELETE \/rest\/v1\/lists\/\{listId\}\/leads\.json$/,
    name: 'listOperationRequest',
    becomes: { required: false },
    reason: 'ids may stand in the query instead',
    evidence: 'list-membership: DELETE /rest/v1/lists/{listId}/leads.json',
    shownBy: 'DELETE /rest/v1/lists/{listId}/leads.json?id=318603&id=318595&id=999999',
  },
  {
    operation: /^GET \/rest\/asset\/v1\/channel\/byName\.json$/,
    name: 'Name',
    becomes: { name: 'name' },
    reason: 'the name of the parameter is written small',
    evidence: 'channels: GET /rest/asset/v1/channel/byName.json',
  },
];
