// Does one domain lie within another? Where it does not, a value shows it if one is known.
import type { JsonValue } from '../json/json.ts';
import { acceptsAll } from '../schema/compare.ts';
import type { Domain } from '../schema/domain.ts';
import { contains } from '../schema/refusal.ts';
import { presentDomain } from './domains.ts';

/** Why something could not be proved, with a value that may refute it. */
export interface Gap {
  readonly message: string;
  readonly witness?: JsonValue;
}

/** What keeps `from` from lying within `into`, null left aside; undefined where nothing does. */
export const gapBetween = (from: Domain, into: Domain): Gap | undefined => {
  const outer = presentDomain(from);
  const all = acceptsAll(outer, presentDomain(into));
  if (all === true) return undefined;
  const { message, witness } = all;
  return witness !== undefined && contains(outer, witness) ? { message, witness } : { message };
};
