// Records of an object by the values of one field, or of the several fields of its key.
import type { Field, Value } from '../data/field.ts';
import type { Key } from '../data/population.ts';
import { ApiError } from '../http/api-error.ts';
import { moreOf, pageOf } from '../http/page.ts';
import { type Input, isObject, readFilter, readInput, readList, textMember } from '../http/read-records.ts';
import { type Call, type Reply, result } from '../http/route.ts';
import type { Instance } from '../instance.ts';
import { createSpeller } from '../leads/render-lead.ts';
import type { ObjectType } from './object-type.ts';
import type { ObjectSet } from './objects.ts';
import { findByKey, keyTexts } from './write-object.ts';

const fieldNamed = (name: string, { table }: ObjectType): Field => {
  const found = table.get(name.toLowerCase());
  if (found === undefined) throw new ApiError('1006', `Field '${name}' not found`);
  return found;
};

/** The fields that a filter stands for. */
const filterFields = (filterType: string, type: ObjectType): readonly string[] => {
  if (filterType === 'idField') return [type.idField];
  if (filterType === 'dedupeFields') return type.dedupeFields;
  const { name } = fieldNamed(filterType, type);
  if (![...type.searchableFields, [type.idField]].some((each) => each.length === 1 && each[0] === name))
    throw new ApiError('1011', `Lookup field '${filterType}' not supported`);
  return [name];
};

const shownFields = (names: readonly string[], type: ObjectType): readonly Field[] => {
  const { idField, dedupeFields, showsAll, fields } = type;
  if (names.length > 0) return [...new Set([idField, ...names])].map((name) => fieldNamed(name, type));
  return showsAll
    ? fields
    : [idField, ...dedupeFields, 'createdAt', 'updatedAt'].map((name) => fieldNamed(name, type));
};

/** Renders the records of an object for one call. */
export const createObjectRenderer = (
  { type, records }: ObjectSet,
  names: readonly string[],
  call: Call,
  instance: Instance,
) => {
  const spell = createSpeller(call.operation, instance);
  const fields = shownFields(names, type);
  return (key: Key, seq: number): Record<string, unknown> => {
    const shown = fields.flatMap((each): readonly (readonly [string, Value])[] => {
      const value = spell(records.read(key, each.name), each);
      if (value === null && type.showsAll && names.length === 0) return [];
      return [
        [
          each.name,
          typeof value === 'number' && type.numbersAsText.includes(each.name) ? String(value) : value,
        ],
      ];
    });
    return { seq, ...Object.fromEntries(shown) };
  };
};

/** A query whose whole content stands in a JSON body. */
const bodyOf = (call: Call): Input | undefined => {
  const body = call.optionalJson();
  if (!isObject(body)) return undefined;
  for (const name of ['nextPageToken', 'batchSize', 'filterType'])
    if (Object.hasOwn(body, name)) call.query.set(name, String(body[name]));
  return body;
};

export const queryObject = async (set: ObjectSet, call: Call, instance: Instance): Promise<Reply> => {
  const { type } = set;
  const body = bodyOf(call);
  const listed: unknown = body?.fields;
  const names = Array.isArray(listed) ? listed.map(String) : readList(call.query, 'fields');
  const render = createObjectRenderer(set, names, call, instance);
  let found: readonly Key[];
  if (body !== undefined && Object.hasOwn(body, 'input')) {
    const fields = filterFields(textMember(body, 'filterType') ?? 'dedupeFields', type);
    const keys: Key[] = [];
    for (const record of readInput(body, instance)) {
      const texts = keyTexts(record, fields);
      if ('missing' in texts) throw new ApiError('1003', `Missing value for '${texts.missing}'`);
      keys.push(...(await findByKey(set, fields, texts)));
    }
    found = keys;
  } else {
    const { filterType, filterValues } = readFilter(call, instance);
    const [name, second] = filterFields(filterType, type);
    if (name === undefined || second !== undefined)
      throw new ApiError('1003', `filterType '${filterType}' needs its values in a JSON body`);
    found = await set.records.find(name, filterValues);
  }
  const page = pageOf(found, call, instance);
  return result(
    page.items.map((key, index) => render(key, index)),
    moreOf(page),
  );
};
