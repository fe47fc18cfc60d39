// The two domains between which a rule's codec stands.
import type { Domain } from '../../schema/domain.ts';
import { ANY_DOMAIN } from '../../schema/domain-of.ts';
import type { Rule } from '../resolved.ts';

export interface RuleDomains {
  /** What the rule reads. */
  readonly vendor: Domain;
  /** What the rule writes: another field with `to`. */
  readonly written: Domain;
  readonly canonical: Domain;
}

/** Any value where the source has no single field. */
export const domainsOf = ({ source, canonical }: Rule): RuleDomains => {
  if (source.kind === 'field')
    return { vendor: source.from.domain, written: source.to.domain, canonical: canonical.domain };
  return { vendor: ANY_DOMAIN, written: ANY_DOMAIN, canonical: canonical.domain };
};
