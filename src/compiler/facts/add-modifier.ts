// The edit that adds a modifier to a rule, in the style in which the rule is written.
import type { Edit } from '../../diagnostics/diagnostic.ts';
import type { RuleNode } from '../../mapping/tree.ts';

/**
 * Adds text such as `only: fromVendor` to a rule.
 * @returns nothing for a rule that has the key already, and for one in block style or with a comment, where the right
 * indentation is the author's choice
 */
export const addModifier = ({ path, span, source }: RuleNode, text: string): readonly Edit[] | undefined => {
  const { file } = span;
  // An arm has its parent's path: its own text begins with the value.
  const isEntry = path.span.start === span.start;
  const colon = isEntry ? /^\s*:\s*/.exec(file.text.slice(path.span.end, span.end)) : undefined;
  if (colon === null) return undefined;
  const start = colon === undefined ? span.start : path.span.end + colon[0].length;
  const value = file.text.slice(start, span.end);
  const [key = ''] = text.split(':');
  if (new RegExp(`[{,]\\s*["']?${key}["']?\\s*:`).test(value)) return undefined;
  const at = { file, start, end: span.end };
  if (value.startsWith('{') && value.endsWith('}')) {
    const inner = value.slice(1, -1).trimEnd().replace(/,$/, '');
    return [{ span: at, text: `{${inner}, ${text} }` }];
  }
  if (source.kind !== 'field' || /[\r\n{]/.test(value)) return undefined;
  return [{ span: at, text: `{ from: ${value}, ${text} }` }];
};
