// Constructs of regular expressions that an engine with linear time cannot run: look-around and back-references.

interface Construct {
  readonly construct: string;
  readonly start: number;
  readonly end: number;
}

/** The first construct of a pattern that needs backtracking, with its offsets in the pattern. */
export const backtrackingIn = (source: string): Construct | undefined => {
  let inClass = false;
  for (let at = 0; at < source.length; at++) {
    const char = source[at];
    if (char === '\\') {
      const found = inClass ? null : /^\\(?:[1-9]\d*|k<[^>]*>)/.exec(source.slice(at));
      if (found) return { construct: 'a back-reference', start: at, end: at + found[0].length };
      at += 1;
    } else if (inClass) inClass = char !== ']';
    else if (char === '[') inClass = true;
    else if (char === '(') {
      const found = /^\(\?<?[=!]/.exec(source.slice(at));
      if (found) {
        const construct = found[0].includes('<') ? 'look-behind' : 'look-ahead';
        return { construct, start: at, end: at + found[0].length };
      }
    }
  }
  return undefined;
};
