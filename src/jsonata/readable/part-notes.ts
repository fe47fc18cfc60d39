// The parts of an expression that a reader looks for in generated code, each with its text as a comment.

import { lastOffset } from '../parse/extents.ts';
import type { Expression } from '../parse/tree.ts';
import { commentLine } from './comment-text.ts';

const LONGEST = 90;

/** Members of objects, bindings, statements of blocks, arms of conditions, bodies of functions: node → comment. */
export const partNotes = (tree: Expression, text: string): ReadonlyMap<Expression, string> => {
  const notes = new Map<Expression, string>();
  const note = (node: Expression, start: number = node.start): void => {
    const whole = text.slice(start, lastOffset(node)).replaceAll(/\s+/g, ' ');
    notes.set(node, commentLine(whole.length > LONGEST ? `${whole.slice(0, LONGEST)} …` : whole));
  };
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const member of Object.values(value)) visit(member);
    if (!('type' in value) || !('start' in value)) return;
    const node = value as Expression;
    for (const [key, member] of node.group?.pairs ?? []) note(member, key.start);
    if (node.type === 'object') for (const [key, member] of node.pairs) note(member, key.start);
    else if (node.type === 'block') for (const each of node.expressions) note(each);
    else if (node.type === 'bind') note(node);
    else if (node.type === 'lambda') note(node.body);
    else if (node.type === 'condition') {
      note(node.then);
      if (node.else !== undefined) note(node.else);
    }
  };
  visit(tree);
  if (tree.type !== 'object' && tree.type !== 'block') note(tree);
  return notes;
};
