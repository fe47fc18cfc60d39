// Whole-text matching by a regular expression that a mapping wrote.

/** Does this text match, as a whole? */
export type Matcher = (text: string) => boolean;

// A memo, not state: a pattern means the same for ever. Patterns come from mappings.
const matchers = new Map<string, Matcher | undefined>();
const MEMO_LIMIT = 1000;

/** The matcher of a pattern; nothing for one that cannot be compiled or might take exponential time. */
export const matcherOf = (pattern: string): Matcher | undefined => {
  if (matchers.has(pattern)) return matchers.get(pattern);
  const made = compile(pattern);
  if (matchers.size < MEMO_LIMIT) matchers.set(pattern, made);
  return made;
};

/** A longer text matches nothing: backtracking over a sequence of repetitions takes polynomial time. */
const LONGEST = 4096;

const compile = (pattern: string): Matcher | undefined => {
  if (!isTame(pattern)) return undefined;
  try {
    const expression = new RegExp(`^(?:${pattern})$`, 'u');
    return (text) => text.length <= LONGEST && expression.test(text);
  } catch {
    return undefined;
  }
};

const REPEATS = /^(?:[*+]|\{[0-9]+(?:,[0-9]*)?\})/;

/** No group that repeats holds a repetition or a choice, and nothing looks around or back. */
const isTame = (pattern: string): boolean => {
  /** For each open group: does it hold a repetition or a choice? */
  const wild: boolean[] = [false];
  const mark = (): void => {
    wild[wild.length - 1] = true;
  };
  for (let at = 0; at < pattern.length; at += 1) {
    const char = pattern[at];
    if (char === '\\') {
      if (/[1-9k]/.test(pattern[at + 1] ?? '')) return false;
      at += 1;
    } else if (char === '[') at = endOfClass(pattern, at);
    else if (char === '(') {
      if (/^\(\?(?:[=!]|<[=!])/.test(pattern.slice(at, at + 4))) return false;
      wild.push(false);
    } else if (char === ')') {
      const inner = wild.pop() === true;
      if (wild.length === 0) return false;
      if (inner && REPEATS.test(pattern.slice(at + 1))) return false;
      if (inner) mark();
    } else if (char === '|' || REPEATS.test(pattern.slice(at, at + 12))) mark();
  }
  return wild.length === 1;
};

/** The offset of the bracket that closes a class, or the end. */
const endOfClass = (pattern: string, start: number): number => {
  let at = start + 1;
  while (at < pattern.length && pattern[at] !== ']') at += pattern[at] === '\\' ? 2 : 1;
  return at;
};
