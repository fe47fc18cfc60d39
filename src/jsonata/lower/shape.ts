// What a JSON Schema says about values, as far as generated code can use it: their kinds, members and items.
import * as kind from './kinds.ts';

/** A JSON Schema: what is not understood says nothing. */
export type JsonSchema = boolean | { readonly [keyword: string]: unknown };

/** What values of one place may be. */
export interface Shape {
  /** Possible kinds; a member that is not required may be nothing. */
  readonly kinds: number;
  /** What a member of an object here may be. */
  member(name: string): Shape;
  /** What the items of an array here may be. */
  items(): Shape;
}

/** JSON numbers are finite; a value that is not is no such number. */
const JSON_KINDS: number = kind.DATA & ~(kind.NOTHING | kind.WILD);

const KINDS_OF_TYPE: ReadonlyMap<unknown, number> = new Map<unknown, number>([
  ['null', kind.NULL],
  ['boolean', kind.BOOLEAN],
  ['number', kind.NUMBER],
  ['integer', kind.NUMBER],
  ['string', kind.STRING],
  ['array', kind.ARRAY],
  ['object', kind.OBJECT],
]);

const UNKNOWN: Shape = { kinds: kind.DATA, member: () => UNKNOWN, items: () => UNKNOWN };

type Keywords = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Keywords =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const keyword = (schema: Keywords, name: string): unknown =>
  Object.hasOwn(schema, name) ? schema[name] : undefined;

const kindOfValue = (value: unknown): number => {
  if (value === null) return kind.NULL;
  if (Array.isArray(value)) return kind.ARRAY;
  return KINDS_OF_TYPE.get(typeof value) ?? JSON_KINDS;
};

const union = (values: readonly unknown[], kindsOf: (value: unknown) => number): number =>
  values.reduce<number>((kinds, value) => kinds | kindsOf(value), 0);

const typeKinds = (type: unknown): number => {
  if (Array.isArray(type)) return union(type, typeKinds);
  return typeof type === 'string' ? (KINDS_OF_TYPE.get(type) ?? JSON_KINDS) : JSON_KINDS;
};

/** Follows `$ref` within the document; undefined where it leads nowhere or in a circle. */
const resolve = (schema: unknown, root: unknown, hops = 0): Keywords | undefined => {
  if (!isObject(schema) || hops > 32) return undefined;
  const ref = keyword(schema, '$ref');
  if (ref === undefined) return schema;
  if (typeof ref !== 'string' || !/^#(\/|$)/.test(ref)) return undefined;
  let target: unknown = root;
  for (const part of ref.split('/').slice(1)) {
    let name: string;
    try {
      name = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
    } catch {
      return undefined;
    }
    target =
      typeof target === 'object' && target !== null && Object.hasOwn(target, name)
        ? Reflect.get(target, name)
        : undefined;
  }
  return resolve(target, root, hops + 1);
};

/** The schemas of which one holds, if that is said. */
const alternatives = (schema: Keywords): readonly unknown[] | undefined => {
  const either = keyword(schema, 'anyOf') ?? keyword(schema, 'oneOf');
  return Array.isArray(either) && either.length > 0 ? either : undefined;
};

const kindsOf = (given: unknown, root: unknown, depth = 0): number => {
  const schema = resolve(given, root);
  if (schema === undefined || depth > 32) return JSON_KINDS;
  let kinds = typeKinds(keyword(schema, 'type'));
  const values = keyword(schema, 'enum');
  if (Array.isArray(values)) kinds &= union(values, kindOfValue);
  if (Object.hasOwn(schema, 'const')) kinds &= kindOfValue(schema.const);
  const either = alternatives(schema);
  if (either !== undefined) kinds &= union(either, (each) => kindsOf(each, root, depth + 1));
  return keyword(schema, 'nullable') === true ? kinds | kind.NULL : kinds;
};

/** The schema that describes the members or items: this one, or its only alternative of that kind. */
const describing = (
  given: unknown,
  root: unknown,
  wanted: number,
  by: string,
  depth = 0,
): Keywords | undefined => {
  const schema = resolve(given, root);
  if (schema === undefined || depth > 32 || isObject(keyword(schema, by))) return schema;
  const fitting = alternatives(schema)?.filter((each) => kind.may(kindsOf(each, root), wanted));
  return fitting?.length === 1 ? describing(fitting[0], root, wanted, by, depth + 1) : schema;
};

const shapeAt = (schema: unknown, root: unknown, optional: boolean): Shape => {
  const members = new Map<string, Shape>();
  let items: Shape | undefined;
  const readMember = (name: string): Shape => {
    const described = describing(schema, root, kind.OBJECT, 'properties');
    const properties = described && keyword(described, 'properties');
    if (described === undefined || !isObject(properties) || !Object.hasOwn(properties, name)) return UNKNOWN;
    const required = keyword(described, 'required');
    return shapeAt(properties[name], root, !(Array.isArray(required) && required.includes(name)));
  };
  return {
    kinds: kindsOf(schema, root) | (optional ? kind.NOTHING : 0),
    member: (name) => {
      const known = members.get(name) ?? readMember(name);
      members.set(name, known);
      return known;
    },
    items: () => {
      const described = describing(schema, root, kind.ARRAY, 'items');
      items ??= shapeAt(described && keyword(described, 'items'), root, false);
      return items;
    },
  };
};

/** What a JSON Schema says about the input. */
export const shapeOf = (schema: JsonSchema): Shape => shapeAt(schema, schema, false);
