// The mapping's own constants, by the place where records should hold them: random values alone would miss them.

import { withArms } from '../compiler/facts/all-rules.ts';
import { constantsOf } from '../compiler/facts/constants-of.ts';
import { absolutePath } from '../compiler/facts/paths.ts';
import { sitesOf } from '../compiler/facts/sites.ts';
import type { Place, ResolvedMapping, Rule } from '../compiler/resolved.ts';
import { recordClaim } from '../compiler/verdicts/record-claim.ts';
import { isJsonObject, type JsonValue } from '../json/json.ts';
import type { Side } from '../mapping/tree.ts';
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

/** The constants of a mapping: of its rules, those of branches and of elements included. */
export const seedsOf = (mapping: ResolvedMapping): Seeds => {
  const sides = { vendor: new Map<string, JsonValue[]>(), canonical: new Map<string, JsonValue[]>() };
  const characters = new Set<string>();
  const adderFor =
    (side: Side): Add =>
    (path, values) => {
      const name = printPath(path);
      const list = sides[side].get(name) ?? [];
      sides[side].set(name, list);
      list.push(...values);
      for (const value of values)
        if (typeof value === 'string' && value.length < 40) for (const sign of value) characters.add(sign);
    };
  const add = { vendor: adderFor('vendor'), canonical: adderFor('canonical') };
  for (const { rule, vendorPrefix, canonicalPrefix } of sitesOf(mapping)) {
    const inRecord: Readonly<Record<Side, Add>> = {
      vendor: (path, values) => add.vendor(absolutePath(vendorPrefix, path), values),
      canonical: (path, values) => add.canonical(absolutePath(canonicalPrefix, path), values),
    };
    const { codec, default: fill } = rule;
    const stated = [fill?.fromVendor, fill?.onCreate].filter((value) => value !== undefined);
    for (const { path } of valuePlaces(rule))
      inRecord.vendor(path, [...(codec?.seeds.vendor ?? []), ...stated]);
    inRecord.canonical(rule.canonical.path, codec?.seeds.canonical ?? []);
    if (fill?.fromVendor !== undefined) inRecord.canonical(rule.canonical.path, [fill.fromVendor]);
    for (const { side, path, value } of constantsOf(rule)) inRecord[side](path, [value]);
    witnesses(rule, inRecord);
  }
  const { branches } = mapping;
  for (const { codes } of branches?.arms ?? []) if (branches) add.vendor(branches.by.path, codes);
  return { ...sides, characters: [...characters] };
};

/** The values that prove the verdicts are worth a try beside others, too. */
const witnesses = (rule: Rule, add: Readonly<Record<Side, Add>>): void => {
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
