// Codecs with schemas that they go between: every name, option and companion, and values without any.
import type { JsonObject, JsonValue } from '../../src/json/json.ts';
import type { LookupName } from '../../src/mapping/tree.ts';
import { type Draft, nullable, vendorField } from './draft.ts';
import { bareKey, NULL_KEY, type Written, type WrittenMap } from './written.ts';

export interface Conversion {
  /** The codec in the counts. */
  readonly name: string;
  /** The keys that it has in a rule; none for values that stay as they are. */
  readonly keys: WrittenMap;
  readonly vendor: JsonObject;
  readonly canonical: JsonObject;
  /** A value of the canonical side that it gives. */
  readonly sample: Written;
  /** A value of the vendor's side. */
  readonly written: Written;
}

type Draw = (draft: Draft) => Conversion;

const text = (more: JsonObject = {}): JsonObject => ({ type: 'string', ...more });

const plainTexts: Draw = ({ random }) => {
  const most = random.pick([null, 3, 10]) ?? undefined;
  const bounds = most === undefined ? {} : { maxLength: most };
  const other = random.pick([
    bounds,
    bounds,
    {},
    { maxLength: 12 },
    { pattern: '^[a-z]+$' },
    { minLength: 1 },
  ]);
  return {
    name: 'none',
    keys: {},
    vendor: text(bounds),
    canonical: text(other),
    sample: 'abc',
    written: 'abc',
  };
};

const plainValues: Draw = ({ random }) => {
  const kind = random.pick([
    'integer',
    'number',
    'boolean',
    'enum',
    'email',
    'array',
    'object',
    'any',
  ] as const);
  const none = { name: 'none', keys: {} };
  const both = (schema: JsonObject, sample: Written) => ({
    ...none,
    vendor: schema,
    canonical: schema,
    sample,
    written: sample,
  });
  switch (kind) {
    case 'integer': {
      const range = random.chance(0.4) ? { minimum: 0, maximum: 100 } : {};
      return { ...both({ type: 'integer', ...range }, 7), canonical: { type: 'integer' } };
    }
    case 'number':
      return both({ type: 'number', ...(random.chance(0.3) && { minimum: 0, maximum: 1 }) }, 0.5);
    case 'boolean':
      return both({ type: 'boolean' }, true);
    case 'enum':
      return both({ enum: ['a', 'b', 'c d'] }, 'a');
    case 'email':
      return both(text({ format: 'email' }), 'ada@example.com');
    case 'array':
      return both({ type: 'array', items: text(random.chance(0.5) ? { maxLength: 5 } : {}) }, ['a']);
    case 'object':
      return both(
        {
          type: 'object',
          properties: { a: text({ maxLength: 5 }), b: { type: 'integer' } },
          ...(random.chance(0.6) && { additionalProperties: false }),
        },
        { a: 'x', b: 1 },
      );
    case 'any':
      return both({}, 'x');
  }
};

const numeric = (random: Draft['random'], type: 'integer' | 'number'): JsonObject =>
  random.pick<JsonObject>([{ type }, text(), { type: ['string', type] }]);

