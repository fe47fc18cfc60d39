// What the change of a rule's codec asks of readers and writers, as far as its text proves it.
import type { Rule } from '../compiler/resolved.ts';
import type { Both, Level } from './change.ts';

/** Does the rule convert at all? What it says is then all that its codec does. */
const textsOf = ({ codec }: Rule): string | undefined =>
  codec === undefined
    ? undefined
    : JSON.stringify([codec.read('$'), codec.write('$'), codec.failure, codec.equality]);

/**
 * The level of a change of codec. The same text in both directions is the same conversion, however it was asked for;
 * other texts are taken to differ.
 */
export const codecChange = ({ base, now }: Both<Rule>): { readonly level: Level; readonly why?: string } => {
  if (base.each !== undefined || now.each !== undefined) return { level: 'major' };
  const [before, after] = [textsOf(base), textsOf(now)];
  if (before !== undefined && before === after) return { level: 'patch', why: 'both give the same JSONata' };
  return { level: 'major' };
};
