// The policies of a mapping as plain words. A base states all of them; what is missing has been reported by the parser.
import type { PoliciesNode, RulePoliciesNode } from '../../mapping/tree.ts';
import type { Policies, RulePolicies } from '../resolved.ts';

/** Words in place of what the author left out, so that the rest can still be checked: the strictest of each. */
export const policiesOf = (node: PoliciesNode): Policies => ({
  unmapped: {
    fromVendor: node.unmapped.fromVendor?.value ?? 'error',
    toVendor: node.unmapped.toVendor?.value ?? 'error',
  },
  absent: node.absent.toVendor?.value ?? 'leave',
  null: {
    fromVendor: node.null.fromVendor?.value ?? 'omit',
    toVendor: node.null.toVendor?.value ?? 'error',
  },
  onError: {
    fromVendor: node.onError.fromVendor?.value ?? 'omit',
    toVendor: node.onError.toVendor?.value ?? 'reject',
  },
});

/** The policies of a rule: the mapping's, with the rule's own in their place. */
export const overriding = (base: RulePolicies, own: RulePoliciesNode): RulePolicies => ({
  absent: own.absent?.toVendor?.value ?? base.absent,
  null: {
    fromVendor: own.null?.fromVendor?.value ?? base.null.fromVendor,
    toVendor: own.null?.toVendor?.value ?? base.null.toVendor,
  },
  onError: {
    fromVendor: own.onError?.fromVendor?.value ?? base.onError.fromVendor,
    toVendor: own.onError?.toVendor?.value ?? base.onError.toVendor,
  },
});