/** The codecs that `as` names. */
const NAMED: Readonly<Record<string, Draw>> = {
  instant: ({ random }) => {
    const zone = random.pick([null, 'UTC', 'Europe/Berlin']) ?? undefined;
    const as = zone === undefined ? 'instant' : { instant: { zone } };
    return {
      name: 'as instant',
      keys: { as },
      vendor: text(random.chance(0.6) ? { format: 'marketo-datetime' } : { format: 'date-time' }),
      canonical: text({ format: 'date-time' }),
      sample: '2016-05-17T22:11:45Z',
      written: '2016-05-17T22:11:45Z',
    };
  },
  date: ({ random }) => {
    const pattern = random.pick([null, 'dd/MM/yyyy', 'yyyyMMdd', 'dd.MM.yyyy HH:mm']) ?? undefined;
    const hasTime = pattern?.includes('HH') === true;
    const options = { ...(pattern !== undefined && { pattern }), ...(hasTime && { zone: 'Europe/Berlin' }) };
    return {
      name: 'as date',
      keys: { as: pattern === undefined ? 'date' : { date: options } },
      vendor: text(pattern === undefined && random.chance(0.5) ? { format: 'date' } : {}),
      canonical: text({ format: hasTime ? 'date-time' : 'date' }),
      sample: hasTime ? '2016-05-17T22:00:00Z' : '2016-05-17',
      written:
        { undefined: '2016-05-17', 'dd/MM/yyyy': '17/05/2016', yyyyMMdd: '20160517' }[String(pattern)] ??
        '18.05.2016 00:00',
    };
  },
  decimal: ({ random }) => ({
    name: 'as decimal',
    keys: { as: 'decimal' },
    vendor: numeric(random, 'number'),
    canonical: random.pick<JsonObject>([
      { type: 'number' },
      text({ pattern: '^-?(0|[1-9][0-9]*)(\\.[0-9]+)?$' }),
    ]),
    sample: 1.5,
    written: 1.5,
  }),
  integer: ({ random }) => ({
    name: 'as integer',
    keys: { as: 'integer' },
    vendor: numeric(random, 'integer'),
    canonical: { type: 'integer' },
    sample: 12,
    written: 12,
  }),
  number: ({ random }) => ({
    name: 'as number',
    keys: { as: 'number' },
    vendor: numeric(random, 'number'),
    canonical: { type: 'number' },
    sample: 12.5,
    written: 12.5,
  }),
  boolean: ({ random }) => ({
    name: 'as boolean',
    keys: { as: 'boolean' },
    vendor: random.pick<JsonObject>([
      { type: 'boolean' },
      { enum: [1, 0] },
      { enum: ['true', 'false'] },
      text(),
      {},
    ]),
    canonical: { type: 'boolean' },
    sample: true,
    written: true,
  }),
  idString: ({ random }) => ({
    name: 'as idString',
    keys: { as: 'idString' },
    vendor: random.pick<JsonObject>([{ type: 'integer' }, text(), { type: ['integer', 'string'] }]),
    canonical: text(random.chance(0.5) ? { pattern: '^(0|[1-9][0-9]*)$' } : {}),
    sample: '12',
    written: 12,
  }),
  integerText: () => ({
    name: 'as integerText',
    keys: { as: 'integerText' },
    vendor: text(),
    canonical: { type: 'integer' },
    sample: 12,
    written: '12',
  }),
  json: ({ random }) => ({
    name: 'as json',
    keys: { as: 'json' },
    vendor: text(),
    canonical: random.pick<JsonObject>([
      {},
      { type: 'object', properties: { a: { type: 'integer' } } },
      { type: 'array', items: { type: 'integer' } },
      { type: ['object', 'array', 'string', 'number', 'boolean'] },
    ]),
    sample: { a: 1 },
    written: '{"a":1}',
  }),
  wrap: ({ random }) => {
    const item = random.pick<JsonObject>([text(), { type: 'integer' }, text({ maxLength: 4 })]);
    const list = { type: 'array', items: item };
    const reversed = random.chance(0.3);
    return {
      name: 'as wrap',
      keys: { as: 'wrap' },
      vendor: reversed ? list : item,
      canonical: reversed ? item : list,
      sample: ['a'],
      written: 'a',
    };
  },
  text: ({ random }) => {
    const options = {
      ...(random.chance(0.6) && { trim: true }),
      ...(random.chance(0.5) && { case: random.pick(['lower', 'upper']) }),
      ...(random.chance(0.3) && { truncate: 5 }),
    };
    return {
      name: 'as text',
      keys: { as: { text: Object.keys(options).length === 0 ? { trim: true } : options } },
      vendor: text(random.chance(0.3) ? { maxLength: 10 } : {}),
      canonical: text(random.chance(0.3) ? { maxLength: 10 } : {}),
      sample: 'ADA',
      written: 'ADA',
    };
  },
};

const codes: Draw = (draft) => codesWith(draft, ['keep']);

