// The mapping's own constants, by the place where records should hold them: random values alone would miss them.

import type { Place, ResolvedMapping, Rule } from '../compiler/resolved.ts';
import { recordClaim } from '../compiler/verdicts/record-claim.ts';
import { isJsonObject, type JsonValue } from '../json/json.ts';
import { referencesOf } from '../jsonata/parse/references.ts';
import { valueAt } from '../runtime/value-at.ts';
import { printPath } from '../schema/parse-path.ts';
import type { Path } from '../schema/path.ts';

/** Values by printed path, for one side. */
export type SeedsOfSide = ReadonlyMap<string, readonly JsonValue[]>;

export interface Seeds {
  readonly vendor: SeedsOfSide;
  readonly canonical: SeedsOfSide;
  /** Characters that mean something to the mapping: of separators, literals and codes. */
  readonly characters: readonly string[];
}

type Add = (path: Path, values: readonly JsonValue[]) => void;

const keysOfPath = (path: Path): readonly (string | number)[] =>
  path.map((step) => (step.kind === 'key' ? step.key : step.kind === 'index' ? step.index : 0));

/** The constants of a mapping, those of branches included. */
export const seedsOf = (mapping: ResolvedMapping): Seeds => {
  const sides = { vendor: new Map<string, JsonValue[]>(), canonical: new Map<string, JsonValue[]>() };
  const characters = new Set<string>();
  const adderFor =
    (side: 'vendor' | 'canonical'): Add =>
    (path, values) => {
      const name = printPath(path);
      const list = sides[side].get(name) ?? [];
      sides[side].set(name, list);
      list.push(...values);
      for (const value of values)
        if (typeof value === 'string' && value.length < 40) for (const sign of value) characters.add(sign);
    };
  const add = { vendor: adderFor('vendor'), canonical: adderFor('canonical') };
  const visit = (rule: Rule): void => {
    for (const place of vendorPlaces(rule)) add.vendor(place.path, rule.codec?.seeds.vendor ?? []);
    const { canonical, codec, default: fill, source } = rule;
    add.canonical(canonical.path, codec?.seeds.canonical ?? []);
    if (fill?.fromVendor !== undefined) {
      add.canonical(canonical.path, [fill.fromVendor]);
      for (const place of vendorPlaces(rule)) add.vendor(place.path, [fill.fromVendor]);
    }
    if (fill?.onCreate !== undefined)
      for (const place of vendorPlaces(rule)) add.vendor(place.path, [fill.onCreate]);
    if (source.kind === 'const') add.canonical(canonical.path, [source.value]);
    if (source.kind === 'join') for (const { path } of source.from) add.vendor(path, [`a${source.with}b`]);
    if (source.kind === 'pair')
      add.vendor(source.in.path, [
        [{ name: source.pair, value: 'a' }],
        [{ name: source.pair, value: null }],
        [],
        ...(codec?.seeds.vendor ?? []).map((value) => [{ name: source.pair, value }]),
      ]);
    if (source.kind === 'slots')
      add.canonical(canonical.path, [
        ...source.slots.map(({ slot }) => [{ [source.key]: slot, [source.value]: 'a' }]),
        source.slots.map(({ slot }) => ({ [source.key]: slot, [source.value]: 'b' })),
        [{ [source.key]: 'no such slot', [source.value]: 'a' }],
      ]);
    if (source.kind === 'jsonata')
      for (const expression of [source.fromVendor, source.toVendor]) {
        if (expression === undefined) continue;
        const literals = referencesOf(expression.tree).strings.map(({ value }) => value);
        for (const place of vendorPlaces(rule)) add.vendor(place.path, literals);
        add.canonical(canonical.path, literals);
      }
    if (source.kind === 'firstOf')
      for (const arm of source.arms) {
        visit(arm.rule);
        if (arm.when) add.vendor(arm.when.place.path, [arm.when.value]);
      }
    witnesses(rule, add);
  };
  for (const rule of mapping.rules) visit(rule);
  for (const { own, codes } of mapping.branches?.arms ?? []) {
    if (mapping.branches) add.vendor(mapping.branches.by.path, codes);
    for (const rule of own) visit(rule);
  }
  return { ...sides, characters: [...characters] };
};

/** The values that prove the verdicts are worth a try beside others, too. */
const witnesses = (rule: Rule, add: Readonly<Record<'vendor' | 'canonical', Add>>): void => {
  if (rule.reads)
    for (const record of recordClaim(rule, 'fromVendor').records)
      for (const { path } of vendorPlaces(rule)) addAt(record, path, add.vendor);
  if (rule.writes)
    for (const record of recordClaim(rule, 'toVendor').records)
      addAt(record, rule.canonical.path, add.canonical);
};

const addAt = (record: JsonValue, path: Path, add: Add): void => {
  // A record made of a claim is JSON, and so is each of its members.
  const value = valueAt(record, keysOfPath(path)) as JsonValue | undefined;
  if (isJsonObject(record) && value !== undefined) add(path, [value]);
};

const vendorPlaces = (rule: Rule): readonly Place[] => {
  const { source } = rule;
  switch (source.kind) {
    case 'field':
      return [source.from, source.to];
    case 'firstOf':
      return source.arms.flatMap((arm) => vendorPlaces(arm.rule));
    case 'join':
      return source.from;
    case 'slots':
      return source.slots.map(({ place }) => place);
    case 'parts':
      return source.parts;
    case 'jsonata':
      return source.writes;
    case 'pair':
    case 'pairs':
      return [source.in];
    case 'const':
    case 'param':
      return [];
  }
};
