// The laws of a round trip, each as a function from a record to what breaks it.

import { allRules } from '../compiler/facts/all-rules.ts';
import type { ResolvedMapping, Rule } from '../compiler/resolved.ts';
import { equalUpTo } from '../functions/equality.ts';
import type { Issue } from '../runtime/issue.ts';
import type { Resource } from '../runtime/resource.ts';
import { indexRules } from '../runtime/rule-index.ts';
import { valueAt, withValueAt } from '../runtime/value-at.ts';
import { printPath } from '../schema/parse-path.ts';
import type { Difference } from './difference.ts';
import { differencesOf } from './difference.ts';

/** GetPut: reading a vendor record and writing it back unedited changes nothing. */
export const getPut = (resource: Resource, vendor: unknown): readonly Difference[] => {
  const read = resource.fromVendor(vendor);
  if (!read.ok || resource.plan.expressions.toVendor === undefined) return [];
  const written = resource.toVendor(read.value, { onto: vendor });
  const patch = written.ok ? written.patch : written.partial;
  const issues = written.issues.map(({ code, path }) => ({ path, expected: 'no issue', actual: code }));
  return [...issues, ...differencesOf({}, patch)];
};

/** Frame: vendor fields that no rule owns are untouched. */
export const frame = (
  resource: Resource,
  mapping: ResolvedMapping,
  canonical: unknown,
  onto: unknown,
): readonly Difference[] => {
  if (resource.plan.expressions.toVendor === undefined) return [];
  const written = resource.toVendor(canonical, { onto });
  if (!written.ok) return [];
  const names = [
    ...resource.plan.rules.flatMap(({ vendor }) => vendor),
    ...mapping.write.map(({ place }) => place.name),
  ];
  const owned = new Set(names.map((name) => name.split(/[.[]/)[0]));
  const collects = mapping.policies.unmapped.fromVendor === 'collect';
  return differencesOf(onto, written.record).filter(({ path }) => {
    const [name] = path.split(/[.[]/);
    return !owned.has(name) && !collects;
  });
};

/** PutGet: what was written is read back, for present fields that can be written. */
export const putGet = (
  resource: Resource,
  mapping: ResolvedMapping,
  canonical: unknown,
  onto?: unknown,
): readonly Difference[] => {
  if (resource.plan.expressions.toVendor === undefined) return [];
  const written = resource.toVendor(canonical, onto === undefined ? {} : { onto });
  if (!written.ok || written.issues.some((issue) => !isOfUnwritten(resource, issue))) return [];
  const back = resource.fromVendor(written.record);
  const value = back.ok ? back.value : back.partial;
  // A pair whose number is not exact hides the others of its list, those that were written beside it too.
  const isHidden = back.issues.some(({ code }) => code === 'value/number');
  return writable(mapping).flatMap((rule) => {
    const isPair = rule.source.kind === 'pair' || rule.source.kind === 'pairs';
    if (isPair && isHidden) return [];
    const keys = keysOf(rule);
    const expected = valueAt(canonical, keys);
    // A null that leaves the vendor's value is no promise.
    if (expected === null && rule.policies.null.toVendor === 'leave') return [];
    const actual = toldOf(rule, expected, valueAt(value, keys));
    if (expected === undefined || same(meant(mapping, rule, expected), meant(mapping, rule, actual), rule))
      return [];
    return [{ path: printPath(rule.canonical.path), expected, actual }];
  });
};

/** An issue that says of a field which no rule writes that it is not written. */
const isOfUnwritten = ({ plan }: Resource, { code, path }: Issue): boolean =>
  code === 'value/not-written' && indexRules(plan).ofCanonical(path, undefined)?.writes === undefined;

/** What an element of a list does not say is left as it was, and is no part of what was written. */
const toldOf = ({ each, policies }: Rule, told: unknown, read: unknown): unknown => {
  if (each === undefined || policies.absent !== 'leave' || !Array.isArray(told) || !Array.isArray(read))
    return read;
  return read.map((element: unknown, index) =>
    each.rules.reduce((item, inner) => {
      const keys = keysOf(inner);
      return valueAt(told[index], keys) === undefined ? withValueAt(item, keys, undefined) : item;
    }, element),
  );
};

const writable = (mapping: ResolvedMapping): readonly Rule[] =>
  allRules(mapping).filter(({ reads, writes }) => reads && writes);

/** The member without which a reference says nothing, whatever its constants are. */
const idMember = ({ document }: ResolvedMapping, { node: { codec } }: Rule): string | undefined => {
  const last = codec?.kind === 'chain' ? codec.steps.at(-1) : codec;
  return last?.kind === 'ref'
    ? document.refs.find(({ name }) => name.value === last.name.value)?.value.value
    : undefined;
};

/** What a canonical value says: without members that are null, and without references that lack their id. */
const meant = (mapping: ResolvedMapping, rule: Rule, value: unknown): unknown => {
  const id = idMember(mapping, rule);
  if (id !== undefined && isNothing(valueAt(value, [id]))) return undefined;
  if (rule.source.kind === 'slots' && Array.isArray(value)) return slotsMeant(rule.source, value);
  if (rule.each === undefined || !Array.isArray(value)) return withoutNulls(value);
  return value.map((element: unknown) =>
    withoutNulls(
      rule.each?.rules.reduce((item, inner) => {
        const keys = keysOf(inner);
        const member = valueAt(item, keys);
        return member === undefined ? item : withValueAt(item, keys, meant(mapping, inner, member));
      }, element),
    ),
  );
};

/** Elements of slots have no order, and one whose value is null says that there is none. */
const slotsMeant = (
  { key, value: member, slots }: Extract<Rule['source'], { kind: 'slots' }>,
  elements: readonly unknown[],
): unknown => {
  const place = (element: unknown) => slots.findIndex(({ slot }) => slot === valueAt(element, [key]));
  return withoutNulls(
    elements
      .filter((element) => !isNothing(valueAt(element, [member])))
      .sort((one, other) => place(one) - place(other)),
  );
};

const keysOf = ({ canonical }: Rule): (string | number)[] =>
  canonical.path.map((step) => (step.kind === 'key' ? step.key : step.kind === 'index' ? step.index : ''));

/** Null and absent are one, and so are an empty list and an absent one; an object of nulls says what its members say. */
const isNothing = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (Array.isArray(value)
    ? value.length === 0
    : typeof value === 'object' && Object.values(value).every(isNothing));

const same = (told: unknown, read: unknown, rule: Rule): boolean => {
  // Where a default or a row for null stands, a null and that value are one.
  const readsNull = rule.default?.fromVendor !== undefined || rule.codec?.readsNull === true;
  if (isNothing(told) && (isNothing(read) || readsNull)) return true;
  return equalUpTo(told, read, rule.codec?.equality) || equalUpTo(told, read, 'value');
};

/** Without the members that are null: in objects, also those of arrays. */
const withoutNulls = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]) =>
      member === null || member === undefined ? [] : [[key, withoutNulls(member)]],
    ),
  );
};