/** `keep` is no choice where any text may come. */
const codesWith = (draft: Draft, more: readonly string[]): Conversion => {
  const { random } = draft;
  const unknown = random.pick<Written>([null, 'error', ...more, 'omit', 'null', { to: 'other' }]);
  const numbers = random.chance(0.25);
  const vendorCodes: JsonValue[] = numbers ? [1, 2, 3] : ['A', 'B b', 'C'];
  const rows: Record<string, Written> = numbers
    ? { [bareKey(1)]: 'a', [bareKey(2)]: 'b' }
    : { A: 'a', 'B b': 'b' };
  const isOpen = unknown !== null && unknown !== 'keep' && random.chance(0.7);
  if (random.chance(0.5) || (!isOpen && (unknown === null || unknown === 'error')))
    rows[numbers ? bareKey(3) : 'C'] = random.pick<Written>([
      'c',
      { to: 'b', only: 'fromVendor', because: 'fuzz' },
    ]);
  if (typeof unknown === 'object' && unknown !== null) {
    vendorCodes.push(numbers ? 4 : 'D');
    rows[numbers ? bareKey(4) : 'D'] = 'other';
  }
  const readsNull = random.chance(0.15);
  if (readsNull) rows[NULL_KEY] = 'none';
  const given = Object.values(rows).flatMap((row) => (typeof row === 'string' ? [row] : []));
  const other = typeof unknown === 'object' && unknown !== null ? ['other'] : [];
  const keeps = unknown === 'keep';
  const canonical: JsonObject = keeps && !numbers ? text() : { enum: [...new Set([...given, ...other])] };
  const schema: JsonObject = isOpen ? { type: numbers ? 'integer' : 'string' } : { enum: vendorCodes };
  let table: Written = rows;
  if (random.chance(0.4)) {
    const name = `map${Object.keys(draft.valueMaps).length}`;
    draft.valueMaps[name] = rows;
    table = name;
  }
  const word = unknown === null ? 'error' : typeof unknown === 'string' ? unknown : 'to';
  return {
    name: `map ${unknown === null ? '-' : word}`,
    keys: { map: table, ...(unknown !== null && { unknown }) },
    vendor: readsNull ? nullable(schema) : schema,
    canonical: unknown === 'null' ? nullable(canonical) : canonical,
    sample: 'a',
    written: numbers ? 1 : 'A',
  };
};

export const parameter = (draft: Draft): string => {
  const { random, parameters, values } = draft;
  const name = random.pick(['instance', 'p2', 'owner']);
  parameters[name] = { type: 'string', pattern: '[A-Z]{3}', required: true };
  values[name] = 'ABC';
  return name;
};

const template: Draw = (draft) => {
  const { random } = draft;
  const kind = random.pick(['whole', 'parts', 'param'] as const);
  const param = kind === 'param' ? parameter(draft) : '';
  if (kind !== 'parts')
    return {
      name: 'template',
      keys: {
        template:
          kind === 'whole' ? random.pick(['x-{.}', '{.:[a-z]+}!', '{{{.}']) : `{.:[0-9]+}@{param.${param}}`,
      },
      vendor: text(),
      canonical: text(),
      sample: 'ab',
      written: 'x-ab',
    };
  const required = random.chance(0.5) ? { required: ['system', 'id'] } : {};
  return {
    name: 'template parts',
    keys: { template: '{system:[A-Z]+}/{id:[0-9A-Za-z]+}' },
    vendor: text(),
    canonical: {
      type: 'object',
      additionalProperties: false,
      properties: { system: text(), id: text() },
      ...required,
    },
    sample: { system: 'A', id: '1' },
    written: 'A/1',
  };
};

/** A codec as it stands under `as`, `items` and `item`. */
const nodeOf = ({ keys }: Conversion): Written => keys.as ?? keys;

const SCALARS = [
  'instant',
  'date',
  'decimal',
  'integer',
  'number',
  'boolean',
  'idString',
  'integerText',
  'text',
];

