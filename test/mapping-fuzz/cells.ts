// One rule with what it needs on both sides: every source, with modifiers and policies of its own.
import type { JsonObject } from '../../src/json/json.ts';
import { type Conversion, conversion, parameter, scalar, valueConversion } from './conversions.ts';
import { addSchema, type Draft, markReadOnly, newPath, nullable, pathText, vendorField } from './draft.ts';
import type { Written, WrittenMap } from './written.ts';

/** A rule, under its canonical path. */
export interface Cell {
  readonly path: string;
  readonly rule: Written;
  /** The vendor fields that it reads or writes, as the mapping spells them. */
  readonly fields: readonly string[];
}

interface Body {
  readonly source: string;
  readonly codec: string;
  readonly keys: WrittenMap;
  readonly canonical: JsonObject;
  readonly fields: readonly string[];
  readonly sample?: Written;
  readonly written?: Written;
  /** Only read, whatever is drawn. */
  readonly isRead?: boolean;
  /** Takes policies and defaults of its own. */
  readonly isPlain?: boolean;
}

const POLICY_WORDS = {
  absent: { toVendor: ['leave', 'clear'] },
  null: { fromVendor: ['omit', 'keep', 'error'], toVendor: ['clear', 'leave', 'error'] },
  onError: { fromVendor: ['omit', 'null', 'reject'], toVendor: ['omit', 'null', 'reject'] },
} as const;

/** Every policy in one word for each direction; together they may be what `check` refuses, now and then. */
export const drawPolicies = ({ random }: Pick<Draft, 'random'>): Record<string, Record<string, string>> => {
  const drawn = Object.fromEntries(
    Object.entries(POLICY_WORDS).map(([policy, directions]) => [
      policy,
      Object.fromEntries(Object.entries(directions).map(([way, words]) => [way, random.pick<string>(words)])),
    ]),
  );
  if (drawn.onError?.toVendor === 'null' && drawn.null?.toVendor === 'error' && random.chance(0.95))
    drawn.onError.toVendor = 'omit';
  return drawn;
};

type Words = Readonly<Record<string, Readonly<Record<string, string>>>>;

const ownPolicies = (draft: Draft): Words => {
  const { random } = draft;
  const own = drawPolicies(draft);
  const kept = Object.fromEntries(Object.entries(own).filter(() => random.chance(0.15)));
  const all = merged(draft.policies, kept);
  const isForbidden = all.onError?.toVendor === 'null' && all.null?.toVendor === 'error';
  return isForbidden && random.chance(0.95) ? {} : kept;
};

const merged = (base: WrittenMap, own: Words): Words =>
  Object.fromEntries(
    Object.keys(POLICY_WORDS).map((policy) => [
      policy,
      { ...(base[policy] as Record<string, string>), ...own[policy] },
    ]),
  );

const field = (draft: Draft): Body => {
  const { random } = draft;
  const found = conversion(draft);
  const from = vendorField(draft, found.vendor);
  const body = (more: WrittenMap, fields: readonly string[]): Body => ({
    source: fields.length > 1 ? 'field to' : 'field',
    codec: found.name,
    keys: { from, ...more, ...found.keys },
    canonical: found.canonical,
    fields,
    sample: found.sample,
    written: found.written,
    isPlain: true,
  });
  if (!random.chance(0.08) || 'each' in found.keys) return body({}, [from]);
  const to = vendorField(draft, found.vendor);
  return body({ to }, [from, to]);
};

/** The arrays of pairs of a mapping; each is one place for several rules. */
const pairList = (draft: Draft): { readonly name: string; readonly isObject: boolean } => {
  const { vendor, random } = draft;
  const name = random.pick(['attributes', 'attributes', 'moreOfThem']);
  const key = JSON.stringify([name]);
  const isObject = name === 'moreOfThem';
  if (!vendor.taken.has(key)) {
    vendor.taken.add(key);
    const items = { type: 'object', properties: { name: { type: 'string' }, value: {} } };
    addSchema(draft, vendor, [name], isObject ? { type: ['object', 'array'] } : { type: 'array', items });
  }
  return { name, isObject };
};

const PAIR_NAMES = ['Webpage URL', 'id', "it's", 'a.b', 'a_b', 'ü', 'Code', 'value', 'name'] as const;

const pair = (draft: Draft): Body | undefined => {
  const { random, vendor } = draft;
  const { name } = pairList(draft);
  const own = random.pick(PAIR_NAMES);
  const key = JSON.stringify(['pair', name, own]);
  if (vendor.taken.has(key)) return undefined;
  vendor.taken.add(key);
  const drawn = conversion(draft);
  const found = drawn.keys.unknown === 'keep' ? scalar(draft) : drawn;
  return {
    source: 'pair',
    codec: found.name,
    keys: { pair: own, ...(name !== 'attributes' && { in: name }), ...found.keys },
    canonical: found.canonical,
    fields: [name],
    sample: found.sample,
    written: found.written,
    isPlain: true,
  };
};

