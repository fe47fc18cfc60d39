// Does a domain allow one value? Every facet that a domain states is checked; formats as far as codecs turn on them.
import type { JsonValue } from '../diagnostics/json.ts';
import type { Domain } from '../schema/domain.ts';
import { allowsType } from '../schema/domain-sets.ts';
import { formatOf } from '../schema/formats.ts';
import { bytesOf, lengthOf } from '../schema/text-size.ts';

/** Is the value one that the domain allows? */
export const admits = (domain: Domain, value: JsonValue): boolean => {
  if (value === null) return domain.nullable;
  if (domain.values !== undefined) {
    return domain.values.some((allowed) => allowed === value);
  }
  switch (typeof value) {
    case 'string':
      return allowsType(domain.types, 'string') && admitsText(domain, value);
    case 'number':
      return (
        allowsType(domain.types, Number.isInteger(value) ? 'integer' : 'number') &&
        admitsNumber(domain, value)
      );
    case 'boolean':
      return allowsType(domain.types, 'boolean');
    default:
      return Array.isArray(value)
        ? allowsType(domain.types, 'array') && admitsArray(domain, value)
        : allowsType(domain.types, 'object');
  }
};

const admitsText = (domain: Domain, text: string): boolean => {
  const length = lengthOf(text);
  if (length < (domain.minLength ?? 0) || length > (domain.maxLength ?? Number.POSITIVE_INFINITY))
    return false;
  if (domain.maxBytes !== undefined && bytesOf(text) > domain.maxBytes) return false;
  if (domain.format !== undefined && formatOf(domain.format)?.check(text) === false) return false;
  return domain.patterns.every((pattern) => matches(pattern, text));
};

/** A pattern that cannot be compiled limits nothing, as in the domain itself. */
const matches = (pattern: string, text: string): boolean => {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return true;
  }
};

const admitsNumber = (domain: Domain, value: number): boolean =>
  value >= (domain.minimum ?? Number.NEGATIVE_INFINITY) &&
  value <= (domain.maximum ?? Number.POSITIVE_INFINITY) &&
  value > (domain.exclusiveMinimum ?? Number.NEGATIVE_INFINITY) &&
  value < (domain.exclusiveMaximum ?? Number.POSITIVE_INFINITY) &&
  (domain.multipleOf === undefined || Number.isInteger(Number((value / domain.multipleOf).toPrecision(15))));

const admitsArray = (domain: Domain, values: readonly JsonValue[]): boolean => {
  const { items } = domain;
  if (values.length < (domain.minItems ?? 0)) return false;
  if (values.length > (domain.maxItems ?? Number.POSITIVE_INFINITY)) return false;
  if (domain.uniqueItems && new Set(values.map((value) => JSON.stringify(value))).size < values.length) {
    return false;
  }
  return items === undefined || values.every((value) => admits(items, value));
};
