// Functions of any value, written out in generated code.
import { type Call, type Inline, type InlineRule, isNumber, isText } from './inline-rule.ts';
import * as kind from './kinds.ts';
import { computed, pureText, simple } from './lowering.ts';
import { NUMBER, returnKinds } from './return-kinds.ts';
import { truthOf, untruthOf } from './truth-of.ts';

const count: Inline = ({ l, args }) => {
  const [first] = args;
  if (first === undefined) return undefined;
  return { ...computed(`${l.unit.use('countOf')}(${first.text})`, kind.NUMBER), pure: first.pure };
};

const lookup: Inline = ({ l, args, place, slow }) => {
  const [table, key] = args;
  if (table === undefined || key === undefined) return undefined;
  // The guard on length tells where the call is.
  if (l.unit.sequenceGuard && kind.may(table.kinds, kind.ARRAY | kind.SEQUENCE)) return undefined;
  const [object, name] = [simple(l.unit, table, place.out), simple(l.unit, key, place.out)];
  if (isText(name)) return computed(`${l.unit.use('lookup')}(${object.text}, ${name.text})`, kind.ANY);
  return computed(
    `(typeof ${name.text} === "string" ? ${l.unit.use('lookup')}(${object.text}, ${name.text}) : ${slow([object, name])})`,
    kind.ANY,
  );
};

/** The rules by function name. */
export const VALUE_RULES: Readonly<Record<string, InlineRule>> = {
  exists: {
    arities: [1],
    inline: ({ args: [value] }: Call) =>
      value === undefined
        ? undefined
        : kind.may(value.kinds, kind.NOTHING)
          ? { ...computed(`(${value.text} !== undefined)`, kind.BOOLEAN), pure: value.pure }
          : value.pure
            ? pureText('true', kind.BOOLEAN)
            : computed(`(${value.text} !== undefined)`, kind.BOOLEAN),
  },
  not: {
    arities: [1],
    inline: ({ l, args: [value], place }: Call) => {
      if (value === undefined) return undefined;
      const once = simple(l.unit, value, place.out);
      const there = { ...once, kinds: once.kinds & ~kind.NOTHING };
      const negated = untruthOf(l.unit, there);
      if (!kind.may(once.kinds, kind.NOTHING)) return computed(negated, kind.BOOLEAN);
      return computed(`(${once.text} === undefined ? undefined : ${negated})`, kind.BOOLEAN | kind.NOTHING);
    },
  },
  boolean: {
    arities: [1],
    inline: ({ l, args: [value], place }: Call) => {
      if (value === undefined) return undefined;
      const scalar = !kind.may(value.kinds, kind.NOTHING | kind.ARRAY | kind.SEQUENCE);
      if (scalar) return computed(truthOf(l.unit, value, place.out), kind.BOOLEAN);
      return computed(`${l.unit.use('booleanOf')}(${value.text})`, kind.BOOLEAN | kind.NOTHING);
    },
  },
  type: {
    arities: [1],
    inline: ({ l, args: [value] }: Call) =>
      value === undefined
        ? undefined
        : computed(`${l.unit.use('typeOf')}(${value.text})`, returnKinds('type', [value])),
  },
  string: {
    arities: [1],
    inline: ({ l, args, place, slow }: Call) => {
      const [value] = args;
      if (value === undefined) return undefined;
      if (isText(value)) return value;
      const once = simple(l.unit, value, place.out);
      if (isNumber(once)) return computed(`${l.unit.use('stringOf')}(${once.text})`, kind.STRING);
      const text = `(typeof ${once.text} === "string" ? ${once.text} : Number.isInteger(${once.text}) ? ${l.unit.use('stringOf')}(${once.text}) : ${slow([once])})`;
      return computed(text, returnKinds('string', [once]));
    },
  },
  number: {
    arities: [1],
    inline: ({ l, args, place, slow }: Call) => {
      const [value] = args;
      if (value === undefined) return undefined;
      if (isNumber(value)) return value;
      const once = simple(l.unit, value, place.out);
      return computed(
        `(typeof ${once.text} === "number" ? ${once.text} : ${slow([once])})`,
        returnKinds('number', [once]),
      );
    },
  },
  count: { arities: [1], inline: count },
  sum: {
    arities: [1],
    inline: ({ l, args, place, slow }: Call) => {
      const [value] = args;
      if (value === undefined) return undefined;
      const once = simple(l.unit, value, place.out);
      return computed(`(${l.unit.use('sumOf')}(${once.text}) ?? ${slow([once])})`, NUMBER);
    },
  },
  lookup: { arities: [2], inline: lookup },
  keys: {
    arities: [1],
    inline: ({ l, args: [value] }: Call) =>
      value === undefined || l.unit.sequenceGuard
        ? undefined
        : computed(`${l.unit.use('keysOf')}(${value.text})`, returnKinds('keys', [])),
  },
  append: {
    arities: [2],
    inline: ({ l, args: [left, right] }: Call) =>
      left === undefined || right === undefined || l.unit.limited
        ? undefined
        : computed(`${l.unit.use('append')}(${left.text}, ${right.text})`, kind.ANY),
  },
};
