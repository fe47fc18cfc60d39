// `$eval`: text that is compiled while an expression runs.
import { BUILTIN_FUNCTIONS } from '../builtin-functions.ts';
import { JsonataError } from '../errors.ts';
import { Callable } from './callables.ts';
import type { Run } from './run.ts';
import { isArray, isSequence, sequenceOf } from './sequences.ts';
import { parseSignature } from './signature.ts';

const SIGNATURE = parseSignature(BUILTIN_FUNCTIONS.get('eval')?.signature ?? '');

/** The `$eval` of one place: `entries` are the variables bound there, `bindings` those from outside. */
export const evaluatorOf = (
  run: Run,
  entries: readonly (readonly [string, unknown])[],
  bindings: Readonly<Record<string, unknown>> | undefined,
  root: unknown,
  context: unknown,
): Callable => {
  const evaluate = (text: unknown, focus: unknown): unknown => {
    if (text === undefined) return undefined;
    if (run.evaluateText === undefined) throw new JsonataError('eval-forbidden');
    const variables: Record<string, unknown> = Object.assign(Object.create(null), bindings);
    for (const [name, value] of entries) if (typeof value !== 'symbol') variables[name] = value;
    let input = context;
    if (focus !== undefined) {
      const wrap = isArray(focus) && !isSequence(focus);
      input = wrap ? Object.assign(sequenceOf(focus), { outerWrapper: true }) : focus;
    }
    return run.evaluateText(text as string, input, root, variables, run);
  };
  return new Callable('native', evaluate, 2, SIGNATURE);
};