/** A conversion of single values. */
export const scalar: Draw = (draft) => {
  const { random } = draft;
  const kind = random.below(10);
  if (kind < 6) return named(draft, random.pick(SCALARS));
  if (kind < 8) return codesWith(draft, []);
  return kind < 9 ? lookup(draft) : plainTexts(draft);
};

const named = (draft: Draft, name: string): Conversion => {
  const draw = NAMED[name];
  if (draw === undefined) throw new RangeError(name);
  return draw(draft);
};

const list: Draw = (draft) => {
  const { random } = draft;
  const item = random.chance(0.5) ? scalar(draft) : plainTexts(draft);
  const hasItems = Object.keys(item.keys).length > 0;
  const items = hasItems ? item.canonical : text(random.chance(0.3) ? { enum: ['a', 'b'] } : {});
  return {
    name: hasItems ? 'list items' : 'list',
    keys: { list: random.pick([';', ', ', '|', '--']), ...(hasItems && { items: nodeOf(item) }) },
    vendor: text(random.chance(0.2) ? { maxLength: 20 } : {}),
    canonical: { type: 'array', items },
    sample: ['a', 'b'],
    written: 'a;b',
  };
};

const each: Draw = (draft) => {
  const { random } = draft;
  const removed = random.pick<Written>([null, 'delete', 'keep', 'error']);
  const modifiers = removed === null ? {} : { removed };
  if (random.chance(0.35)) {
    const item = random.chance(0.7) ? scalar(draft) : plainTexts(draft);
    return {
      name: 'each item',
      keys: { each: { item: Object.keys(item.keys).length === 0 ? { text: { trim: true } } : nodeOf(item) } },
      vendor: { type: 'array', items: item.vendor },
      canonical: { type: 'array', items: item.canonical },
      sample: [],
      written: [],
    };
  }
  const key = random.pick([named(draft, 'idString'), plainTexts(draft), named(draft, 'integer')]);
  const inner = scalar(draft);
  const nulls = draft.policies.null as WrittenMap;
  const keepsNull = nulls.fromVendor === 'keep';
  const key2 = keepsNull ? { null: { fromVendor: 'omit' } } : {};
  const fill =
    random.chance(0.2) && removed !== 'keep' && !keepsNull && nulls.fromVendor !== 'error'
      ? { default: { fromVendor: inner.sample } }
      : {};
  const fields = {
    id: { from: 'id', ...key.keys, ...key2, because: 'fuzz' },
    label: { from: `["it's"]`, ...inner.keys, ...fill, because: 'fuzz' },
  };
  const two = random.chance(0.2);
  return {
    name: 'each fields',
    keys: {
      each: {
        key: two ? ['id', 'kind'] : 'id',
        ...modifiers,
        fields: two ? { ...fields, kind: { from: 'kind', ...key2 } } : fields,
      },
    },
    vendor: {
      type: 'array',
      items: {
        type: 'object',
        properties: { id: key.vendor, "it's": nullable(inner.vendor), ...(two && { kind: text() }) },
      },
    },
    canonical: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          id: key.canonical,
          label: keepsNull ? nullable(inner.canonical) : inner.canonical,
          ...(two && { kind: text() }),
        },
        required: ['id'],
        additionalProperties: false,
      },
    },
    sample: [],
    written: [],
  };
};

const ref: Draw = (draft) => {
  const { random } = draft;
  const name = `ref${Object.keys(draft.refs).length}`;
  const param = random.chance(0.4) ? parameter(draft) : undefined;
  const isText = random.chance(0.5);
  draft.refs[name] = {
    value: 'sourceID',
    shape: {
      sourceType: 'Fuzz',
      ...(param !== undefined && { owner: { param } }),
      ...(param !== undefined && isText && { sourceKey: `{sourceID}@{param.${param}}` }),
    },
  };
  const more: JsonObject = param === undefined ? {} : { owner: text(), ...(isText && { sourceKey: text() }) };
  const id = isText ? text() : { type: 'integer' };
  return {
    name: 'ref',
    keys: { ref: name },
    vendor: isText && random.chance(0.5) ? { type: 'integer' } : id,
    canonical: {
      type: 'object',
      additionalProperties: false,
      properties: { sourceID: id, sourceType: { const: 'Fuzz' }, ...more },
      ...(random.chance(0.5) && { required: ['sourceID', 'sourceType'] }),
    },
    sample: {},
    written: 1,
  };
};

