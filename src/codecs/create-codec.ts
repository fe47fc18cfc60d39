// Makes the codec of a rule: the identity, one that `as` names, a table, a template, a list, a reference, or a chain.
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { CodecNode } from '../mapping/tree.ts';
import { createChain } from './chain.ts';
import type { CodecEnv } from './codec-env.ts';
import { createNamed } from './codec-named.ts';
import type { BoundCodec } from './define-codec.ts';
import { createList } from './list.ts';
import { createLookup } from './lookup.ts';
import { createRef } from './ref.ts';
import { SAME_CODEC } from './same.ts';
import { createTemplate } from './template.ts';
import { createValueMap } from './value-map.ts';

/**
 * Makes the codec of a node between the two domains of `env`; without a node, the identity.
 * @returns nothing where the node is wrong; what is wrong has been reported to `env`.
 */
export const createCodec = (node: CodecNode | undefined, env: CodecEnv): BoundCodec | undefined => {
  if (node === undefined) return SAME_CODEC;
  switch (node.kind) {
    case 'as':
      return createNamed(node.name, node.options, node.span, env);
    case 'chain':
      return createChain(node, env, createCodec);
    case 'map':
      return createValueMap(node, env);
    case 'template':
      return createTemplate(node.template, env);
    case 'list':
      return createList(node, env, createCodec);
    case 'ref':
      return createRef(node, env);
    case 'lookup':
      return createLookup(node, env);
    case 'each':
      // A rule's own `each` never comes here: it holds rules, which only the compiler can resolve.
      env.report(createDiagnostic('codec/each-misplaced', {}, { span: node.span }));
      return undefined;
  }
};
