// Functions of texts, written out in generated code.
import { asking, madeText } from './guards.ts';
import { type Call, type Inline, type InlineRule, isNumber, isText } from './inline-rule.ts';
import * as kind from './kinds.ts';
import { computed, type Lowering, type Operand, pureText, simple } from './lowering.ts';
import { returnKinds } from './return-kinds.ts';

/** A function of one text: `fast` for a text, the general call for anything else. */
const ofText =
  (
    name: string,
    fast: (l: Lowering, text: string, rest: readonly Operand[]) => string,
    kinds: number = kind.STRING,
  ): Inline =>
  ({ l, args, place, slow }) => {
    const all = args.map((arg) => simple(l.unit, arg, place.out));
    const [first, ...rest] = all;
    if (first === undefined || (first.constant !== undefined && typeof first.constant !== 'string'))
      return undefined;
    // Further arguments are texts or numbers that are known to be there.
    if (!rest.every((arg) => kind.only(arg.kinds, kind.STRING | kind.NUMBER))) return undefined;
    const text = fast(l, l.unit.limited ? `run.seen(${first.text})` : first.text, rest);
    if (kind.only(first.kinds, kind.STRING)) return pureText(text, kinds);
    const result = returnKinds(name, all) | kinds;
    return computed(`(typeof ${first.text} === "string" ? ${text} : ${slow(all)})`, result);
  };

/** The rules by function name. */
export const TEXT_RULES: Readonly<Record<string, InlineRule>> = {
  trim: { arities: [1], inline: ofText('trim', (l, text) => `${l.unit.use('trim')}(${text})`) },
  lowercase: { arities: [1], inline: ofText('lowercase', (l, text) => madeText(l, `${text}.toLowerCase()`)) },
  uppercase: { arities: [1], inline: ofText('uppercase', (l, text) => madeText(l, `${text}.toUpperCase()`)) },
  length: {
    arities: [1],
    inline: ofText('length', (l, text) => `${l.unit.use('lengthOf')}(${text})`, kind.NUMBER),
  },
  substringBefore: {
    arities: [2],
    inline: (call: Call) =>
      isText(call.args[1])
        ? ofText(
            'substringBefore',
            (l, text, [chars]) => `${l.unit.use('substringBefore')}(${text}, ${chars?.text})`,
          )(call)
        : undefined,
  },
  substringAfter: {
    arities: [2],
    inline: (call: Call) =>
      isText(call.args[1])
        ? ofText(
            'substringAfter',
            (l, text, [chars]) => `${l.unit.use('substringAfter')}(${text}, ${chars?.text})`,
          )(call)
        : undefined,
  },
  substring: {
    arities: [2, 3],
    inline: (call: Call) =>
      call.args.slice(1).every(isNumber)
        ? ofText(
            'substring',
            (l, text, rest) =>
              `${l.unit.use('substring')}(${[text, ...rest.map((arg) => arg.text)].join(', ')})`,
          )(call)
        : undefined,
  },
  contains: {
    arities: [2],
    inline: (call: Call) =>
      isText(call.args[1])
        ? ofText('contains', (_, text, [chars]) => `${text}.includes(${chars?.text})`, kind.BOOLEAN)(call)
        : undefined,
  },
  split: {
    arities: [2],
    inline: (call: Call) =>
      isText(call.args[1])
        ? ofText(
            'split',
            (l, text, [chars]) =>
              l.unit.limited
                ? `${l.unit.use('splitText')}(${text}, ${chars?.text}, undefined, run)`
                : `${text}.split(${chars?.text})`,
            kind.ARRAY,
          )(call)
        : undefined,
  },
  replace: {
    arities: [3],
    inline: (call: Call) => {
      const [, pattern, replacement] = call.args;
      if (!isText(pattern) || !isText(replacement) || typeof pattern?.constant !== 'string') return undefined;
      if (pattern.constant === '') return undefined;
      return ofText(
        'replace',
        (l, text, [from, to]) =>
          `${l.unit.use('replaceAll')}(${asking(l, `${text}, ${from?.text}, ${to?.text}`)})`,
      )(call);
    },
  },
};
