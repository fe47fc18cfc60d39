// What a codec is built from beside its node: the two domains and the names of the mapping.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { CodecNode, RefNode, ValueMapNode } from '../mapping/tree.ts';
import type { Domain } from '../schema/domain.ts';
import type { Path } from '../schema/path.ts';
import type { BoundCodec } from './define-codec.ts';

export interface CodecEnv {
  /** What the vendor schema allows at the rule's source. */
  readonly vendor: Domain;
  /** What the canonical schema allows at the rule's path. */
  readonly canonical: Domain;
  /** Is the codec never run to the vendor? Then rows may share a canonical code. */
  readonly isReadOnly?: boolean;
  readonly valueMap: (name: string) => ValueMapNode | undefined;
  readonly ref: (name: string) => RefNode | undefined;
  /** A member below the rule's canonical path; without it, verdicts of templates and references stay unproven. */
  readonly member?: (path: Path) => { readonly domain: Domain; readonly required: boolean } | undefined;
  readonly report: (diagnostic: Diagnostic) => void;
}

/** `createCodec`, as codecs that hold codecs are given it. */
export type CreateCodec = (node: CodecNode | undefined, env: CodecEnv) => BoundCodec | undefined;
