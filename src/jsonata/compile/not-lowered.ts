// Which construct of an expression, if any, keeps it from being compiled.
import { NotLowered } from '../lower/lowering.ts';
import { generate } from '../lower/program.ts';
import type { Expression, Extent } from '../parse/tree.ts';

export interface UnloweredConstruct extends Extent {
  /** What it is, in a few words. */
  readonly construct: string;
}

/** The first construct without a lowering; empty where `compileJsonata` gives strategy `compiled`. */
export const notLowered = (
  tree: Expression,
  functions: ReadonlySet<string> = new Set(),
): readonly UnloweredConstruct[] => {
  try {
    generate(tree, {
      functions,
      replaced: new Set(),
      record: true,
      guarded: false,
      stack: undefined,
      sequenceGuard: false,
    });
    return [];
  } catch (thrown) {
    if (!(thrown instanceof NotLowered)) throw thrown;
    const { construct, node } = thrown;
    return [{ construct, start: node.start, end: node.end }];
  }
};
