// Mends how the package reads `[a, b]: …` behind another entry: it leaves the key's indentation as an entry of its own.
import type { CST } from 'yaml';

const BLANK = new Set(['space', 'newline', 'comment']);

/** Joins an entry of nothing but white space with the entry of a flow collection as key that follows it; in place. */
export const mendFlowKeys = (tokens: readonly CST.Token[]): void => {
  const stack: CST.Token[] = [...tokens];
  for (let token = stack.pop(); token; token = stack.pop()) {
    if (token.type === 'document') {
      if (token.value) stack.push(token.value);
      continue;
    }
    if (token.type !== 'block-map' && token.type !== 'block-seq' && token.type !== 'flow-collection')
      continue;
    for (const { key, value } of token.items) {
      if (key) stack.push(key);
      if (value) stack.push(value);
    }
    if (token.type !== 'block-map') continue;
    const { items } = token;
    token.items = items.filter((blank, index) => {
      const next = items[index + 1];
      if (next?.key?.type !== 'flow-collection' || next.start.length > 0) return true;
      if (blank.key || blank.sep || blank.value || !blank.start.every(({ type }) => BLANK.has(type)))
        return true;
      next.start.push(...blank.start);
      return false;
    });
  }
};
