// The JSON Schema of one Marketo field, from the type word that the instance's describe gives it.
import type { JsonObject } from '../json/json.ts';

export interface VendorFieldFacts {
  /** As sent: the case varies and does not count. */
  readonly dataType: string;
  /** Characters; sent for some numeric types too, where it means nothing. */
  readonly length?: number;
  readonly readOnly?: boolean;
  /** The label people see in the product. */
  readonly displayName?: string;
  readonly description?: string;
  /** Set by the system on every record: never null. */
  readonly system?: boolean;
  /** Booleans are never null on leads; on other objects they may be. */
  readonly nullableBooleans?: boolean;
  /** Not every instance has the field. */
  readonly optional?: boolean;
}

type Shape = 'text' | 'longText' | 'integer' | 'number' | 'boolean' | 'date' | 'datetime' | 'reference';

const SHAPES: ReadonlyMap<string, Shape> = new Map([
  ['string', 'text'],
  ['email', 'text'],
  ['phone', 'text'],
  ['url', 'text'],
  ['link', 'text'],
  ['formula', 'text'],
  ['lead_function', 'text'],
  ['array', 'text'],
  ['text', 'longText'],
  ['textarea', 'longText'],
  ['integer', 'integer'],
  ['score', 'integer'],
  // Whole in JSON, with decimals in bulk files.
  ['percent', 'number'],
  ['float', 'number'],
  ['currency', 'number'],
  ['boolean', 'boolean'],
  ['date', 'date'],
  ['datetime', 'datetime'],
  ['reference', 'reference'],
]);

/** Text types that hold 255 characters where the describe gives no length. */
const LIMITED: ReadonlySet<string> = new Set(['string', 'email', 'phone', 'url']);
const LONG_TEXT_BYTES = 30_000;

/** Is this a type word that Marketo is known to use (in any case)? */
export const isKnownDataType = (dataType: string): boolean => SHAPES.has(dataType.toLowerCase());

/** Builds the schema node; a type word that is not known counts as text. */
export const vendorFieldSchema = (facts: VendorFieldFacts): JsonObject => {
  const dataType = facts.dataType.toLowerCase();
  const shape = SHAPES.get(dataType) ?? 'text';
  const isText = shape === 'text' || shape === 'longText';
  const maxLength = isText ? (facts.length ?? (LIMITED.has(dataType) ? 255 : undefined)) : undefined;
  return {
    type: typeOf(shape, facts),
    ...(maxLength === undefined ? {} : { maxLength }),
    // A key that is a number is never negative.
    ...(shape === 'reference' || (shape === 'integer' && facts.system === true) ? { minimum: 0 } : {}),
    ...(shape === 'date' ? { format: 'date' } : shape === 'datetime' ? { format: 'marketo-datetime' } : {}),
    ...(facts.readOnly === true || dataType === 'formula' ? { readOnly: true } : {}),
    ...(facts.description === undefined ? {} : { description: facts.description }),
    'x-dataType': dataType,
    ...(facts.displayName === undefined ? {} : { 'x-displayName': facts.displayName }),
    // Sent as null or as an empty text, stored as null; webhooks write an empty text whatever the type.
    ...(shape !== 'boolean' && facts.system !== true ? { 'x-emptyIsNull': true } : {}),
    ...(shape === 'longText' ? { 'x-maxBytes': LONG_TEXT_BYTES } : {}),
    ...(facts.optional === true ? { 'x-optional': true } : {}),
  };
};

const typeOf = (shape: Shape, facts: VendorFieldFacts): string | readonly string[] => {
  if (shape === 'boolean') return facts.nullableBooleans === true ? ['boolean', 'null'] : 'boolean';
  // A foreign key: documented as text, sent as a number where the key is one.
  if (shape === 'reference') return ['integer', 'string', 'null'];
  const type = shape === 'integer' || shape === 'number' ? shape : 'string';
  return facts.system === true ? type : [type, 'null'];
};