const allPairs = (draft: Draft): Body | undefined => {
  const { vendor } = draft;
  const { name } = pairList(draft);
  const key = JSON.stringify(['pairs', name]);
  if (vendor.taken.has(key)) return undefined;
  vendor.taken.add(key);
  return {
    source: 'pairs',
    codec: 'none',
    keys: { pair: '*', ...(name !== 'attributes' && { in: name }) },
    canonical: { type: 'object' },
    fields: [name],
  };
};

const condition = (draft: Draft): WrittenMap => {
  draft.condition ??= { name: vendorField(draft, { enum: ['x', 'y z'] }, true), values: ['x', 'y z'] };
  const { name, values } = draft.condition;
  draft.given.push(name);
  return { [name]: draft.random.pick(values) };
};

const firstOf = (draft: Draft): Body => {
  const { random } = draft;
  const found = random.chance(0.4) ? { ...scalar(draft) } : valueConversion({ ...draft, random });
  const above = random.chance(0.5);
  const inArm = above ? {} : found.keys;
  const names: string[] = [];
  const fields = (): WrittenMap => {
    const from = vendorField(draft, found.vendor);
    names.push(from);
    return { from, ...inArm };
  };
  const arms: Record<string, Written>[] = [{ ...fields() }, { ...fields() }];
  const writer = random.pick(arms);
  writer.writer = true;
  for (const arm of arms) if (random.chance(0.25)) arm.when = condition(draft);
  let isRead = random.chance(0.25);
  if (isRead || random.chance(0.1)) {
    const isText = found.canonical.type === 'string' && found.canonical.format === undefined;
    const kind = random.pick<'const' | 'param' | 'jsonata' | 'join' | 'pair'>(
      isText ? ['const', 'param', 'jsonata', 'join', 'pair'] : ['jsonata', 'join', 'pair'],
    );
    isRead = true;
    if (kind === 'const') arms.push({ const: above ? found.written : found.sample });
    else if (kind === 'param') arms.push({ param: parameter(draft) });
    else if (kind === 'pair') {
      const { name } = pairList(draft);
      names.push(name);
      arms.push({ pair: 'arm', in: name, ...inArm });
    } else {
      const other = vendorField(draft, { type: 'string' });
      names.push(other);
      arms.push(
        kind === 'join'
          ? { join: [other], with: ' ', ...inArm }
          : { jsonata: { fromVendor: reference(other) } },
      );
    }
  }
  if (isRead) for (const arm of arms) delete arm.writer;
  return {
    source: 'firstOf',
    codec: found.name,
    keys: { firstOf: arms, ...(above && found.keys) },
    canonical: found.canonical,
    fields: names,
    sample: found.sample,
    ...(isRead && { isRead }),
  };
};

/** A path as an expression spells it. */
const reference = (path: string): string => {
  const parts = [...path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|([^.[\]]+)/g)];
  return parts
    .map(([, quoted, bare]) => `\`${quoted === undefined ? bare : JSON.parse(`"${quoted}"`)}\``)
    .join('.');
};

const join = (draft: Draft): Body => {
  const { random } = draft;
  const found: Conversion = random.chance(0.6)
    ? { name: 'none', keys: {}, vendor: {}, canonical: { type: 'string' }, sample: 'a', written: 'a' }
    : valueConversion(draft);
  const names = Array.from({ length: 1 + random.below(3) }, () => vendorField(draft, { type: 'string' }));
  return {
    source: 'join',
    codec: found.name,
    keys: { join: names, with: random.pick([' ', '', ', ', '"']), ...found.keys },
    canonical: found.canonical,
    fields: names,
    isRead: true,
  };
};

const slots = (draft: Draft): Body => {
  const { random } = draft;
  const found = random.chance(0.5) ? scalar(draft) : { ...valueConversion(draft) };
  const keys = ['work', 'mobile', "o'her"].slice(0, 1 + random.below(3));
  const from = Object.fromEntries(keys.map((key) => [key, vendorField(draft, found.vendor)]));
  return {
    source: 'slots',
    codec: found.name,
    keys: { slots: { key: 'type', value: 'number' }, from, ...found.keys },
    canonical: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          type: { enum: keys },
          number:
            (draft.policies.null as WrittenMap).fromVendor === 'keep'
              ? nullable(found.canonical)
              : found.canonical,
        },
        required: random.chance(0.5) ? ['type', 'number'] : ['type'],
        additionalProperties: false,
      },
    },
    fields: Object.values(from),
  };
};

const constant = (draft: Draft): Body => {
  const { random } = draft;
  const value = random.pick<Written>(['thing', 7, true, 'a b']);
  return {
    source: 'const',
    codec: 'none',
    keys: { const: value },
    canonical: { enum: [value as string, 'other'] },
    fields: [],
  };
};

const param = (draft: Draft): Body => ({
  source: 'param',
  codec: 'none',
  keys: { param: parameter(draft) },
  canonical: { type: 'string' },
  fields: [],
});

