// What must hold for any record, well-formed or not: the laws of round trips, valid output, no errors, and no issue where
// the verdict says that there is none.
import type { CompiledMapping } from '../compiler/compile-mappings.ts';
import type { ResolvedMapping, Rule } from '../compiler/resolved.ts';
import type { Verdict } from '../compiler/verdicts/verdict.ts';
import { pair } from '../functions/structure.ts';
import type { JsonObject, JsonValue } from '../json/json.ts';
import type { Direction, Issue } from '../runtime/issue.ts';
import type { Resource } from '../runtime/resource.ts';
import { indexRules } from '../runtime/rule-index.ts';
import { keysOf, pathText, valueAt, withoutEmptyParents, withValueAt } from '../runtime/value-at.ts';
import type { Domain } from '../schema/domain.ts';
import { contains } from '../schema/refusal.ts';
import { compileValidator, type Validator } from '../schema/validate/compile-validator.ts';
import { readPlace } from './cells/read-place.ts';
import type { Difference } from './difference.ts';
import { frame, getPut, putGet } from './laws.ts';

/** What a breach of each law says. */
export const LAWS = {
  Total: 'an error is thrown',
  Valid: 'the output does not fit its schema',
  Verdict: 'a value is refused that the verdict of its rule promises to convert',
  GetPut: 'an unedited write-back changes the vendor record',
  PutGet: 'what is written is not read back',
  Frame: 'a field that no rule owns is changed',
} as const;
type LawName = keyof typeof LAWS;

/** A law that a record breaks, with the record on each side as an example would state them. */
export interface Breach {
  readonly law: LawName;
  readonly differences: readonly Difference[];
  readonly example: {
    readonly direction?: 'toVendor';
    readonly vendor?: unknown;
    readonly canonical?: unknown;
    readonly onto?: unknown;
    readonly issues: readonly Issue[];
  };
}

/** A mapping ready to be put to the laws. */
export interface Subject {
  readonly mapping: ResolvedMapping;
  readonly resource: Resource;
  readonly verdicts: readonly Verdict[];
  readonly isCanonical: Validator;
  readonly isPatch: Validator;
}

export const subjectOf = (
  { resolved }: Pick<CompiledMapping, 'resolved'>,
  resource: Resource,
  verdicts: readonly Verdict[],
): Subject => ({
  mapping: resolved,
  resource,
  verdicts,
  isCanonical: compileValidator(resolved.canonical, { exactIntegers: true }),
  isPatch: compileValidator(resolved.vendor, { partial: true, acceptNull: true }),
});

const thrown = (error: unknown): Difference => ({
  path: '',
  expected: 'no error',
  actual: error instanceof Error ? error.message : String(error),
});

const violationsOf = (validate: Validator, value: unknown): readonly Difference[] =>
  validate(value).map(({ path, expected, actual }) => ({ path: pathText(path), expected, actual }));

const found = (
  law: LawName,
  differences: readonly Difference[],
  example: Breach['example'],
): readonly Breach[] => (differences.length === 0 ? [] : [{ law, differences, example }]);

/** The breach with the place of the rule that owns each cell. */
export const withRules = ({ resource: { plan } }: Subject, breach: Breach): Breach => {
  const rules = indexRules(plan);
  const { law, differences, example } = breach;
  const ofPatch =
    law === 'GetPut' || law === 'Frame' || (law === 'Valid' && example.direction === 'toVendor');
  const record = example.vendor ?? example.onto;
  const placed = differences.map((difference) => {
    const keys = keysOf(difference.path);
    const owner =
      rules.ownerOf(ofPatch ? 'vendor' : 'canonical', keys, record) ??
      rules.ownerOf('canonical', keys, record);
    return owner === undefined ? difference : { ...difference, rule: owner.rule.source };
  });
  return { ...breach, differences: placed };
};

/** The laws of a vendor record: reading it, and writing it back unedited. */
export const vendorBreaches = (subject: Subject, vendor: JsonValue): readonly Breach[] => {
  const { resource, isCanonical, mapping } = subject;
  const bare = { vendor, issues: [] };
  try {
    const read = resource.fromVendor(vendor);
    const example = { vendor, canonical: read.ok ? read.value : read.partial, issues: read.issues };
    const valid = read.ok && mapping.records === undefined ? violationsOf(isCanonical, read.value) : [];
    return [
      ...found('Valid', valid, example),
      ...found('Verdict', refuted(subject, 'fromVendor', vendor, read.issues), example),
      ...found('GetPut', mapping.records === undefined ? getPut(resource, vendor) : [], example),
    ];
  } catch (error) {
    return found('Total', [thrown(error)], bare);
  }
};

/** The laws of a canonical record that is written, onto a vendor record or as a new one. */
export const canonicalBreaches = (
  subject: Subject,
  drawn: JsonObject,
  onto: JsonValue | undefined,
): readonly Breach[] => {
  const { resource, mapping, isPatch } = subject;
  const options = onto === undefined ? {} : { onto };
  const base = { direction: 'toVendor' as const, ...options };
  try {
    const first = withKeyOf(subject, drawn, onto);
    const refused = resource.toVendor(first, options);
    const verdict = refuted(subject, 'toVendor', first, refused.issues);
    const canonical = settled(subject, first, options);
    const written = resource.toVendor(canonical, options);
    const patch = written.ok ? written.patch : undefined;
    const example = { ...base, canonical, ...(patch && { vendor: patch }), issues: written.issues };
    return [
      ...found('Verdict', verdict, { ...base, canonical: first, issues: refused.issues }),
      ...found('Valid', patch === undefined ? [] : violationsOf(isPatch, patch), example),
      ...found('Frame', onto === undefined ? [] : frame(resource, mapping, canonical, onto), example),
      ...found('PutGet', lawful(subject, putGet(resource, mapping, canonical, onto)), example),
    ];
  } catch (error) {
    return found('Total', [thrown(error)], { ...base, canonical: drawn, issues: [] });
  }
};

