// `$eval`: text that is compiled while an expression runs.
import { BUILTIN_FUNCTIONS } from '../builtin-functions.ts';
import { JsonataError } from '../errors.ts';
import { Callable } from './callables.ts';
import type { Run } from './run.ts';
import { isArray, isSequence, sequenceOf } from './sequences.ts';
import { parseSignature, type Signature } from './signature.ts';

const DECLARED = parseSignature(BUILTIN_FUNCTIONS.get('eval')?.signature ?? '');

/** Hands the context of the call on as a third argument. */
const WITH_CONTEXT: Signature = {
  definition: DECLARED.definition,
  validate: (args, context, isFunction) => {
    const [text, focus] = DECLARED.validate(args, context, isFunction);
    return [text, focus, context];
  },
};

/**
 * The `$eval` of one place: `entries` gives the variables bound there, `bindings` are those from outside.
 * The context is that of the call.
 */
export const evaluatorOf = (
  run: Run,
  entries: () => readonly (readonly [string, unknown])[],
  bindings: Readonly<Record<string, unknown>> | undefined,
  root: unknown,
): Callable => {
  const evaluate = (text: unknown, focus: unknown, context: unknown): unknown => {
    if (text === undefined) return undefined;
    // Texts that run texts make no loop that could be stopped.
    run.look(undefined);
    if (run.evaluateText === undefined) throw new JsonataError('eval-forbidden');
    const variables: Record<string, unknown> = Object.assign(Object.create(null), bindings);
    for (const [name, value] of entries()) if (typeof value !== 'symbol') variables[name] = value;
    let input = context;
    if (focus !== undefined) {
      const wrap = isArray(focus) && !isSequence(focus);
      input = wrap ? Object.assign(sequenceOf(focus), { isWrapper: true }) : focus;
    }
    return run.evaluateText(text as string, input, root, variables, run);
  };
  return new Callable('native', evaluate, 2, WITH_CONTEXT);
};
