// Whole-text matching by a regular expression that a mapping wrote.

/** Does this text match, as a whole? */
export type Matcher = (text: string) => boolean;

// A memo, not state: a pattern means the same for ever. Patterns come from mappings.
const matchers = new Map<string, Matcher | undefined>();
const MEMO_LIMIT = 1000;

/** The matcher of a pattern; nothing for one that cannot be compiled. */
export const matcherOf = (pattern: string): Matcher | undefined => {
  if (matchers.has(pattern)) return matchers.get(pattern);
  const made = compile(pattern);
  if (matchers.size < MEMO_LIMIT) matchers.set(pattern, made);
  return made;
};

// A group that may repeat and whose inside may repeat or branch: what backtracking needs exponential time for.
const NESTED =
  /\((?:[^()\\[]|\\.|\[(?:[^\]\\]|\\.)*\])*[*+?{|](?:[^()\\[]|\\.|\[(?:[^\]\\]|\\.)*\])*\)[*+{]/s;

const compile = (pattern: string): Matcher | undefined => {
  if (NESTED.test(pattern)) return undefined;
  try {
    const expression = new RegExp(`^(?:${pattern})$`, 'u');
    return (text) => expression.test(text);
  } catch {
    return undefined;
  }
};
