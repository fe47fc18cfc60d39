// What must become of a bad value, stated by kind of rule and of value from the language's rules and the two schemas.
// Written against the language, not against the codecs: none of them is called here.
import isEqual from 'lodash/isEqual.js';
import type { JsonObject, JsonValue } from '../../src/json/json.ts';
import type { Kind } from './bad-values.ts';
import { fits } from './fits-schema.ts';
import type { CanonicalPlace, RulePlaces, VendorPlace } from './rule-places.ts';

/** Issue codes; or what is accepted, with the reason; or undefined: any value may come of it. */
export type Statement =
  | { readonly codes: readonly string[] }
  | {
      readonly accepted: 'kept' | 'left out' | 'changed';
      readonly because: string;
      readonly value?: unknown;
    };

const issue = (...codes: readonly string[]): Statement => ({ codes: [...codes].sort() });
const accepted = (what: 'kept' | 'left out' | 'changed', because: string, value?: unknown): Statement => ({
  accepted: what,
  because,
  ...(value !== undefined && { value }),
});

const isWhole = (value: JsonValue): boolean => typeof value === 'number' && Number.isSafeInteger(value);
const isText = (value: JsonValue): value is string => typeof value === 'string';

/** What a kind of rule takes from the vendor, among bad values; the code of all others. */
const READS: Readonly<
  Record<string, { readonly code: string; readonly takes: (value: JsonValue) => boolean }>
> = {
  boolean: { code: 'value/type', takes: (value) => typeof value === 'boolean' },
  idString: { code: 'value/type', takes: (value) => isWhole(value) && Number(value) >= 0 },
  integer: { code: 'value/number', takes: isWhole },
  date: { code: 'value/date', takes: () => false },
  instant: { code: 'value/instant', takes: () => false },
  map: { code: 'value/unmapped', takes: () => false },
  template: { code: 'value/template', takes: () => false },
  text: { code: 'value/type', takes: isText },
  list: { code: 'value/type', takes: isText },
  each: { code: 'value/type', takes: () => false },
  pairs: { code: 'value/type', takes: () => false },
  'decimal, ref': { code: 'value/number', takes: (value) => typeof value === 'number' },
};

const UNSAFE = 9_007_199_254_740_994;

/** The id of a reference as the canonical schema wants it; the key objects have texts made of it. */
const refStatement = (place: RulePlaces, field: VendorPlace, value: JsonValue): Statement => {
  const properties = place.schema.properties as Readonly<Record<string, JsonObject>> | undefined;
  const [id] = Object.keys(properties ?? {}).filter((name) => name === 'amount' || name === 'sourceID');
  const schema = id === undefined ? undefined : properties?.[id];
  if (id === 'amount')
    return schema !== undefined && fits(schema, value)
      ? accepted('changed', 'the amount, beside its currency')
      : issue('value/schema');
  const isNumber = field.domain.types.has('integer');
  const takes = isNumber ? isWhole(value) && Number(value) >= 0 : isText(value) && value !== '';
  return takes ? accepted('changed', 'the id, in its key object') : issue('value/type');
};

/** What must become of a vendor value, the field's own part: the rest is said by {@link readStatement}. */
const converted = (place: RulePlaces, field: VendorPlace, value: JsonValue): Statement => {
  const { kind, rule } = place;
  const because = rule.node.because?.value ?? '';
  if (kind.startsWith('lookup')) {
    const isNull = rule.policies.null.fromVendor === 'keep';
    return isNull
      ? accepted('changed', `\`unknown: "null"\`: ${because}`, null)
      : accepted('left out', `\`unknown: omit\`: ${because}`);
  }
  if (kind === 'join')
    return typeof value === 'object' ? issue('value/type') : accepted('changed', `joined: ${because}`);
  if (kind === 'jsonata')
    return isText(value) && because.startsWith('derived')
      ? accepted('left out', because)
      : issue('value/expression');
  if (kind === 'slots') {
    const items = place.schema.items as JsonObject | undefined;
    const properties = items?.properties as Readonly<Record<string, JsonObject>> | undefined;
    const node = rule.source.kind === 'slots' ? properties?.[rule.source.value] : undefined;
    return node !== undefined && fits(node, value)
      ? accepted('changed', 'an element of its slot')
      : issue('value/schema');
  }
  if (kind === 'ref') return refStatement(place, field, value);
  if (kind === 'map' && rule.node.codec?.kind === 'map' && rule.node.codec.unknown?.kind === 'to')
    return accepted('changed', `\`unknown: { to }\`: ${because}`);
  const row = READS[kind];
  if (row !== undefined && !row.takes(value)) return issue(row.code);
  if (kind === 'list') return accepted('changed', 'a list of one');
  if (kind === 'decimal, ref') return accepted('changed', 'the amount, beside its currency');
  if (kind === 'idString') return accepted('changed', 'its digits', String(value));
  return fits(place.schema, value) ? accepted('kept', 'the schema allows it') : issue('value/schema');
};

