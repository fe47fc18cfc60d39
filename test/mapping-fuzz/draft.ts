// A mapping that is being made up: two schemas that grow with its rules, names that were given, definitions that rules use.
import type { JsonObject } from '../../src/json/json.ts';
import { printPath } from '../../src/schema/parse-path.ts';
import type { Random } from '../faults/random.ts';
import type { Written, WrittenMap } from './written.ts';

/** A schema with its members, before it is written. */
interface Node {
  schema?: JsonObject;
  readonly members: Map<string, Node>;
  readonly isClosed: boolean;
  readonly isNullable: boolean;
  required: boolean;
}

/** A rule as it was drawn, for the counts. */
export interface Use {
  readonly source: string;
  readonly codec: string;
  readonly policies: WrittenMap;
}

export interface Side {
  readonly root: Node;
  readonly taken: Set<string>;
}

export interface Draft {
  readonly random: Random;
  readonly vendor: Side;
  readonly canonical: Side;
  readonly valueMaps: Record<string, Written>;
  readonly refs: Record<string, Written>;
  readonly parameters: Record<string, Written>;
  readonly values: Record<string, string | number>;
  readonly uses: Use[];
  /** The vendor fields that the rule in hand was given, or shares. */
  readonly given: string[];
  readonly policies: WrittenMap;
  /** Vendor fields that are read beside others, and have no rule of their own. */
  readonly ignored: string[];
  /** Canonical paths whose `from` and `to` are two fields: what is written is not what is read. */
  readonly split: Set<string>;
  /** A vendor field that tells records apart, for conditions. */
  condition?: { readonly name: string; readonly values: readonly string[] };
}

const node = (isClosed = false, isNullable = false): Node => ({
  members: new Map(),
  isClosed,
  isNullable,
  required: false,
});

export const createSide = (isClosed: boolean): Side => ({ root: node(isClosed), taken: new Set() });

/** Names that are parents only, so that leaves may be called like their paths joined. */
const PARENTS = ['a', 'p', 'p_q', "it's", 'häuser', 'b c', 'order'] as const;
const LEAVES = ['b', 'x', 'x_y', 'c', 'name', 'value', 'toString', '$x', 'é', 'q"r', 'and'] as const;
const PLAIN = ['first', 'last', 'mail', 'city', 'score', 'note', 'status', 'kindOf', 'tags', 'size', 'price'];
const HOSTILE = [
  'a_b',
  'a_x',
  'p_x_y',
  'p_q_x',
  'a_now',
  'before',
  'onto',
  'param',
  '$x',
  '$before',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'length',
  'two words',
  "it's so",
  'say "so"',
  'grüße',
  '日本',
  'and',
  'or',
  'in',
  'true',
  'function',
  'a-b',
  'a/b',
  'a:b',
  '#1',
  '100',
  '%',
  '*',
  'item',
  'value',
  'issue',
] as const;

/** A path with a name that nothing else has yet; its parents, if it has any, are parents only. */
export const newPath = (draft: Draft, side: Side, isFlat = false): readonly string[] => {
  const { random } = draft;
  for (let round = 0; ; round++) {
    const more = round > 4 ? `${round}` : '';
    const path =
      !isFlat && random.chance(0.3)
        ? [random.pick(PARENTS), `${random.pick(LEAVES)}${more}`]
        : [`${random.chance(0.35) ? random.pick(HOSTILE) : random.pick(PLAIN)}${more}`];
    const text = JSON.stringify(path);
    if (side.taken.has(text)) continue;
    side.taken.add(text);
    return path;
  }
};

export const pathText = (path: readonly string[]): string =>
  printPath(path.map((key) => ({ kind: 'key' as const, key })));

/** Puts a schema at a path of a side. */
export const addSchema = (
  draft: Draft,
  { root }: Side,
  path: readonly string[],
  schema: JsonObject,
  required = false,
): void => {
  let here = root;
  for (const [index, key] of path.entries()) {
    const isLast = index === path.length - 1;
    let next = here.members.get(key);
    if (next === undefined) {
      next = node(root.isClosed, draft.random.chance(0.3));
      here.members.set(key, next);
    }
    if (isLast) {
      next.schema = schema;
      next.required = required;
    }
    here = next;
  }
};

const schemaOfNode = ({ schema, members, isClosed, isNullable }: Node, isRoot = false): JsonObject => {
  if (schema !== undefined) return schema;
  const required = [...members].flatMap(([name, member]) => (member.required ? [name] : []));
  return {
    type: isNullable && !isRoot ? ['object', 'null'] : 'object',
    properties: Object.fromEntries([...members].map(([name, member]) => [name, schemaOfNode(member)])),
    ...(required.length > 0 && { required }),
    ...(isClosed && { additionalProperties: false }),
  };
};

export const schemaOf = (side: Side, id: string): JsonObject => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `urn:fuzz:${id}`,
  ...schemaOfNode(side.root, true),
});

/** The schema that takes null too. */
export const nullable = (schema: JsonObject): JsonObject => {
  const { type } = schema;
  if (Array.isArray(schema.enum)) {
    const { type: _, ...rest } = schema;
    return { ...rest, enum: [...schema.enum, null] };
  }
  if (typeof type === 'string') return { ...schema, type: [type, 'null'] };
  return Array.isArray(type) && !type.includes('null') ? { ...schema, type: [...type, 'null'] } : schema;
};

/** A new place on the vendor's side, with a schema that may take null. */
export const vendorField = (draft: Draft, schema: JsonObject, isFlat = false): string => {
  const { random, vendor } = draft;
  const path = newPath(draft, vendor, isFlat);
  const isText = schema.type === 'string';
  const full = random.chance(0.5) ? nullable(schema) : schema;
  const empty = isText && random.chance(0.3) ? { 'x-emptyIsNull': true } : {};
  addSchema(draft, vendor, path, { ...full, ...empty });
  const name = pathText(path);
  draft.given.push(name);
  return name;
};

/** Says of a vendor field that nobody writes it. */
export const markReadOnly = ({ vendor }: Draft, name: string): void => {
  for (const [key, member] of vendor.root.members)
    if (pathText([key]) === name && member.schema !== undefined)
      member.schema = { ...member.schema, readOnly: true };
};
