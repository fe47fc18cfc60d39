// What the published description says of replies and replies do not do, correction by correction, with what shows it.
import { type Correction, optional } from './correction.ts';

const ENVELOPE = /^ResponseOf/;

const metaData = [
  'apiName',
  'pluralName',
  'version',
  'status',
  'relationships',
  'description',
  'displayName',
  'fields',
].map((name) =>
  optional(
    'ObjectMetaData',
    name,
    'is told by the schema operations only, if at all',
    'custom-objects, lead-database, sales-persons: describe and list',
  ),
);

const customActivity = [
  'activityDate',
  'activityTypeId',
  'attributes',
  'errors',
  'id',
  'leadId',
  'primaryAttributeValue',
].map((name) =>
  optional(
    'CustomActivity',
    name,
    'belongs to the request; the definition serves both ways',
    'activities: POST /rest/v1/activities/external.json',
  ),
);

const campaign = ['createdAt', 'name', 'type', 'updatedAt'].map((name) =>
  optional(
    'Campaign',
    name,
    'is not told when a campaign is scheduled or triggered',
    'smart-campaigns: schedule and trigger',
  ),
);

export const REPLY_CORRECTIONS: readonly Correction[] = [
  optional(ENVELOPE, 'errors', 'is absent from a reply without errors', 'nearly every page'),
  optional(ENVELOPE, 'warnings', 'is absent from a reply without warnings', 'nearly every page'),
  ...metaData,
  ...customActivity,
  ...campaign,
  {
    definition: 'UsageData',
    at: ['properties', 'date', 'format'],
    becomes: 'date',
    reason: 'usage is counted by day',
    evidence: 'usage: GET /rest/v1/stats/usage.json',
  },
  {
    definition: 'ErrorsData',
    at: ['properties', 'date', 'format'],
    becomes: 'date',
    reason: 'errors are counted by day',
    evidence: 'usage: GET /rest/v1/stats/errors.json',
  },
  {
    definition: 'Attribute',
    at: ['properties', 'value', 'type'],
    becomes: ['string', 'number', 'boolean', 'null'],
    reason: 'the value of an attribute is a plain value, not an object',
    evidence: 'activities: GET /rest/v1/activities.json',
  },
  {
    definition: 'LeadField',
    at: ['properties', 'description', 'type'],
    becomes: ['string', 'null'],
    reason: 'a field without a description has null',
    evidence: 'companies: GET /rest/v1/companies/schema/fields.json',
  },
  optional(
    'LeadField',
    'isApiCreated',
    'is not told of all objects',
    'leads: GET /rest/v1/leads/schema/fields.json',
  ),
  {
    definition: 'ProgramMemberStatusResponse',
    at: ['properties', 'status', 'enum'],
    becomes: ['created', 'updated', 'skipped'],
    reason: 'a lead that was no member is made one',
    evidence: 'program-members: POST …/members/status.json',
  },
  optional(
    'ProgramMemberStatusResponse',
    'leadId',
    'is absent from a skipped record',
    'program-members: POST …/members/status.json',
  ),
  optional(
    'CompanyResponse',
    'id',
    'is absent from a skipped record',
    'companies: POST /rest/v1/companies/delete.json',
  ),
  optional(
    'ProgramMemberDeleteResponse',
    'leadId',
    'is absent from a skipped record',
    'program-members: POST …/members/delete.json',
  ),
  optional(
    'ImportLeadResponse',
    'numOfLeadsProcessed',
    'is not known when an import begins',
    'bulk-lead-import: POST /bulk/v1/leads.json',
  ),
  optional(
    'ImportCustomObjectResponse',
    'operation',
    'is not told when an import begins',
    'bulk-custom-object-import: POST …/import.json',
  ),
  optional(
    'ObjectRelation',
    'relatedTo',
    'is called object in a describe',
    'custom-objects: GET …/describe.json',
  ),
  {
    ...optional(
      'CustomObject',
      'marketoGUID',
      'is absent from a skipped record',
      'lead-database: record-level errors; named-accounts: delete',
    ),
    shownBy: {
      method: 'POST',
      path: '/rest/v1/customobjects/{customObjectName}/delete.json',
      reply: {
        requestId: 'e42b#14272d07d78',
        success: true,
        result: [{ seq: 2, status: 'skipped', reasons: [{ code: '1013', message: 'Record not found' }] }],
      },
    },
  },
  ...['NamedAccount', 'NamedAccountList'].map((definition) =>
    optional(
      definition,
      'marketoGUID',
      'is absent from a skipped record',
      'named-accounts, named-account-lists: delete',
    ),
  ),
  {
    ...optional('ActivityType', 'primaryAttribute', 'is missing from New Lead', 'activities: types'),
    shownBy: {
      method: 'GET',
      path: '/rest/v1/activities/types.json',
      reply: {
        requestId: 'e42b#14272d07d78',
        success: true,
        result: [{ id: 12, name: 'New Lead', attributes: [] }],
      },
    },
  },
];