/** From the vendor. */
export const readStatement = (place: RulePlaces, field: VendorPlace, value: JsonValue): Statement => {
  const { rule, kind, required, outer } = place;
  const fill = rule.default?.fromVendor;
  const isNull = value === null || (value === '' && field.domain.emptyIsNull && kind !== 'pairs');
  const isKey = outer?.each?.key.includes(rule.canonical.name) === true;
  const missing = (codes: readonly string[]): Statement =>
    isKey && !codes.includes('value/schema')
      ? issue(...codes, 'value/key', 'value/required')
      : required && !isKey
        ? issue(...codes, 'value/required')
        : codes.length > 0
          ? issue(...codes)
          : accepted('left out', 'a null, by `null: { fromVendor: omit }`');
  if (isNull && (kind === 'join' || kind === 'slots'))
    return field === place.vendor[0]
      ? accepted('left out', 'no part is there')
      : accepted('changed', 'the other parts');
  if (isNull && fill !== undefined) return accepted('changed', 'the default', fill);
  if (isNull && rule.policies.null.fromVendor === 'keep')
    return required ? issue('value/required', 'value/schema') : accepted('changed', '`keep`', null);
  if (isNull) return missing([]);
  if (value === UNSAFE && !field.isMeasure) return missing(['value/number']);
  const said = converted(place, field, value);
  return 'codes' in said ? missing(said.codes) : said;
};

/** What a rule does with a canonical value that its schema allows, among bad values. */
const written = (place: RulePlaces, value: JsonValue): Statement => {
  switch (place.kind) {
    case 'param':
    case 'const':
      return issue('value/not-constant');
    case 'idString':
      return issue('value/type');
    case 'map':
      return issue('value/unmapped');
    case 'ref':
    case 'decimal, ref':
      return issue('value/foreign');
    default:
      return value === null ? accepted('changed', 'cleared', null) : accepted('kept', 'the schema allows it');
  }
};

/** To the vendor, onto the record that the value was read from; undefined value before: the field was not there. */
export const writeStatement = (
  place: RulePlaces,
  field: CanonicalPlace,
  vendor: VendorPlace | undefined,
  kind: Kind,
  value: JsonValue,
  before: JsonValue | undefined,
): Statement => {
  const { rule, outer } = place;
  const isScalar = value !== null && typeof value !== 'object';
  const isAllowed = value === null || fits(field.schema, value);
  const isKey = outer?.writes === true && outer.each?.key.includes(rule.canonical.name) === true;
  if (rule.isKey && outer === undefined && isScalar) return issue('record/other-record');
  if (rule.isKey && outer === undefined && value === null) return issue('value/schema');
  const writes = rule.writes && (outer?.writes ?? true);
  if (!writes && value !== null && isEqual(value, before)) return accepted('left out', 'it is what was read');
  if (!writes && place.kind !== 'const' && value === null && (before === undefined || before === null))
    return accepted('left out', 'there was nothing');
  if (value === UNSAFE && !field.isMeasure) return issue('value/number');
  if (outer !== undefined && isKey && isAllowed) return issue('value/key');
  const codes: string[] = isKey ? ['value/key'] : [];
  if (!writes && outer !== undefined && place.kind !== 'const') codes.push('value/not-written');
  if (!isAllowed) return issue(...codes, 'value/schema');
  const isConstant = place.kind === 'param' || place.kind === 'const';
  if (isConstant && value === null) return accepted('left out', 'a constant is not written');
  if (!writes && !isConstant) return issue('value/not-written');
  if (value === null && field.member === '') {
    if (rule.policies.null.toVendor === 'error') return issue('value/null');
    const fill = rule.default?.fromVendor;
    if (fill !== undefined && isEqual(fill, before))
      return accepted('left out', 'null and the default are one');
    if (place.kind === 'pairs') return accepted('changed', 'every pair that no rule names is cleared');
    if (vendor?.domain.nullable !== true) return issue('value/schema');
    return accepted('changed', 'cleared, by `null: { toVendor: clear }`', null);
  }
  // In a chain the next codec is never given a null.
  if (value === null && field.member === 'amount' && place.kind === 'ref')
    return accepted('changed', 'without an amount there is no object', null);
  if (place.kind === 'template') return issue('value/incomplete');
  if (kind === 'beyond 2^53' && field.member !== '') return accepted('changed', 'the amount');
  return written(place, value);
};
