// The policies of a mapping as plain words. A base states all of them; what is missing has been reported by the parser.
import type { PoliciesNode } from '../../mapping/tree.ts';
import type { Policies } from '../resolved.ts';

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
