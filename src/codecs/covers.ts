// Does one domain lie within another? Where it does not, a value shows it if one is known.
import type { JsonValue } from '../diagnostics/json.ts';
import type { Domain } from '../schema/domain.ts';
import { allowsType } from '../schema/domain-sets.ts';
import { admits } from './admits.ts';
import { presentDomain } from './domains.ts';

/** Why something could not be proved, with a value that may refute it. */
export interface Gap {
  readonly message: string;
  readonly witness?: JsonValue;
}

/** What keeps `from` from lying within `into`, null left aside; undefined where nothing does. */
export const gapBetween = (from: Domain, into: Domain): Gap | undefined => {
  const [outer, inner] = [presentDomain(from), presentDomain(into)];
  if (outer.values !== undefined) {
    const witness = outer.values.find((value) => !admits(inner, value));
    return witness === undefined ? undefined : { message: 'a listed value is not allowed', witness };
  }
  if (inner.values !== undefined) return { message: 'only listed values are allowed' };
  const types = outer.types.size === 0 ? [...inner.types] : [...outer.types];
  if (
    inner.types.size > 0 &&
    (outer.types.size === 0 || !types.every((type) => allowsType(inner.types, type)))
  ) {
    return { message: 'not every type is allowed' };
  }
  if (allowsType(outer.types, 'string')) {
    if ((inner.minLength ?? 0) > (outer.minLength ?? 0)) return { message: 'a text may be too short' };
    if (!(inner.maxLength === undefined || (outer.maxLength ?? Number.POSITIVE_INFINITY) <= inner.maxLength))
      return { message: 'a text may be too long' };
    if (inner.format !== undefined && inner.format !== outer.format)
      return { message: `a text may not be of the format ${inner.format}` };
    const missing = inner.patterns.find((pattern) => !outer.patterns.includes(pattern));
    if (missing !== undefined) return { message: `a text may not match ${missing}` };
  }
  if (allowsType(outer.types, 'integer') || allowsType(outer.types, 'number')) {
    if ((outer.minimum ?? Number.NEGATIVE_INFINITY) < (inner.minimum ?? Number.NEGATIVE_INFINITY))
      return { message: 'a number may be too small' };
    if ((outer.maximum ?? Number.POSITIVE_INFINITY) > (inner.maximum ?? Number.POSITIVE_INFINITY))
      return { message: 'a number may be too great' };
  }
  if (outer.items !== undefined && inner.items !== undefined) return gapBetween(outer.items, inner.items);
  return undefined;
};
