// Where rules look: at the record, at the records of one type, or at the elements of an array; and how a record is made
// around what they look at.
import { discriminatorCodec } from '../../compiler/facts/discriminator.ts';
import type { Branch, ResolvedMapping, Rule } from '../../compiler/resolved.ts';
import { keyedElements } from '../../compiler/verdicts/keyed-elements.ts';
import { mergedRecords } from '../../compiler/verdicts/merged-records.ts';
import { recordWith } from '../../compiler/verdicts/record-with.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../json/json.ts';
import { elementsOf } from '../elements-of.ts';
import { isValue, type Seen, type Side } from './cell.ts';
import { readPlace } from './read-place.ts';

/** What the rules of one list have in common. */
export interface Scope {
  readonly mapping: ResolvedMapping;
  /** The objects that the rules look at, by side. */
  readonly objects: (seen: Seen, side: Side) => readonly unknown[];
  /** The record around one such object. */
  readonly around: (object: JsonObject, side: Side) => JsonObject;
  /** In front of the names of rules: `roles[].`. */
  readonly prefix: string;
  /** Cells of different scopes do not go into one example. */
  readonly group: string;
  /** Vendor fields that make the key of what the rules look at. */
  readonly keys: ReadonlySet<string>;
  /** Does what is around the rules go both ways? */
  readonly reads: boolean;
  readonly writes: boolean;
}

const keyNames = (rules: readonly Rule[]): ReadonlySet<string> =>
  new Set(rules.flatMap(({ isKey, source }) => (isKey && source.kind === 'field' ? [source.from.name] : [])));

/** The scope of the rules outside branches: the record, or with `records:` each element. */
export const rootScope = (mapping: ResolvedMapping, writes: boolean): Scope => {
  const { records } = mapping;
  const keyed = keyedElements(mapping.rules).vendor;
  return {
    mapping,
    objects: (seen, side) => {
      const record = seen[side];
      if (record === undefined) return [];
      // What an example gives has been typed as JSON.
      return side === 'vendor' && records !== undefined && isJsonObject(record)
        ? elementsOf(record, records)
        : [record];
    },
    around: (object, side) => {
      if (side !== 'vendor' || records === undefined) return object;
      const { $parent, ...element } = mergedRecords(keyed, object);
      const outer = recordWith(records.path, [element]);
      return isJsonObject($parent) ? { ...$parent, ...outer } : outer;
    },
    prefix: '',
    keys: keyNames(mapping.rules),
    group: '',
    reads: true,
    writes,
  };
};

/** Is the record of a branch's type? */
export const isOfBranch = (arm: Branch, mapping: ResolvedMapping): ((record: unknown) => boolean) => {
  const by = mapping.branches?.by.path ?? [];
  const codec = discriminatorCodec(mapping);
  const asRead = (code: unknown) => codec?.convert.fromVendor(code as JsonValue) ?? code;
  const known = new Set<unknown>(mapping.branches?.arms.flatMap(({ codes }) => codes.map(asRead)));
  return (record) => {
    const value = readPlace(record, by);
    if (!isValue(value)) return false;
    const code = asRead(value);
    return arm.codes.length === 0 ? !known.has(code) : arm.codes.some((each) => asRead(each) === code);
  };
};

/** The scope of a branch's own rules. */
export const branchScope = (outer: Scope, arm: Branch): Scope => {
  const by = outer.mapping.branches?.by;
  const isOf = isOfBranch(arm, outer.mapping);
  const [code] = arm.codes;
  return {
    ...outer,
    // A canonical record alone does not tell its type by the vendor's code.
    objects: (seen, side) =>
      seen.vendor === undefined || outer.objects(seen, 'vendor').some(isOf) ? outer.objects(seen, side) : [],
    around: (object, side) =>
      outer.around(
        side === 'vendor' && by !== undefined && code !== undefined
          ? { ...object, ...recordWith(by.path, code) }
          : object,
        side,
      ),
    group: `${outer.group} ${arm.name}`,
  };
};

/** The scope of the rules inside the `each` of a rule. */
export const elementScope = (outer: Scope, rule: Rule): Scope => {
  const path = {
    vendor: rule.source.kind === 'field' ? rule.source.from.path : [],
    canonical: rule.canonical.path,
  };
  const keys = rule.each?.rules.filter(({ isKey }) => isKey) ?? [];
  const keyed = keyedElements(keys);
  return {
    ...outer,
    objects: (seen, side) =>
      outer.objects(seen, side).flatMap((object) => {
        const items = readPlace(object, path[side]);
        return Array.isArray(items) ? items.filter(isJsonObject) : [];
      }),
    around: (object, side) =>
      outer.around(recordWith(path[side], [mergedRecords(keyed[side], object)]), side),
    prefix: `${outer.prefix}${rule.canonical.name}[].`,
    group: `${outer.group} ${rule.canonical.name}[]`,
    keys: keyNames(keys),
    reads: outer.reads && rule.reads,
    writes: outer.writes && rule.writes,
  };
};
