// Codes about the values that rules carry: constants, defaults, domains of the two schemas. Code: `rule/kebab-name`, never reused. Entries stand in alphabetical order.
import type { JsonScalar, JsonValue } from '../../json/json.ts';
import { didYouMean, quote, quoteValue } from '../quote.ts';
import { define } from './define.ts';

type Side = 'vendor' | 'canonical';

/** What comes and what is taken, in one direction of a rule. */
export interface ClashArgs extends Readonly<Record<string, unknown>> {
  readonly direction: 'fromVendor' | 'toVendor';
  readonly field: string;
  readonly into: string;
  readonly has: string;
  readonly wants: string;
  /** Where the two schemas say so. */
  readonly from: string;
  readonly to: string;
  /** A value of the input's schema that does not pass. */
  readonly witness?: JsonValue;
}

const narrower = ({ direction, field, into, has, wants }: ClashArgs): string =>
  `${direction}: ${quote(field)} may hold ${has}, and ${quote(into)} takes ${wants}`;

const example = ({ witness }: ClashArgs): string =>
  witness === undefined
    ? 'some values do not pass'
    : typeof witness === 'string' && witness.length > 40
      ? `a text of ${[...witness].length} characters does not pass`
      : `${quoteValue(witness)} does not pass`;

const acceptClash = ({ from, to }: ClashArgs): string =>
  `bring the schemas together (${from} and ${to}), convert the value with "as", or accept it with because: …`;

/** What takes the place of a person's own word. */
const CONSENT_TAKEN = {
  default: 'the default for a missing value',
  create: 'the default for new records',
  null: 'the row for null',
  empty: 'the row for an empty text',
  unknown: '"unknown"',
  constant: 'a constant',
  parameter: "the parameter's default",
  clearing: 'clearing the vendor field',
  false: 'a boolean that is false unless somebody acts',
} as const;

export type ConsentTaken = keyof typeof CONSENT_TAKEN;

