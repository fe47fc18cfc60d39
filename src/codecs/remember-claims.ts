// Remembers claims by what they depend on. A mapping asks for the same ones many times: thirty texts of 255 characters
// are renamed alike, checks and verdicts both ask, and every overlay asks again.
import type { Domain } from '../schema/domain.ts';
import type { Codec } from './codec.ts';

type Claims = ReturnType<Codec['claims']>;

const MOST = 10_000;
const remembered = new Map<string, Claims>();
const keys = new WeakMap<Domain, string>();

/** A text that is the same for domains that allow the same values. */
const keyOf = (domain: Domain): string => {
  const known = keys.get(domain);
  if (known !== undefined) return known;
  const { description: _, ...rest } = domain;
  const key = JSON.stringify(rest, (_name, value: unknown) =>
    value instanceof Set ? [...value].sort() : value,
  );
  keys.set(domain, key);
  return key;
};

/** The claims of a codec, computed once for each pair of domains; `identity` tells codecs with other options apart. */
export const rememberClaims =
  (identity: string, claims: Codec['claims']): Codec['claims'] =>
  (vendor, canonical) => {
    const key = `${identity}\n${keyOf(vendor)}\n${keyOf(canonical)}`;
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const made = claims(vendor, canonical);
    // Far more than a project has: a bound for programs that compile without end.
    if (remembered.size >= MOST) remembered.clear();
    remembered.set(key, made);
    return made;
  };
