// Leads as the hub's contacts, and companies: the resources that can be written.
import type { Key } from '../data/population.ts';
import type { Instance } from '../instance.ts';
import { writeLead } from '../leads/write-lead.ts';
import { COMPANY } from '../objects/object-type.ts';
import { writeObject } from '../objects/write-object.ts';
import { errorOfVendor, HubError } from './hub-error.ts';
import { checkFilter, type HubResource, walkList, walkRecords, withNulls } from './resource.ts';

const SOURCE = 'Web service API';

const numberKey = (id: string): number | undefined => (/^\d{1,15}$/.test(id) ? Number(id) : undefined);

/** A record names the same id as its path, or none. */
const withoutId = (record: Readonly<Record<string, unknown>>, key: Key | undefined) => {
  if (!Object.hasOwn(record, 'id')) return record;
  const { id, ...rest } = record;
  if (key === undefined || String(id) !== String(key))
    throw new HubError(400, 'The id of a record is given by the vendor, and cannot change');
  return rest;
};

export const contacts = (instance: Instance): HubResource => {
  const { leads, activities } = instance;
  const fields = [...leads.fields.values()];
  return {
    read: ['Read-Only Lead', 'Read-Write Lead'],
    write: ['Read-Write Lead'],
    fields: fields.map(({ name }) => name),
    walk: (from) => walkRecords(leads.records, from),
    find: async (condition) => {
      checkFilter(condition, ['id', 'email']);
      return leads.records.find(condition.field, condition.values);
    },
    keyOf: (id) => {
      const key = numberKey(id);
      return key !== undefined && leads.records.has(key) ? key : undefined;
    },
    render: (key, names) =>
      Object.fromEntries(
        names.map((name) => {
          const target = leads.fields.get(name.toLowerCase());
          return [name, target === undefined ? null : leads.read(Number(key), target)];
        }),
      ),
    save: async ({ record, key, replaces }) => {
      const given = withoutId(record, key);
      const [action, lookupField] =
        key === undefined ? (['createOnly', 'email'] as const) : (['updateOnly', 'id'] as const);
      const written = {
        ...(replaces ? withNulls(given, fields, ['id']) : given),
        ...(key === undefined ? {} : { id: key }),
      };
      const outcome = await writeLead(
        written,
        { action, lookupField, partitionId: undefined, source: SOURCE },
        instance,
      );
      if ('id' in outcome) return outcome.id;
      const [why] = outcome.reasons;
      throw errorOfVendor(why?.code ?? '1003', why?.message ?? 'Invalid data');
    },
    remove: (key) => {
      activities.noteDeletedLead(Number(key));
      leads.records.remove(key);
    },
  };
};

/** The contacts that are on a list. */
export const contactsOfList = (listId: number, instance: Instance): HubResource => {
  const { read, write, fields, render } = contacts(instance);
  return {
    read,
    write,
    fields,
    render,
    walk: (from) => walkList(instance.lists.members(listId), from),
    find: async () => {
      throw new HubError(400, 'The contacts of a list cannot be searched');
    },
  };
};

export const companies = (instance: Instance): HubResource => {
  const set = instance.objects.get(COMPANY.apiName);
  if (set === undefined) throw new HubError(404, 'There are no companies');
  const { records, type } = set;
  return {
    read: ['Read-Only Company', 'Read-Write Company'],
    write: ['Read-Write Company'],
    fields: type.fields.map(({ name }) => name),
    walk: (from) => walkRecords(records, from),
    find: async (condition) => {
      checkFilter(condition, ['id', 'externalCompanyId', 'company']);
      return records.find(condition.field, condition.values);
    },
    keyOf: (id) => {
      const key = numberKey(id);
      return key !== undefined && records.has(key) ? key : undefined;
    },
    render: (key, names) => Object.fromEntries(names.map((name) => [name, records.read(key, name)])),
    save: async ({ record, key, replaces }) => {
      const given = withoutId(record, key);
      const outcome = await writeObject(
        {
          ...(replaces ? withNulls(given, type.fields, type.dedupeFields) : given),
          ...(key === undefined ? {} : { id: key }),
        },
        set,
        { action: key === undefined ? 'createOnly' : 'updateOnly', byId: key !== undefined, seen: new Set() },
        instance,
      );
      if ('why' in outcome) throw errorOfVendor(outcome.why.code, outcome.why.message);
      return outcome.key;
    },
    remove: (key) => records.remove(key),
  };
};
