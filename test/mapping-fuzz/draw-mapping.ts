// A whole mapping made up from a seed: two schemas, rules, branches, constants to write, and at times an overlay.
import type { JsonObject } from '../../src/json/json.ts';
import { randomFor } from '../faults/random.ts';
import { type Cell, drawCell, drawPolicies } from './cells.ts';
import { parameter } from './conversions.ts';
import { addSchema, createSide, type Draft, schemaOf, type Use, vendorField } from './draft.ts';
import { bareKey, fileText, type Layout, type Written, type WrittenMap } from './written.ts';

export interface Drawn {
  readonly seed: number;
  readonly mapping: WrittenMap;
  readonly overlay?: WrittenMap;
  readonly vendor: JsonObject;
  readonly canonical: JsonObject;
  readonly parameters: Readonly<Record<string, string | number>>;
  readonly uses: readonly Use[];
  readonly split: ReadonlySet<string>;
}

/** Of fields that may not be null. */
const OMIT = { null: { fromVendor: 'omit' }, onError: { fromVendor: 'omit', toVendor: 'reject' } };

type Rules = Record<string, Written>;

const rulesOf = (cells: readonly Cell[]): Rules =>
  Object.fromEntries(cells.map(({ path, rule }) => [path, rule]));

const drawCells = (draft: Draft, most: number, isOneWay: boolean, isInBranch = false): readonly Cell[] =>
  Array.from({ length: 1 + draft.random.below(most) }, () => drawCell(draft, isOneWay, isInBranch)).filter(
    (cell) => cell !== undefined,
  );

const reasonFor = (fields: readonly string[]): Written => fields.map((field) => ({ field, because: 'fuzz' }));

/** What becomes of keys that no rule covers; `collect` and `keep` need room. */
const unmapped = ({ random }: Draft, isClosed: boolean): string =>
  random.pick(isClosed ? ['drop', 'error', 'collect'] : ['drop', 'error', 'collect', 'collect']);

const branched = (
  draft: Draft,
  isOneWay: boolean,
  outer: readonly Cell[],
): { readonly type: Rules; readonly keys: WrittenMap } => {
  const { random, vendor, canonical } = draft;
  const isNumber = random.chance(0.5);
  const codes = isNumber ? [1, 2, 3] : ['x', 'y z', 'c'];
  const by = 'recordType';
  vendor.taken.add(JSON.stringify([by]));
  canonical.taken.add(JSON.stringify(['type']));
  const isListed = random.chance(0.5);
  addSchema(draft, vendor, [by], isListed ? { enum: codes } : { type: isNumber ? 'integer' : 'string' });
  const isId = isNumber && random.chance(0.5);
  addSchema(draft, canonical, ['type'], { type: isNumber && !isId ? 'integer' : 'string' });
  const named = random.chance(0.5);
  if (named) draft.valueMaps.types = Object.fromEntries(codes.map((code) => [bareKey(code), `name ${code}`]));
  const name = (code: string | number | undefined) => (named ? `name ${code}` : `${code}`);
  const arms = [0, 1].map((index) => ({
    key: name(codes[index]),
    cells: drawCells(draft, 3, isOneWay, true),
  }));
  const rest = { key: '*', cells: random.chance(0.5) ? drawCells(draft, 2, isOneWay, true) : [] };
  const all = random.chance(0.8) ? [...arms, rest] : arms;
  const arm = ({ key, cells }: (typeof all)[number]): readonly [string, Written] => {
    const others = all.flatMap((other) =>
      other.key === key ? [] : other.cells.flatMap(({ fields }) => fields),
    );
    const own = new Set([...cells, ...outer].flatMap(({ fields }) => fields));
    const ignored = [...new Set(others)].filter((each) => !own.has(each) && each !== draft.condition?.name);
    return [
      key,
      { fields: rulesOf(cells), ...(ignored.length > 0 && { ignore: { vendor: reasonFor(ignored) } }) },
    ];
  };
  const type = { type: { from: by, ...(isId && { as: 'idString' }), ...OMIT, because: 'fuzz' } };
  const keys = {
    branch: { by, ...(named && { names: 'types' }) },
    branches: Object.fromEntries(all.map(arm)),
  };
  return { type, keys };
};

/** An overlay over the base's rules: one is replaced, one taken out, one put on a field that the base ignores. */
const overlaid = (draft: Draft, cells: readonly Cell[], ignored: string | undefined): WrittenMap => {
  const { random, valueMaps } = draft;
  const own: Rules = {};
  const remove: Written[] = [];
  const vendor: string[] = [];
  const canonical: string[] = [];
  const free = cells.filter(({ rule }) => typeof rule === 'string' || !Object.hasOwn(Object(rule), 'locked'));
  const [first, second] = free;
  if (first !== undefined && random.chance(0.6)) {
    const body = typeof first.rule === 'string' ? { from: first.rule } : (first.rule as WrittenMap);
    const onError = { fromVendor: 'omit', toVendor: random.pick(['omit', 'reject']) };
    own[first.path] = { ...body, onError };
  }
  if (second !== undefined && random.chance(0.4)) {
    remove.push(random.chance(0.5) ? second.path : { field: second.path, because: 'fuzz' });
    canonical.push(second.path);
    const kept = new Set(free.flatMap((cell) => (cell === second ? [] : cell.fields)));
    vendor.push(...second.fields.filter((name) => !kept.has(name)));
  }
  if (ignored !== undefined) own.added = { from: ignored, ...OMIT, because: 'fuzz' };
  const [map] = Object.keys(valueMaps).filter((name) => name !== 'types');
  const ignore = {
    ...(vendor.length > 0 && { vendor: reasonFor(vendor) }),
    ...(canonical.length > 0 && { canonical: reasonFor(canonical) }),
  };
  return {
    overlay: 'acme',
    extends: 'fuzz/thing',
    level: random.pick(['account', 'instance', 'organization']),
    ...(ignored !== undefined && { canonical: { adds: { added: { type: 'string' } } } }),
    fields: own,
    ...(remove.length > 0 && { remove }),
    ...(map !== undefined && random.chance(0.2) && { valueMaps: { [map]: { remove: ['A'] } } }),
    ...(Object.keys(ignore).length > 0 && { ignore }),
  };
};

