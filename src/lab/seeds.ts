// The mapping's own constants, by the place where records should hold them: random values alone would miss them.

import { allRules, withArms } from '../compiler/facts/all-rules.ts';
import { constantsOf } from '../compiler/facts/constants-of.ts';
import type { Place, ResolvedMapping, Rule } from '../compiler/resolved.ts';
import { recordClaim } from '../compiler/verdicts/record-claim.ts';
import { isJsonObject, type JsonValue } from '../json/json.ts';
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

/** Where the rule reads or writes a value that stands by itself; a pair is seeded as an element of its list. */
const valuePlaces = ({ places }: Rule): readonly Place[] =>
  places.some(({ role }) => role === 'list')
    ? []
    : places.flatMap(({ side, role, place }) =>
        side === 'vendor' && (role === 'value' || role === 'elements') ? [place] : [],
      );

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
    const { codec, default: fill } = rule;
    const stated = [fill?.fromVendor, fill?.onCreate].filter((value) => value !== undefined);
    for (const { path } of valuePlaces(rule)) add.vendor(path, [...(codec?.seeds.vendor ?? []), ...stated]);
    add.canonical(rule.canonical.path, codec?.seeds.canonical ?? []);
    if (fill?.fromVendor !== undefined) add.canonical(rule.canonical.path, [fill.fromVendor]);
    for (const { side, path, value } of constantsOf(rule)) add[side](path, [value]);
    witnesses(rule, add);
  };
  for (const rule of allRules(mapping).flatMap(withArms)) visit(rule);
  const { branches } = mapping;
  for (const { codes } of branches?.arms ?? []) if (branches) add.vendor(branches.by.path, codes);
  return { ...sides, characters: [...characters] };
};

/** The values that prove the verdicts are worth a try beside others, too. */
const witnesses = (rule: Rule, add: Readonly<Record<'vendor' | 'canonical', Add>>): void => {
  if (rule.reads)
    for (const record of recordClaim(rule, 'fromVendor').records)
      for (const { path } of withArms(rule).flatMap(valuePlaces)) addAt(record, path, add.vendor);
  if (rule.writes)
    for (const record of recordClaim(rule, 'toVendor').records)
      addAt(record, rule.canonical.path, add.canonical);
};

const addAt = (record: JsonValue, path: Path, add: Add): void => {
  // A record made of a claim is JSON, and so is each of its members.
  const value = valueAt(record, keysOfPath(path)) as JsonValue | undefined;
  if (isJsonObject(record) && value !== undefined) add(path, [value]);
};