const jsonata = (draft: Draft, canonicalPath: string): Body => {
  const { random } = draft;
  const kind = random.pick(['number', 'text', 'read', 'write', 'fails'] as const);
  const schema: JsonObject = kind === 'number' ? { type: 'integer' } : { type: 'string' };
  const name = vendorField(draft, schema, true);
  const own = reference(name);
  const target = reference(canonicalPath);
  const member = JSON.stringify(name.startsWith('["') ? JSON.parse(name.slice(1, -1)) : name);
  const expressions: Record<typeof kind, WrittenMap> = {
    number: { fromVendor: `${own} + 1`, toVendor: `{ ${member}: ${target} - 1 }` },
    text: { fromVendor: `${own} & ""`, toVendor: `{ ${member}: ${target} }` },
    read: { fromVendor: `$uppercase(${own})` },
    write: { toVendor: `{ ${member}: ${target} }` },
    fails: {
      fromVendor: `$length(${own}) > 3 ? $error("long") : ${own}`,
      toVendor: `{ ${member}: ${target} }`,
    },
  };
  const isWritten = kind !== 'read';
  return {
    source: `jsonata ${kind === 'read' ? 'one way' : kind === 'write' ? 'back only' : 'both'}`,
    codec: 'none',
    keys: { jsonata: expressions[kind], ...(isWritten && { writes: [name] }) },
    canonical: schema,
    fields: [name],
    isPlain: true,
  };
};

const parts = (draft: Draft): Body | undefined => {
  const one = vendorField(draft, { type: 'string' });
  const two = vendorField(draft, draft.random.chance(0.5) ? { type: 'string' } : { type: 'integer' });
  // A colon ends the name of a part.
  if (/[:]/.test(one + two)) return field(draft);
  return {
    source: 'parts',
    codec: 'template',
    keys: { template: `{${one}:[a-z]+}-{${two}:[0-9]+}` },
    canonical: { type: 'string' },
    fields: [one, two],
  };
};

type Draw = (draft: Draft, canonicalPath: string) => Body | undefined;

const DRAWS: readonly (readonly [number, Draw])[] = [
  [16, field],
  [5, pair],
  [1, allPairs],
  [5, firstOf],
  [3, join],
  [4, slots],
  [1, constant],
  [1, param],
  [3, jsonata],
  [2, parts],
];
const ALL = DRAWS.flatMap(([weight, draw]) => Array.from({ length: weight }, () => draw));

const defaults = (draft: Draft, body: Body, words: Words, isRead: boolean): WrittenMap => {
  const { random } = draft;
  if (body.source !== 'field' && body.source !== 'pair') return {};
  if (body.sample === undefined || !random.chance(0.15) || body.keys.each !== undefined) return {};
  const reads = isRead || words.null?.fromVendor === 'omit' || random.chance(0.01);
  const onCreate = !isRead && body.written !== undefined && body.source === 'field' && random.chance(0.4);
  if (!reads && !onCreate) return {};
  return {
    default: {
      ...(reads && { fromVendor: body.sample }),
      ...(onCreate && body.written !== undefined && { onCreate: body.written }),
      because: 'fuzz',
    },
  };
};

/** Draws a rule and adds its places to the schemas; undefined where it would say again what another says. */
export const drawCell = (draft: Draft, isOneWay: boolean, isInBranch = false): Cell | undefined => {
  const { random, canonical } = draft;
  draft.given.length = 0;
  const steps = newPath(draft, canonical);
  const path = pathText(steps);
  const body = random.pick(ALL)(draft, path);
  if (body === undefined) return undefined;
  const own =
    body.isPlain === true || (body.source !== 'slots' && random.chance(0.3)) ? ownPolicies(draft) : {};
  const words = merged(draft.policies, own);
  const isRead = isOneWay || body.isRead === true;
  const only = body.isRead === true || (!isOneWay && random.chance(0.06)) ? { only: 'fromVendor' } : {};
  const takesNull =
    words.null?.fromVendor === 'keep' || words.onError?.fromVendor === 'null' || random.chance(0.2);
  addSchema(
    draft,
    canonical,
    steps,
    {
      ...(takesNull && body.source !== 'const' ? nullable(body.canonical) : body.canonical),
      ...(random.chance(0.03) && body.isRead ? { readOnly: true } : {}),
    },
    !isInBranch && random.chance(0.04),
  );
  const modifiers: WrittenMap = {
    ...only,
    ...defaults(draft, body, words, isRead || 'only' in only),
    ...(random.chance(0.04) && body.fields.length > 0 && { ifPresent: true }),
    ...(random.chance(0.05) && { locked: true }),
    ...own,
    because: 'fuzz',
  };
  if ('only' in only && random.chance(0.3))
    for (const name of draft.given) if (name !== draft.condition?.name) markReadOnly(draft, name);
  if (body.source === 'field to') draft.split.add(path);
  draft.uses.push({ source: body.source, codec: body.codec, policies: words });
  const isShort = body.source === 'field' && Object.keys(body.keys).length === 1 && random.chance(0.2);
  const [from] = body.fields;
  const rule =
    isShort && from !== undefined && Object.keys(own).length === 0 ? from : { ...body.keys, ...modifiers };
  return { path, rule, fields: [...new Set([...draft.given, ...body.fields])] };
};