const elementsOf = (vendor: JsonObject): JsonObject => {
  const { $schema, $id, ...items } = vendor;
  return {
    $schema: $schema ?? '',
    $id: $id ?? '',
    type: 'object',
    properties: { title: { type: 'string' }, rows: { type: 'array', items } },
  };
};

/** The mapping of a seed. */
export const drawMapping = (seed: number): Drawn => {
  const random = randomFor(seed, 'mapping');
  const isClosed = random.chance(0.5);
  const base = drawPolicies({ random });
  const draft: Draft = {
    random,
    vendor: createSide(random.chance(0.3)),
    canonical: createSide(isClosed),
    valueMaps: {},
    refs: {},
    parameters: {},
    values: {},
    uses: [],
    given: [],
    ignored: [],
    policies: base,
    split: new Set(),
  };
  const isRecords = random.chance(0.06);
  const isOneWay = isRecords || random.chance(0.06);
  addSchema(draft, draft.vendor, ['id'], { type: random.pick(['integer', 'string']) }, random.chance(0.5));
  addSchema(draft, draft.canonical, ['id'], { type: 'string' }, random.chance(0.5));
  const fromVendor = unmapped(draft, isClosed);
  if (fromVendor === 'collect') addSchema(draft, draft.canonical, ['custom'], { type: 'object' });
  const cells = drawCells(draft, 7, isOneWay);
  const branches = !isRecords && random.chance(0.15) ? branched(draft, isOneWay, cells) : undefined;
  const type = branches?.type ?? {};
  const ignored = random.chance(0.3) ? vendorField(draft, { type: 'string' }) : undefined;
  const constant = !isOneWay && random.chance(0.1) ? vendorField(draft, { type: 'string' }) : undefined;
  const written: Written = random.chance(0.7) ? { const: 'fuzz' } : { param: parameter(draft) };
  const overlay = random.chance(0.15) ? overlaid(draft, cells, ignored) : undefined;
  const conditioned = draft.condition === undefined ? {} : conditionRule(draft, branches !== undefined);
  const beside = [...draft.ignored, ...(ignored === undefined ? [] : [ignored])];
  const inRows = (name: string) => `rows[*]${name.startsWith('[') ? '' : '.'}${name}`;
  const ignores = isRecords ? ['title', ...beside.map(inRows)] : beside;
  const idType = { from: 'id', as: 'idString', ...OMIT };
  const ignore = {
    ...(ignores.length > 0 && { vendor: reasonFor(ignores) }),
  };
  const vendor = schemaOf(draft.vendor, 'vendor');
  const mapping: WrittenMap = {
    mapping: 'fuzz/thing',
    vendor: { system: 'fuzz', object: 'thing' },
    canonical: 'item',
    key: 'id',
    ...(Object.keys(draft.parameters).length > 0 && { parameters: draft.parameters }),
    policies: { unmapped: { fromVendor, toVendor: random.pick(['drop', 'error']) }, ...base },
    ...(Object.keys(draft.valueMaps).length > 0 && { valueMaps: draft.valueMaps }),
    ...(Object.keys(draft.refs).length > 0 && { refs: draft.refs }),
    ...(isRecords && { records: 'rows[*]' }),
    fields: { id: idType, ...type, ...conditioned, ...rulesOf(cells) },
    ...(constant !== undefined && { write: { [constant]: written } }),
    ...branches?.keys,
    ...(Object.keys(ignore).length > 0 && { ignore }),
  };
  return {
    seed,
    mapping,
    ...(overlay !== undefined && !isRecords && { overlay }),
    vendor: isRecords ? elementsOf(vendor) : vendor,
    canonical: schemaOf(draft.canonical, 'canonical'),
    parameters: draft.values,
    uses: draft.uses,
    split: draft.split,
  };
};

/** The field of conditions is mapped by a rule of its own, or ignored. */
const conditionRule = (draft: Draft, isMapped: boolean): Rules => {
  const { condition, random } = draft;
  if (condition === undefined) return {};
  if (!isMapped && random.chance(0.5)) return {};
  addSchema(draft, draft.canonical, ['condition'], { enum: [...condition.values] });
  return { condition: { from: condition.name, ...OMIT, because: 'fuzz' } };
};

export const filesOf = (drawn: Drawn, layout: Layout) => ({
  mappings: [
    { path: 'mappings/thing.yaml', text: fileText(drawn.mapping, layout) },
    ...(drawn.overlay === undefined
      ? []
      : [{ path: 'mappings/acme.yaml', text: fileText(drawn.overlay, layout) }]),
  ],
  schemas: [
    { path: 'schemas/fuzz/thing.json', text: JSON.stringify(drawn.vendor, null, 1) },
    { path: 'schemas/canonical/item.json', text: JSON.stringify(drawn.canonical, null, 1) },
  ],
});
