// Types a YAML scalar, list or map by the schema at its place: `02139` at a text field is the text "02139".

import { quote } from '../diagnostics/quote.ts';
import type { Span } from '../diagnostics/span.ts';
import type { JsonScalar, JsonValue } from '../json/json.ts';
import type { Domain, JsonType } from '../schema/domain.ts';
import { isForbiddenName } from '../schema/parse-path.ts';
import { isNullScalar, type YamlNode, type YamlScalar } from '../yaml/node.ts';

/** A typed value, or why the text cannot be one: a phrase such as `expected a whole number, found "abc"`. */
export type LiteralResult =
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; readonly message: string; readonly span: Span };

/** The domain at a place inside a record, by the keys and indexes that lead there; undefined where the schema is silent. */
export type DomainAt = (keys: readonly (string | number)[]) => Domain | undefined;

type ValueType = Exclude<JsonType, 'null'>;

const ANY: Domain = {
  types: new Set(),
  nullable: true,
  patterns: [],
  readOnly: false,
  emptyIsNull: false,
};

/**
 * Types a node by a domain. A plain `null`, `~` or nothing is null whatever the domain says: whether null may stand
 * there is for a check to say. Other plain scalars are read as the first type of the domain that they fit, with YAML's
 * core schema for numbers and booleans; quoted and block scalars are texts. Members of lists are typed by `items`;
 * members of maps by the core schema: for records use {@link literalRecord}.
 */
export const literalOf = (node: YamlNode, domain: Domain): LiteralResult =>
  typed(node, domain, [], () => undefined, false);

/** Types a record, each member by the domain at its place; a list's elements by the list's `items` if nothing else is known. */
export const literalRecord = (node: YamlNode, domainAt: DomainAt): LiteralResult =>
  typed(node, domainAt([]) ?? ANY, [], domainAt, true);

const refuse = (node: YamlNode, message: string): LiteralResult => ({ ok: false, message, span: node.span });

const takes = (domain: Domain, type: ValueType): boolean => domain.types.size === 0 || domain.types.has(type);

const typed = (
  node: YamlNode,
  domain: Domain,
  keys: readonly (string | number)[],
  domainAt: DomainAt,
  isRecord: boolean,
): LiteralResult => {
  if (node.kind === 'scalar') return typedScalar(node, domain, isRecord);
  if (node.kind === 'seq') {
    if (!takes(domain, 'array')) return refuse(node, `expected ${phraseOf(domain)}, found a list`);
    const values: JsonValue[] = [];
    for (const [index, item] of node.items.entries()) {
      const inner = [...keys, index];
      const result = typed(item, domainAt(inner) ?? domain.items ?? ANY, inner, domainAt, isRecord);
      if (!result.ok) return result;
      values.push(result.value);
    }
    return { ok: true, value: values };
  }
  if (!takes(domain, 'object')) return refuse(node, `expected ${phraseOf(domain)}, found a map`);
  const members: [string, JsonValue][] = [];
  for (const { key, value } of node.entries) {
    if (isForbiddenName(key.text)) return refuse(key, `${quote(key.text)} cannot be the name of a member`);
    const inner = [...keys, key.text];
    const result = typed(value, domainAt(inner) ?? ANY, inner, domainAt, isRecord);
    if (!result.ok) return result;
    members.push([key.text, result.value]);
  }
  return { ok: true, value: Object.fromEntries(members) };
};

const BOOLEAN = /^(?:true|True|TRUE|false|False|FALSE)$/;
const INTEGER = /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const NOT_FINITE = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

const typedScalar = (node: YamlScalar, domain: Domain, isRecord: boolean): LiteralResult => {
  if (isNullScalar(node)) return { ok: true, value: null };
  const readings = node.style === 'plain' ? plainReadings(node.text, domain, isRecord) : [];
  const [reading] = readings;
  if (typeof reading === 'object') {
    const help = takes(domain, 'string') ? '; quote it if it is a text' : '';
    return refuse(node, reading.problem + help);
  }
  const values: JsonScalar[] = readings.filter((value) => typeof value !== 'object');
  // Where the vendor spells null as the empty text, it may stand in a record whatever the type is.
  if (takes(domain, 'string') || (domain.emptyIsNull && node.text === '')) values.push(node.text);
  const listed = domain.values ?? domain.known;
  const value = values.find((each) => listed?.includes(each)) ?? values[0];
  if (value !== undefined) return { ok: true, value };
  const quoted =
    node.style !== 'plain' &&
    plainReadings(node.text, domain, isRecord).some((each) => typeof each !== 'object');
  const found = quoted ? `the text ${quote(node.text)}; leave out the quotes` : quote(node.text);
  return refuse(node, `expected ${phraseOf(domain)}, found ${found}`);
};

type Reading = Exclude<JsonScalar, null | string> | { readonly problem: string };

/**
 * What YAML's core schema and the domain make of a plain text beside the text itself. A record may hold any number, the
 * wrong ones too, if its text is the very number that it gives.
 */
const plainReadings = (text: string, domain: Domain, isRecord: boolean): readonly Reading[] => {
  if (BOOLEAN.test(text)) return takes(domain, 'boolean') ? [text.toLowerCase() === 'true'] : [];
  const whole = takes(domain, 'integer') && !takes(domain, 'number');
  if (!whole && !takes(domain, 'number')) return [];
  if (NOT_FINITE.test(text)) {
    return takes(domain, 'string') && domain.types.size > 0
      ? []
      : [{ problem: `${text} is no number in JSON` }];
  }
  const isInteger = INTEGER.test(text);
  if (!isInteger && !FLOAT.test(text)) return [];
  const value = numberOf(text);
  if (!Number.isFinite(value)) return [{ problem: `${text} is greater than any number that can be carried` }];
  if (whole && !Number.isInteger(value)) return [];
  const isCarried = isRecord && JSON.stringify(value) === text.replace(/^\+/, '');
  if ((isInteger || whole) && !Number.isSafeInteger(value) && !isCarried) {
    return [{ problem: `${quote(text)} is beyond 2^53, so it cannot be carried exactly as a number` }];
  }
  return [value];
};

/** A sign stands before decimal digits only; `-0` is 0, as JSON texts that compare equal should be one value. */
const numberOf = (text: string): number => Number(text.replace(/^\+/, '')) + 0;

const PHRASES: Readonly<Record<ValueType, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'a map',
  array: 'a list',
};

const phraseOf = ({ types }: Domain): string =>
  [...types].map((type) => PHRASES[type]).join(' or ') || 'a value';
