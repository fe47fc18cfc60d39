// What fields leads have, in the three vocabularies of the three describing operations.
import type { Field } from '../data/field.ts';
import { ApiError, reason } from '../http/api-error.ts';
import { moreOf, pageOf } from '../http/page.ts';
import { isObject, member, readBodyObject, readInput } from '../http/read-records.ts';
import { type Handler, type Route, result } from '../http/route.ts';
import type { Instance } from '../instance.ts';
import { isLookupField, SOAP_ONLY_FIELD } from './lead-fields.ts';

const lengthOf = ({ length }: Field) => (length === undefined ? {} : { length });

/** The names that the SOAP interface had: the words of the display name in one. */
const soapName = ({ displayName }: Field): string => displayName.replace(/[^A-Za-z0-9]/g, '');

const describe: Handler = (_, { leads }) => {
  const fields = [...leads.fields.values()].map((each, index) => ({
    id: index + 1,
    displayName: each.displayName,
    dataType: each.dataType,
    ...lengthOf(each),
    rest: { name: each.name, readOnly: each.readOnly },
    soap: { name: soapName(each), readOnly: each.readOnly },
  }));
  const { displayName, name } = SOAP_ONLY_FIELD;
  const soapOnly = {
    id: fields.length + 1,
    displayName,
    dataType: 'integer',
    soap: { name, readOnly: true },
  };
  return result([...fields, soapOnly]);
};

const describe2: Handler = (_, { leads }) => {
  const fields = [...leads.fields.values()];
  return result([
    {
      name: 'API Lead',
      searchableFields: fields.filter(isLookupField).map(({ name }) => [name]),
      fields: fields.map((each) => ({
        name: each.name,
        displayName: each.displayName,
        dataType: each.dataType,
        ...lengthOf(each),
        updateable: !each.readOnly,
        crmManaged: each.name.startsWith('sfdc'),
      })),
    },
  ]);
};

/** A field in the words of the schema operations, which all objects share. */
const schemaField = (each: Field) => ({
  displayName: each.displayName,
  name: each.name,
  description: each.description ?? null,
  dataType: each.dataType,
  ...lengthOf(each),
  isHidden: false,
  isHtmlEncodingInEmail: each.dataType !== 'date' && each.dataType !== 'boolean',
  isSensitive: each.dataType === 'email' || each.dataType === 'phone',
  isCustom: each.custom,
  isApiCreated: each.apiCreated === true,
});

/** The field that a path names. */
export const schemaFieldOf = (fields: Iterable<Field>, name: string | undefined) => {
  const found = [...fields].find((each) => each.name === name);
  if (found === undefined) throw new ApiError('1006', `Field '${name}' not found`);
  return result([schemaField(found)]);
};

/** The fields of an object, page by page. */
export const schemaFieldsPage = (fields: Iterable<Field>, ...[call, instance]: Parameters<Handler>) => {
  const page = pageOf([...fields], call, instance);
  return result(page.items.map(schemaField), moreOf(page));
};

const CREATABLE = [
  'boolean',
  'currency',
  'date',
  'datetime',
  'email',
  'float',
  'integer',
  'percent',
  'phone',
  'score',
  'string',
  'url',
] as const;
const MOST_FIELDS = 100;

const createOne = (record: Readonly<Record<string, unknown>>, { leads }: Instance) => {
  const { displayName, name, dataType, description } = record;
  const type = CREATABLE.find((each) => each === dataType);
  const skip = (code: string, text: string) => ({ status: 'skipped', reasons: [reason(code, text)] });
  if (typeof name !== 'string' || typeof displayName !== 'string')
    return skip('1002', `Missing value for the required parameter 'name' or 'displayName'`);
  if (type === undefined)
    return { name, ...skip('1001', `Invalid value '${String(dataType)}'. Required of type 'dataType'`) };
  if (!/^[A-Za-z]\w{0,99}$/.test(name)) return { name, ...skip('1003', `Invalid name '${name}'`) };
  if (leads.fields.has(name.toLowerCase())) return { name, ...skip('1017', 'Object already exists') };
  leads.setField({
    name,
    displayName,
    dataType: type,
    ...(type === 'string' || type === 'email' || type === 'phone' || type === 'url' ? { length: 255 } : {}),
    readOnly: false,
    custom: true,
    inherited: false,
    apiCreated: true,
    ...(typeof description === 'string' ? { description } : {}),
  });
  return { name, status: 'created' };
};

const createFields: Handler = (call, instance) => {
  const records = readInput(readBodyObject(call.json()), instance, 'Fields');
  const created = [...instance.leads.fields.values()].filter(({ apiCreated }) => apiCreated).length;
  if (created + records.length > MOST_FIELDS)
    throw new ApiError('1028', `Max field limit reached (${MOST_FIELDS})`);
  return result(records.map((record) => createOne(record, instance)));
};

const updateField: Handler = (call, { leads }) => {
  const name = call.params.get('fieldApiName') ?? '';
  const known = leads.fields.get(name.toLowerCase());
  if (known?.name !== name) throw new ApiError('1006', `Field '${name}' not found`);
  const input = member(readBodyObject(call.json()), 'input');
  const record: unknown = Array.isArray(input) ? input[0] : undefined;
  if (!isObject(record)) throw new ApiError('1003', 'Field not specified');
  const { displayName, description } = record;
  leads.setField({
    ...known,
    ...(typeof displayName === 'string' ? { displayName } : {}),
    ...(typeof description === 'string' ? { description } : {}),
  });
  return result([{ name, status: 'updated' }]);
};

const lead = ['Read-Only Lead', 'Read-Write Lead'] as const;
const schema = ['Read-Write Schema Custom Field'] as const;

export const describeLeadRoutes: readonly Route[] = [
  { method: 'GET', path: '/rest/v1/leads/describe.json', permissions: lead, handler: describe },
  { method: 'GET', path: '/rest/v1/leads/describe2.json', permissions: lead, handler: describe2 },
  {
    method: 'GET',
    path: '/rest/v1/leads/schema/fields.json',
    permissions: schema,
    handler: (call, instance) => schemaFieldsPage(instance.leads.fields.values(), call, instance),
  },
  { method: 'POST', path: '/rest/v1/leads/schema/fields.json', permissions: schema, handler: createFields },
  {
    method: 'GET',
    path: '/rest/v1/leads/schema/fields/{fieldApiName}.json',
    permissions: schema,
    handler: (call, { leads }) => schemaFieldOf(leads.fields.values(), call.params.get('fieldApiName')),
  },
  {
    method: 'POST',
    path: '/rest/v1/leads/schema/fields/{fieldApiName}.json',
    permissions: schema,
    handler: updateField,
  },
];
