// The vendor value of an edited canonical value: when it is written, when it clears the field, how it is converted.
import type { Codec } from '../../codecs/codec.ts';
import type { JsonValue } from '../../json/json.ts';
import { stringText, valueText } from '../../jsonata/parse/text.ts';
import type { Domain } from '../../schema/domain.ts';
import type { Rule } from '../resolved.ts';
import { failText, type Scope } from './scope.ts';

/** Text of the canonical value and of the value before. */
export interface Subject {
  readonly value: string;
  readonly before: string;
  /** The array that the value stands in by its position or by what its element says of itself. */
  readonly array?: string;
  /** What has to be absent for the value to be gone, where it is not the value itself. */
  readonly element?: string;
}

/** What a vendor null is read as, by a row of a table or by a default: a canonical null is one with it. */
const readForNull = ({ codec, default: fill, policies }: Rule): JsonValue | undefined =>
  codec?.readsNull === true
    ? codec.convert.fromVendor(null)
    : policies.null.fromVendor === 'omit'
      ? fill?.fromVendor
      : undefined;

/** The last arguments of a function that compares; those that say nothing are left out. `written` stands between them. */
export const comparisonText = (
  rule: Rule,
  codec: Codec | undefined,
  between?: { readonly written: string | undefined },
): string => {
  const equality = codec?.equality ?? 'value';
  const forNull = readForNull(rule) ?? undefined;
  const args = [
    equality === 'value' ? undefined : stringText(equality),
    ...(between === undefined ? [] : [between.written]),
    forNull === undefined ? undefined : valueText(forNull),
  ];
  const length = args.findLastIndex((text) => text !== undefined) + 1;
  return args
    .slice(0, length)
    .map((text, index) => `, ${text ?? (index === 0 ? stringText(equality) : 'false')}`)
    .join('');
};

export const editedText = (
  rule: Rule,
  subject: Subject,
  scope: Scope,
  codec: Codec | undefined = rule.codec,
): string => {
  // Of a slot the default of its array says nothing.
  const own = subject.element === undefined ? rule : { ...rule, default: {} };
  return `$edited(${subject.value}, ${subject.before}, ${scope.onto}${comparisonText(own, codec)})`;
};

const mayBeEmptyText = (vendor: Domain, canonical: Domain): boolean =>
  vendor.emptyIsNull &&
  (canonical.types.size === 0 || canonical.types.has('string')) &&
  (canonical.minLength ?? 0) === 0 &&
  canonical.values === undefined &&
  canonical.format === undefined;

export const convertedText = (rule: Rule, codec: Codec | undefined, value: string, scope: Scope): string =>
  codec === undefined
    ? value
    : `${codec.write(value)} ?? ${failText(rule, 'toVendor', codec.failure.toVendor, value, scope)}`;

/** The vendor value of an edited canonical value: cleared, converted, or reported. */
export const encodedText = (
  rule: Rule,
  codec: Codec | undefined,
  value: string,
  vendor: Domain,
  scope: Scope,
  encoded?: string,
): { readonly condition?: string; readonly text: string } => {
  const converted = encoded ?? convertedText(rule, codec, value, scope);
  const clears: string[] = [];
  const policy = rule.policies.null.toVendor;
  const plain = converted === value;
  const fill = rule.default?.fromVendor;
  if (fill !== undefined) clears.push(`${value} = ${valueText(fill)}`);
  if (mayBeEmptyText(vendor, rule.canonical.domain) && codec === undefined) clears.push(`${value} = ""`);
  if (policy === 'clear' && (!plain || clears.length > 0)) clears.unshift(`${value} = null`);
  const text = clears.length === 0 ? converted : `(${clears.join(' or ')} ? null : ${converted})`;
  if (policy === 'leave') return { condition: `${value} != null`, text };
  if (policy === 'error')
    return {
      text: `(${value} = null ? ${failText(rule, 'toVendor', 'value/null', 'null', scope)} : ${text})`,
    };
  return { text };
};

/**
 * What stands before the edit of a value that is there: the vendor's value is cleared where the canonical one is gone
 * (under the policy `absent: clear`), or lacking in an array that is there. The policy for nulls has no part in it.
 */
const absenceText = (rule: Rule, subject: Subject, scope: Scope, cleared: string): string => {
  const { value, before, array, element = value } = subject;
  const tests = [
    ...(rule.policies.absent === 'clear' && !rule.isKey
      ? [`$gone(${element}, ${before}, ${scope.onto})`]
      : []),
    ...(array === undefined ? [] : [`$lacks(${array}, ${element}, ${before}, ${scope.onto})`]),
  ];
  return tests.length === 0 ? '' : `${tests.join(' or ')} ? ${cleared} : `;
};

/** Every write of a vendor field: it follows an edit, by absence or by another value. */
export const changeText = (
  rule: Rule,
  subject: Subject,
  scope: Scope,
  { condition, text }: { readonly condition?: string | undefined; readonly text: string },
  {
    codec = rule.codec,
    cleared = 'null',
    also,
  }: {
    readonly codec?: Codec | undefined;
    readonly cleared?: string;
    /** What else makes an edit of the value. */
    readonly also?: string | undefined;
  } = {},
): string => {
  const differs = editedText(rule, subject, scope, codec);
  const edited = also === undefined ? differs : `(${differs} or ${also})`;
  const test = condition === undefined ? edited : `${edited} and ${condition}`;
  return `${absenceText(rule, subject, scope, cleared)}${test} ? ${text}`;
};

export const createText = (rule: Rule, value: string): string =>
  rule.default?.onCreate === undefined
    ? ''
    : `$create and $not($exists(${value})) ? ${valueText(rule.default.onCreate)} : `;
