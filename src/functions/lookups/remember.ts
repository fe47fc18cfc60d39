// Remembers what the last texts gave: records repeat their countries, and phones are read twice when a record is written.

/** So many texts are remembered for each function. */
export const REMEMBERED = 4096;

/** The function with a memory of bounded size; the oldest text is forgotten first. */
export const remember = (
  find: (text: string) => string | undefined,
  limit = REMEMBERED,
): ((text: string) => string | undefined) => {
  const known = new Map<string, string | undefined>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found;
    const result = find(text);
    if (known.size >= limit) {
      const oldest = known.keys().next();
      if (!oldest.done) known.delete(oldest.value);
    }
    known.set(text, result);
    return result;
  };
};

/** The value of a function that is asked for it again and again, made when it is first asked. */
export const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};
