// Functions that remember their answers: by a text that the arguments have, up to a bound, or as long as an object lives.

/** Far more than a project has: a bound for programs that compile without end. */
const MOST = 10_000;

/**
 * The same function, which computes each answer once; `make` must depend on nothing but what `keyOf` says.
 * @param most - so many answers are kept at once
 */
export const remember = <Arguments extends readonly unknown[], Answer>(
  keyOf: (...args: Arguments) => string,
  make: (...args: Arguments) => Answer,
  most = MOST,
): ((...args: Arguments) => Answer) => {
  const answers = new Map<string, { readonly answer: Answer }>();
  return (...args) => {
    const key = keyOf(...args);
    const known = answers.get(key);
    if (known !== undefined) return known.answer;
    const answer = make(...args);
    if (answers.size >= most) answers.clear();
    answers.set(key, { answer });
    return answer;
  };
};

/**
 * The same function, which computes one answer for each object: of things that never change, such as a source file. A
 * project that keeps its files is so compiled again at the cost of what changed.
 */
export const rememberFor = <Key extends object, Answer>(
  make: (key: Key) => Answer,
): ((key: Key) => Answer) => {
  const answers = new WeakMap<Key, { readonly answer: Answer }>();
  return (key) => {
    const known = answers.get(key) ?? { answer: make(key) };
    answers.set(key, known);
    return known.answer;
  };
};

/** The same function of two objects that never change, which computes one answer for each pair of them. */
export const rememberForPair = <Key extends object, Other extends object, Answer>(
  make: (key: Key, other: Other) => Answer,
): ((key: Key, other: Other) => Answer) => {
  const answersOf = rememberFor((key: Key) => rememberFor((other: Other) => make(key, other)));
  return (key, other) => answersOf(key)(other);
};
