// Bounds on an expression's text, checked before the package's recursive parser sees it.
import type { Token } from './tokens.ts';

/** Longest accepted expression, in UTF-16 units. */
const MAX_LENGTH = 1_000_000;
/** Deepest accepted nesting of brackets. */
const MAX_NESTING = 250;
/** Most accepted tokens, counting what the parser repeats: it copies the left side of every `??` and `?:`. */
const MAX_WEIGHT = 500_000;

export interface BoundProblem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** Says what is too large about an expression, or undefined. */
export const checkBounds = (text: string, tokens: readonly Token[]): BoundProblem | undefined => {
  if (text.length > MAX_LENGTH) {
    return { message: `The expression is longer than ${MAX_LENGTH} characters.`, start: 0, end: text.length };
  }
  // `settled` holds weights of finished operands, `current` that of the operand being read, per open bracket.
  const settled: number[] = [0];
  const current: number[] = [0];
  const top = (): number => settled.length - 1;
  const settle = (factor: number): void => {
    settled[top()] = (settled[top()] ?? 0) + factor * (current[top()] ?? 0);
    current[top()] = 0;
  };
  for (const token of tokens) {
    current[top()] = (current[top()] ?? 0) + 1;
    if (token.kind !== 'operator') continue;
    if ('([{'.includes(token.operator)) {
      if (settled.length > MAX_NESTING) {
        return {
          message: `Brackets are nested deeper than ${MAX_NESTING}.`,
          start: token.start,
          end: token.end,
        };
      }
      settled.push(0);
      current.push(0);
    } else if (')]}'.includes(token.operator)) {
      if (settled.length === 1) continue;
      settle(1);
      const weight = settled.pop() ?? 0;
      current.pop();
      current[top()] = (current[top()] ?? 0) + weight;
    } else if (token.operator === '??' || token.operator === '?:') settle(2);
    else if (',;:'.includes(token.operator) || token.operator === ':=' || token.operator === '?') settle(1);
    if ((settled[top()] ?? 0) + (current[top()] ?? 0) > MAX_WEIGHT) {
      return {
        message: `The expression grows beyond ${MAX_WEIGHT} tokens.`,
        start: token.start,
        end: token.end,
      };
    }
  }
  return undefined;
};
