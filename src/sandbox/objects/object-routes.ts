// Describe, query, sync and delete, the same for every object.
import { FIRST_INSTANT } from '../data/population.ts';
import { spellDate } from '../dates.ts';
import { ApiError, reason } from '../http/api-error.ts';
import { readBodyObject, readInput, readList, textMember } from '../http/read-records.ts';
import { type Call, type Handler, type Reply, type Route, result } from '../http/route.ts';
import type { Instance } from '../instance.ts';
import { schemaFieldOf, schemaFieldsPage } from '../leads/describe-leads.ts';
import { NAMED_ACCOUNT, NAMED_ACCOUNT_LIST } from './named-account-types.ts';
import { COMPANY, CUSTOM_OBJECTS, type ObjectType, OPPORTUNITY, SALES_PERSON } from './object-type.ts';
import { type ObjectSet, STANDARD_OBJECTS } from './objects.ts';
import { queryObject } from './query-object.ts';
import { findByKey, keyTexts, writeObject } from './write-object.ts';

type ObjectHandler = (set: ObjectSet, call: Call, instance: Instance) => Reply | Promise<Reply>;

const about = (type: ObjectType, withFields: boolean) => ({
  name: type.name,
  displayName: type.displayName,
  description: type.description,
  createdAt: spellDate(FIRST_INSTANT),
  updatedAt: spellDate(FIRST_INSTANT),
  idField: type.idField,
  dedupeFields: type.dedupeFields,
  searchableFields: type.searchableFields,
  ...(type.link === undefined
    ? {}
    : {
        relationships: [
          { field: type.link.field, type: 'child', relatedTo: { name: 'Lead', field: type.link.leadField } },
        ],
      }),
  ...(withFields
    ? {
        fields: type.fields.map(({ name, displayName, dataType, length, readOnly }) => ({
          name,
          displayName,
          dataType,
          ...(length === undefined ? {} : { length }),
          updateable: !readOnly,
          crmManaged: false,
        })),
      }
    : {}),
});

const describe: ObjectHandler = ({ type }) => result([about(type, true)]);

const isByIdField = (text: string | undefined, name: string): boolean => {
  if (text !== undefined && text !== 'dedupeFields' && text !== 'idField')
    throw new ApiError('1003', `Invalid value '${text}' for ${name}`);
  return text === 'idField';
};

const sync: ObjectHandler = async (set, call, instance) => {
  const body = readBodyObject(call.json());
  const { actions } = set.type;
  const given = textMember(body, 'action') ?? actions[0];
  const action = actions.find((each) => each === given);
  if (action === undefined) throw new ApiError('1003', `Invalid value '${given}' for action`);
  const byId = isByIdField(textMember(body, 'dedupeBy'), 'dedupeBy');
  if (byId && action !== 'updateOnly')
    throw new ApiError('1003', "dedupeBy 'idField' can only be used with action 'updateOnly'");
  const seen = new Set<string>();
  const outcomes: unknown[] = [];
  for (const [seq, record] of readInput(body, instance).entries()) {
    const outcome = await writeObject(record, set, { action, byId, seen }, instance);
    outcomes.push(
      'why' in outcome
        ? { seq, status: 'skipped', reasons: [outcome.why] }
        : { seq, status: outcome.status, [set.type.idField]: outcome.key },
    );
  }
  return result(outcomes);
};

const isInUse = async (
  { type, records }: ObjectSet,
  key: number | string,
  { leads }: Instance,
): Promise<boolean> => {
  if (type !== SALES_PERSON) return false;
  const external = records.read(key, 'externalSalesPersonId');
  return (
    external !== null && (await leads.records.find('externalSalesPersonId', [String(external)], 0)).length > 0
  );
};

const remove: ObjectHandler = async (set, call, instance) => {
  const { type, records } = set;
  const body = readBodyObject(call.json());
  const fields = isByIdField(textMember(body, 'deleteBy'), 'deleteBy') ? [type.idField] : type.dedupeFields;
  const outcomes: unknown[] = [];
  for (const [seq, record] of readInput(body, instance).entries()) {
    const texts = keyTexts(record, fields);
    const [key] = 'missing' in texts ? [] : await findByKey(set, fields, texts);
    const skip = (code: string, text: string) =>
      outcomes.push({ seq, status: 'skipped', reasons: [reason(code, text)] });
    if ('missing' in texts) skip('1002', `Missing value for the required parameter '${texts.missing}'`);
    else if (key === undefined) skip('1013', 'Record not found');
    else if (await isInUse(set, key, instance)) skip('1022', 'Object in use');
    else {
      records.remove(key);
      outcomes.push({ seq, [type.idField]: key, status: 'deleted' });
    }
  }
  return result(outcomes);
};