/** A record is written onto the one of its key. */
const withKeyOf = ({ resource }: Subject, canonical: JsonObject, onto: JsonValue | undefined): JsonObject => {
  if (onto === undefined) return canonical;
  const read = resource.fromVendor(onto);
  let keyed: unknown = canonical;
  for (const name of resource.plan.key) {
    const keys = name.split('.');
    const value = valueAt(read.ok ? read.value : read.partial, keys);
    if (valueAt(keyed, keys) !== undefined) keyed = withValueAt(keyed, keys, value);
    else if (keys.length === 1 && value !== undefined) keyed = { ...(keyed as JsonObject), [name]: value };
  }
  return keyed as JsonObject;
};

/** Without what is refused: a record that is rejected whole would say nothing about all its other fields. */
const settled = ({ resource }: Subject, first: JsonObject, options: { onto?: JsonValue }): JsonObject => {
  let canonical: unknown = first;
  for (let round = 0; round < 4; round++) {
    const { issues } = resource.toVendor(canonical, options);
    if (issues.length === 0) break;
    for (const { path } of issues) {
      const keys = keysOf(path);
      const index = keys.findIndex((key) => typeof key === 'number');
      const cut = index < 0 ? keys : keys.slice(0, index);
      if (cut.length > 0) canonical = withoutEmptyParents(withValueAt(canonical, cut, undefined), cut);
    }
  }
  return canonical as JsonObject;
};

/** What a rule is known to lose on the way to the vendor is no breach. */
const lawful = ({ verdicts }: Subject, differences: readonly Difference[]): readonly Difference[] =>
  differences.filter(
    ({ path }) =>
      !verdicts.some(
        ({ rule, direction, verdict }) => direction === 'toVendor' && verdict === 'lossy' && rule === path,
      ),
  );

/** Issues of rules whose verdict says that every value of the schema is converted, raised by such a value. */
const refuted = (
  { mapping, verdicts }: Subject,
  direction: Direction,
  record: unknown,
  issues: readonly Issue[],
): readonly Difference[] => {
  // Elements of `records:` have no place of their own in the record.
  if (issues.length === 0 || mapping.records !== undefined) return [];
  const said = new Map(
    verdicts.flatMap((each) => (each.direction === direction ? [[each.rule, each] as const] : [])),
  );
  const by = mapping.branches?.by;
  const code = by === undefined || direction === 'toVendor' ? undefined : readPlace(record, by.path);
  const own = mapping.branches?.arms.find(({ codes }) => codes.some((each) => each === code))?.own ?? [];
  const replaced = new Set(own.map(({ canonical }) => canonical.name));
  const rules = [...mapping.rules.filter(({ canonical }) => !replaced.has(canonical.name)), ...own];
  return rules.flatMap((rule) => refutedRule(rule, said, direction, record, '', issues));
};

/** What a rule raised against its verdict, and what the rules inside its `each` did, element by element. */
const refutedRule = (
  rule: Rule,
  said: ReadonlyMap<string, Verdict>,
  direction: Direction,
  object: unknown,
  prefix: string,
  issues: readonly Issue[],
): readonly Difference[] => {
  const found = inputOf(rule, direction, object);
  if (found === undefined) return [];
  const { value, domain } = found;
  const at = `${prefix}${rule.canonical.name}`;
  const nested = rule.each?.rules ?? [];
  if (nested.length > 0)
    return Array.isArray(value)
      ? value.flatMap((element: unknown, index) =>
          nested.flatMap((inner) => refutedRule(inner, said, direction, element, `${at}[${index}].`, issues)),
        )
      : [];
  const verdict = said.get(rule.id);
  if (verdict?.verdict !== 'exact' && verdict?.verdict !== 'exact up to') return [];
  const issue = issues.find(
    ({ path, code }) =>
      (path === at || (path.startsWith(at) && ITEM.test(path.slice(at.length)))) &&
      !EXPECTED.has(code) &&
      code.startsWith('value/'),
  );
  if (issue === undefined || !isOrdinary(value) || !contains(domain, value)) return [];
  const expected = `${verdict.verdict} ${verdict.upTo ?? ''}`.trim();
  return [{ path: issue.path, expected, actual: issue.code }];
};

/** An item of a list; of what is deeper inside an item the list's domain says nothing. */
const ITEM = /^\[\d+\]$/;

/** Issues that say nothing against a conversion. */
const EXPECTED: ReadonlySet<string> = new Set([
  'value/not-written',
  'value/null',
  'value/required',
  'value/number',
]);

const isOrdinary = (value: unknown): value is string | number | boolean | JsonValue[] =>
  value !== undefined && value !== null && (typeof value !== 'object' || Array.isArray(value));

/** The value that a direction of a rule converts, and what the schema says of it. */
const inputOf = (
  { source, canonical }: Rule,
  direction: Direction,
  object: unknown,
): { readonly value: unknown; readonly domain: Domain } | undefined => {
  if (direction === 'toVendor') return { value: readPlace(object, canonical.path), domain: canonical.domain };
  if (source.kind === 'field')
    return { value: readPlace(object, source.from.path), domain: source.from.domain };
  if (source.kind === 'pair')
    return { value: pair(readPlace(object, source.in.path), source.pair), domain: source.value.domain };
  return undefined;
};