const CODES: Readonly<Record<LookupName, string>> = {
  country: 'DE',
  region: 'US-CA',
  currency: 'EUR',
  phone: '+4930901820',
  language: 'de',
};

const lookup: Draw = (draft) => {
  const { random } = draft;
  const name = random.pick(['country', 'region', 'currency', 'phone', 'language'] as const);
  const write = random.chance(0.4) ? { write: random.pick(['name', 'code']) } : {};
  const place: Written = random.pick<Written>([{ const: 'US' }, [{ const: 'DE' }, { const: 'US' }]]);
  const options: Written =
    name === 'region'
      ? { region: { country: place, ...write } }
      : name === 'phone'
        ? { phone: { country: place } }
        : Object.keys(write).length > 0
          ? { [name]: write }
          : name;
  const unknown = random.pick<Written>([null, 'error', 'omit', 'null']);
  const canonical = text();
  return {
    name: `lookup ${name}`,
    keys: { lookup: options, ...(unknown !== null && { unknown }) },
    vendor: text(),
    canonical: unknown === 'null' ? nullable(canonical) : canonical,
    sample: CODES[name],
    written: CODES[name],
  };
};

/** A lookup in the country that another field of the record tells; that field needs no rule of its own. */
const lookupInField: Draw = (draft) => {
  const country = vendorField(draft, text());
  draft.given.pop();
  draft.ignored.push(country);
  const found = lookup(draft);
  const word = draft.random.pick(['region', 'phone']);
  return {
    ...found,
    name: `lookup ${word}`,
    keys: { ...found.keys, lookup: { [word]: { country: { from: country } } } },
    sample: word === 'region' ? 'US-CA' : '+4930901820',
  };
};

const chain: Draw = (draft) => {
  const { random } = draft;
  const steps = random.pick([
    () => [named(draft, 'text'), codesWith(draft, [])],
    () => [named(draft, 'text'), named(draft, 'integer')],
    () => [named(draft, 'text'), list(draft)],
    () => [named(draft, 'idString'), ref(draft)],
    () => [
      named(draft, 'idString'),
      { ...named(draft, 'wrap'), canonical: { type: 'array', items: text() } },
    ],
    () => [codes(draft), { ...named(draft, 'wrap'), canonical: { type: 'array', items: text() } }],
    () => [named(draft, 'text'), named(draft, 'json')],
    () => [named(draft, 'text'), lookup(draft)],
    () => [named(draft, 'text'), template(draft)],
  ])();
  const [first, second] = steps;
  if (first === undefined || second === undefined) throw new RangeError('a chain has two steps');
  return {
    name: `chain`,
    keys: { as: [nodeOf(first), nodeOf(second)] },
    vendor: first.vendor,
    canonical: second.canonical,
    sample: second.sample,
    written: first.written,
  };
};

const DRAWS: readonly (readonly [number, Draw])[] = [
  [3, plainTexts],
  [4, plainValues],
  [9, (draft) => named(draft, draft.random.pick(Object.keys(NAMED)))],
  [6, codes],
  [2, template],
  [2, list],
  [4, each],
  [2, ref],
  [2, lookup],
  [1, lookupInField],
  [2, chain],
];

const ALL = DRAWS.flatMap(([weight, draw]) => Array.from({ length: weight }, () => draw));

/** Any conversion. */
export const conversion: Draw = (draft) => draft.random.pick(ALL)(draft);

/** Any conversion of values: no `each`, which only stands beside one field. */
export const valueConversion: Draw = (draft) => {
  const found = conversion(draft);
  return 'each' in found.keys || found.keys.unknown === 'keep' ? scalar(draft) : found;
};