/** Refuses what a CRM that is linked to the instance keeps for itself. */
const checkCrm = ({ type }: ObjectSet, writes: boolean, call: Call, { faults }: Instance): void => {
  const mode = type.isCrmObject ? faults.strikes('crmSync', call.operation)?.mode : undefined;
  if (mode === 'disabled' || (mode !== undefined && writes)) throw new ApiError('1018', 'CRM Enabled');
};

const standard =
  (type: ObjectType, writes: boolean, handler: ObjectHandler): Handler =>
  (call, instance) => {
    const set = instance.objects.get(type.apiName);
    if (set === undefined) throw new ApiError('610');
    checkCrm(set, writes, call, instance);
    return handler(set, call, instance);
  };

const routesOf = (type: ObjectType): readonly Route[] => {
  const base = `/rest/v1/${type.apiName}`;
  const read = [type.read, type.write];
  const write = [type.write];
  return [
    {
      method: 'GET',
      path: `${base}/describe.json`,
      permissions: read,
      handler: standard(type, false, describe),
    },
    { method: 'GET', path: `${base}.json`, permissions: read, handler: standard(type, false, queryObject) },
    { method: 'POST', path: `${base}.json`, permissions: write, handler: standard(type, true, sync) },
    {
      method: 'POST',
      path: `${base}/delete.json`,
      permissions: write,
      handler: standard(type, true, remove),
    },
  ];
};

const schemaRoutesOf = ({ apiName, fields }: ObjectType): readonly Route[] => [
  {
    method: 'GET',
    path: `/rest/v1/${apiName}/schema/fields.json`,
    permissions: ['Read-Write Schema Custom Field'],
    handler: (call, instance) => schemaFieldsPage(fields, call, instance),
  },
  {
    method: 'GET',
    path: `/rest/v1/${apiName}/schema/fields/{fieldApiName}.json`,
    permissions: ['Read-Write Schema Custom Field'],
    handler: (call) => schemaFieldOf(fields, call.params.get('fieldApiName')),
  },
];

/** The custom object that a path names. */
export const customObjectOf = (call: Call, { objects }: Instance, name = 'customObjectName'): ObjectSet => {
  const apiName = call.params.get(name) ?? '';
  const found = CUSTOM_OBJECTS.some((type) => type.apiName === apiName) ? objects.get(apiName) : undefined;
  if (found === undefined) throw new ApiError('1013', `Object '${apiName}' not found`);
  return found;
};

const custom =
  (handler: ObjectHandler): Handler =>
  (call, instance) =>
    handler(customObjectOf(call, instance), call, instance);

const listCustom: Handler = (call) => {
  const names = readList(call.query, 'names');
  return result(
    CUSTOM_OBJECTS.filter(({ apiName }) => names.length === 0 || names.includes(apiName)).map((type) =>
      about(type, false),
    ),
  );
};

const read = ['Read-Only Custom Object', 'Read-Write Custom Object'] as const;
const write = ['Read-Write Custom Object'] as const;
const ONE = '/rest/v1/customobjects/{customObjectName}';

export const objectRoutes: readonly Route[] = [
  ...STANDARD_OBJECTS.flatMap(routesOf),
  // Lists of named accounts have no describe.
  ...routesOf(NAMED_ACCOUNT_LIST).filter(({ path }) => !path.endsWith('/describe.json')),
  ...[COMPANY, OPPORTUNITY, NAMED_ACCOUNT].flatMap(schemaRoutesOf),
  { method: 'GET', path: '/rest/v1/customobjects.json', permissions: read, handler: listCustom },
  { method: 'GET', path: `${ONE}/describe.json`, permissions: read, handler: custom(describe) },
  { method: 'GET', path: `${ONE}.json`, permissions: read, handler: custom(queryObject) },
  { method: 'POST', path: `${ONE}.json`, permissions: write, handler: custom(sync) },
  { method: 'POST', path: `${ONE}/delete.json`, permissions: write, handler: custom(remove) },
];
