// Remembers claims by what they depend on. A mapping asks for the same ones many times: thirty texts of 255 characters
// are renamed alike, checks and verdicts both ask, and every overlay asks again.
import type { Domain } from '../schema/domain.ts';
import { domainKey } from '../schema/domain-key.ts';
import { remember } from '../schema/remember.ts';
import type { Codec } from './codec.ts';

type MakeClaims = (vendor: Domain, canonical: Domain) => ReturnType<Codec['claims']>;

const claimsOf = remember(
  (identity: string, vendor: Domain, canonical: Domain, _make: MakeClaims) =>
    `${identity}\n${domainKey(vendor)}\n${domainKey(canonical)}`,
  (_identity, vendor, canonical, make) => make(vendor, canonical),
);

/** The claims of a codec, computed once for each pair of domains; `identity` tells codecs with other options apart. */
export const rememberClaims =
  (identity: () => string, claims: Codec['claims']): Codec['claims'] =>
  (vendor, canonical) =>
    claimsOf(identity(), vendor, canonical, claims);