export const ruleValueDiagnostics = {
  'rule/consent-assumed': define<{ path: string; how: ConsentTaken; value: JsonValue }>({
    severity: 'error',
    title: 'A consent that nobody gave',
    message: ({ path, how, value }) => `${CONSENT_TAKEN[how]} makes ${quote(path)} ${quoteValue(value)}`,
    label: () => 'counts as consent that nobody gave',
    help: ({ how }) =>
      how === 'false'
        ? 'give a value to true alone, which says that somebody acted'
        : how === 'clearing'
          ? 'a boolean field of the vendor is false when it is cleared: write null: { toVendor: error }, and leave what is absent'
          : 'leave the field out where the vendor says nothing, or give a value that is no consent',
  }),
  'rule/consent-computed': define<{ path: string; granted: readonly JsonValue[] }>({
    severity: 'error',
    title: 'A consent that an expression makes',
    message: ({ path, granted }) =>
      `an expression gives ${quote(path)}, where ${granted.map(quoteValue).join(' or ')} is consent`,
    label: () => 'nothing shows that a person said so',
    help: () => 'read the vendor field with from: …, and its codes with map: …, or say why: because: …',
  }),
  'rule/consent-unmarked': define<{ path: string; schema: string }>({
    severity: 'warning',
    title: 'A field that is called consent, and does not say so',
    message: ({ path, schema }) =>
      `${quote(path)} is called consent, and ${schema} does not say which of its values are`,
    label: () => 'a consent that nobody gave would not be found',
    help: () => 'add "x-consent": { "granted": [ … ] } to its schema: the values that mean consent',
  }),
  'rule/default-is-a-value': define<{ path: string; field: string; value: JsonValue }>({
    severity: 'error',
    title: 'A default that is also a possible value',
    message: ({ field, value }) =>
      `the vendor field ${quote(field)} may hold ${quoteValue(value)} itself, which is also the default`,
    label: ({ value }) => `a record with ${quoteValue(value)} and one without a value are read alike`,
    help: () =>
      'choose a default that no record holds, or accept it with a reason: default: { …, because: … }',
  }),
  'rule/format-clash': define<ClashArgs>({
    severity: 'warning',
    title: 'A format that not every value has',
    message: narrower,
    label: example,
    help: acceptClash,
  }),
  'rule/length-clash': define<ClashArgs>({
    severity: 'warning',
    title: 'A text that may be too long',
    message: narrower,
    label: example,
    help: acceptClash,
  }),
  'rule/parameter-type': define<{ name: string; type: string; expected: string }>({
    severity: 'error',
    title: 'A parameter of the wrong type',
    message: ({ name, type, expected }) =>
      `the parameter ${quote(name)} is of the type ${type}, and the schema wants ${expected} here`,
  }),
  'rule/range-clash': define<ClashArgs>({
    severity: 'warning',
    title: 'A number that may be out of range',
    message: narrower,
    label: example,
    help: acceptClash,
  }),
  'rule/type-clash': define<ClashArgs>({
    severity: 'error',
    title: 'Two fields that have no value in common',
    message: ({ direction, field, into, has, wants }) =>
      `${direction}: no value can pass from ${quote(field)}, which holds ${has}, to ${quote(into)}, which takes ${wants}`,
    label: ({ witness }) =>
      witness === undefined ? 'nothing passes' : `not even ${quoteValue(witness)} passes`,
    help: ({ from, to }) => `convert the value with "as" or "map", or mend the schemas: ${from} and ${to}`,
  }),
  'rule/value-map-dead-row': define<{ field: string }>({
    severity: 'error',
    title: 'A row for the empty text where an empty text means null',
    message: ({ field }) =>
      `in ${quote(field)} an empty text means null (x-emptyIsNull), so that the row for it never counts`,
    label: () => 'is read as null',
    help: () => 'write the row as "null: …"; without it the policy for nulls decides',
  }),
  'rule/value-map-not-total': define<{ side: Side; codes: readonly JsonScalar[]; path: string }>({
    severity: 'error',
    title: 'Codes without a row in the value map',
    message: ({ side, codes, path }) =>
      `the value map of ${quote(path)} has no row for the ${side} ${codes.length === 1 ? 'code' : 'codes'} ${codes.slice(0, 8).map(quoteValue).join(', ')}${codes.length > 8 ? ` and ${codes.length - 8} more` : ''}`,
    label: ({ side }) => (side === 'vendor' ? 'such a value is not read' : 'such a value cannot be written'),
    help: ({ side, codes }) => {
      const code =
        typeof codes[0] === 'string' && /^[A-Za-z]\w*$/.test(codes[0]) ? codes[0] : quoteValue(codes[0]);
      return side === 'vendor'
        ? `add a row: ${code}: …, or say what becomes of others: unknown: null, or unknown: { to: … }`
        : `add a row: …: ${code}`;
    },
  }),
  'rule/value-map-unknown-code': define<{
    side: Side;
    code: JsonScalar;
    field: string;
    near: readonly string[];
  }>({
    severity: 'error',
    title: 'A row for a code that the schema does not have',
    message: ({ side, code, field }) =>
      side === 'vendor'
        ? `the vendor field ${quote(field)} never holds ${quoteValue(code)}`
        : `the canonical field ${quote(field)} does not allow ${quoteValue(code)}`,
    label: ({ side }) => (side === 'vendor' ? 'this row is never used' : 'would not be valid'),
    help: ({ near }) => didYouMean(near, 'remove the row, or add the code to the schema'),
  }),
  'rule/value-refused': define<{ what: string; value: JsonValue; expected: string; schema: string }>({
    severity: 'error',
    title: 'A value in the mapping that the schema refuses',
    message: ({ what, value, expected }) => `the ${what} ${quoteValue(value)} is not ${expected}`,
    label: ({ schema }) => `refused by ${schema}`,
  }),
  'rule/values-clash': define<ClashArgs>({
    severity: 'warning',
    title: 'Values that the other schema does not take',
    message: narrower,
    label: example,
    help: ({ from, to }) =>
      `translate the values with map: …, bring the schemas together (${from} and ${to}), or accept it with because: …`,
  }),
};
