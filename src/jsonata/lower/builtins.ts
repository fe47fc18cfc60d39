// Built-in functions written out in generated code where the kinds of their arguments allow it.
import type { Expression } from '../tree.ts';
import { canThrow } from './can-throw.ts';
import * as kind from './kinds.ts';
import {
  computed,
  identifier,
  type Lowering,
  type Operand,
  type Place,
  pureText,
  simple,
} from './lowering.ts';
import { truthOf } from './truth-of.ts';
import { resolve } from './variables.ts';
import { Writer } from './writer.ts';

const DATA_RESULT = kind.ANY;
const TEXT = kind.STRING | kind.NOTHING;
const NUMBER = kind.NUMBER | kind.WILD | kind.NOTHING;

/** What each function can return. */
const RETURNS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    abs: NUMBER,
    average: NUMBER,
    boolean: kind.BOOLEAN | kind.NOTHING,
    ceil: NUMBER,
    contains: kind.BOOLEAN | kind.NOTHING,
    count: kind.NUMBER,
    exists: kind.BOOLEAN,
    floor: NUMBER,
    formatBase: TEXT,
    formatInteger: TEXT,
    formatNumber: TEXT,
    fromMillis: TEXT,
    join: TEXT,
    keys: kind.SEQUENCE | kind.STRING | kind.NOTHING,
    length: kind.NUMBER | kind.NOTHING,
    lowercase: TEXT,
    max: NUMBER,
    min: NUMBER,
    not: kind.BOOLEAN | kind.NOTHING,
    number: NUMBER,
    pad: TEXT,
    power: kind.NUMBER | kind.NOTHING,
    replace: TEXT,
    round: NUMBER,
    split: kind.ARRAY | kind.NOTHING,
    sqrt: NUMBER,
    string: TEXT,
    substring: TEXT,
    substringAfter: TEXT,
    substringBefore: TEXT,
    sum: NUMBER,
    toMillis: NUMBER,
    trim: TEXT,
    type: TEXT,
    uppercase: TEXT,
  }),
);

export const returnKinds = (name: string, args: readonly Operand[]): number => {
  const kinds = RETURNS.get(name) ?? DATA_RESULT;
  const missing = args[0] !== undefined && !kind.may(args[0].kinds, kind.NOTHING);
  return missing && kind.may(kinds, kind.NOTHING) && TOTAL.has(name) ? kinds & ~kind.NOTHING : kinds;
};

/** Functions that give nothing only for nothing. */
const TOTAL: ReadonlySet<string> = new Set([
  'boolean',
  'floor',
  'ceil',
  'join',
  'length',
  'lowercase',
  'not',
  'number',
  'pad',
  'replace',
  'round',
  'split',
  'string',
  'substring',
  'substringAfter',
  'substringBefore',
  'trim',
  'type',
  'uppercase',
  'abs',
]);

interface Call {
  readonly l: Lowering;
  readonly args: readonly Operand[];
  readonly place: Place;
  /** The general call, for arguments of other kinds. */
  readonly slow: (args: readonly Operand[]) => string;
}

type Inline = (call: Call) => Operand | undefined;

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
    const text = fast(l, first.text, rest);
    if (kind.only(first.kinds, kind.STRING)) return pureText(text, kinds);
    const result = returnKinds(name, all) | kinds;
    return computed(`(typeof ${first.text} === "string" ? ${text} : ${slow(all)})`, result);
  };

const isText = (operand: Operand | undefined): boolean =>
  operand !== undefined && kind.only(operand.kinds, kind.STRING);
const isNumber = (operand: Operand | undefined): boolean =>
  operand !== undefined && kind.only(operand.kinds, kind.NUMBER);

const count: Inline = ({ l, args }) => {
  const [first] = args;
  return first === undefined ? undefined : pureText(`${l.unit.use('countOf')}(${first.text})`, kind.NUMBER);
};

const lookup: Inline = ({ l, args, place, slow }) => {
  const [table, key] = args;
  if (table === undefined || key === undefined) return undefined;
  const [object, name] = [simple(l.unit, table, place.out), simple(l.unit, key, place.out)];
  if (isText(name)) return computed(`${l.unit.use('lookup')}(${object.text}, ${name.text})`, kind.ANY);
  return computed(
    `(typeof ${name.text} === "string" ? ${l.unit.use('lookup')}(${object.text}, ${name.text}) : ${slow([object, name])})`,
    kind.ANY,
  );
};

const INLINE: ReadonlyMap<string, { readonly arities: readonly number[]; readonly inline: Inline }> = new Map(
  Object.entries({
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
        const negated = `!${l.unit.use('truthy')}(${once.text})`;
        const text = kind.only(once.kinds, kind.BOOLEAN) ? `!${once.text}` : negated;
        if (!kind.may(once.kinds, kind.NOTHING)) return computed(text, kind.BOOLEAN);
        return computed(`(${once.text} === undefined ? undefined : ${negated})`, kind.BOOLEAN | kind.NOTHING);
      },
    },
    boolean: {
      arities: [1],
      inline: ({ l, args: [value], place }: Call) => {
        if (value === undefined) return undefined;
        const once = simple(l.unit, value, place.out);
        if (!kind.may(once.kinds, kind.NOTHING)) return computed(truthOf(l.unit, once), kind.BOOLEAN);
        const text = `(${once.text} === undefined ? undefined : ${l.unit.use('truthy')}(${once.text}))`;
        return computed(text, kind.BOOLEAN | kind.NOTHING);
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
    toMillis: {
      arities: [1],
      inline: ({ l, args, place, slow }: Call) => {
        const [value] = args;
        if (value === undefined) return undefined;
        const once = simple(l.unit, value, place.out);
        // A text that is no plain instant takes the general way, which knows where errors are reported.
        const test = `typeof ${once.text} === "string" && ${l.unit.use('isPlainInstant')}(${once.text})`;
        return computed(
          `(${test} ? Date.parse(${once.text}) : ${slow([once])})`,
          returnKinds('toMillis', [once]),
        );
      },
    },
    fromMillis: {
      arities: [1],
      inline: ({ l, args, place, slow }: Call) => {
        const [value] = args;
        if (value === undefined) return undefined;
        const once = simple(l.unit, value, place.out);
        const fast = `${l.unit.use('fromMillis')}(${once.text})`;
        return computed(
          `(Number.isInteger(${once.text}) ? ${fast} : ${slow([once])})`,
          returnKinds('fromMillis', [once]),
        );
      },
    },
    lookup: { arities: [2], inline: lookup },
    trim: { arities: [1], inline: ofText('trim', (l, text) => `${l.unit.use('trim')}(${text})`) },
    lowercase: { arities: [1], inline: ofText('lowercase', (_, text) => `${text}.toLowerCase()`) },
    uppercase: { arities: [1], inline: ofText('uppercase', (_, text) => `${text}.toUpperCase()`) },
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
          ? ofText('split', (_, text, [chars]) => `${text}.split(${chars?.text})`, kind.ARRAY)(call)
          : undefined,
    },
    replace: {
      arities: [3],
      inline: (call: Call) => {
        const [, pattern, replacement] = call.args;
        if (!isText(pattern) || !isText(replacement) || typeof pattern?.constant !== 'string')
          return undefined;
        if (pattern.constant === '') return undefined;
        return ofText(
          'replace',
          (l, text, [from, to]) => `${l.unit.use('replaceAll')}(${text}, ${from?.text}, ${to?.text})`,
        )(call);
      },
    },
    keys: {
      arities: [1],
      inline: ({ l, args: [value] }: Call) =>
        value === undefined
          ? undefined
          : computed(`${l.unit.use('keysOf')}(${value.text})`, returnKinds('keys', [])),
    },
    append: {
      arities: [2],
      inline: ({ l, args: [left, right] }: Call) =>
        left === undefined || right === undefined
          ? undefined
          : computed(`${l.unit.use('append')}(${left.text}, ${right.text})`, kind.ANY),
    },
  }),
);

/** The call written out, or undefined where only the general form is right. */
export const inlineBuiltin = (
  l: Lowering,
  name: string,
  nodes: readonly Expression[],
  first: readonly Operand[],
  site: string,
  place: Place,
  tail: boolean,
): Operand | undefined => {
  const rule = INLINE.get(name);
  if (rule === undefined || !rule.arities.includes(nodes.length + first.length)) return undefined;
  const table = name === 'lookup' && first.length === 0 ? constantTable(l, nodes[0]) : undefined;
  if (table !== undefined && nodes[1] !== undefined)
    return tableLookup(l, table, nodes[1], site, place, tail);
  const instant = name === 'fromMillis' && first.length === 0 ? instantText(l, nodes[0], place) : undefined;
  if (instant !== undefined && nodes[0] !== undefined) {
    const out = new Writer();
    const inner = l.value(nodes[0], { ...place, out });
    const once = simple(l.unit, inner, out);
    const general = `(Number.isInteger(${once.text}) ? ${l.unit.use('fromMillis')}(${once.text}) : ${generalCall(l, name, [once.text], site, place, tail)})`;
    const result = l.unit.fresh('t');
    place.out.line(`let ${result};`);
    place.out.line(`if (${instant.test}) ${result} = ${instant.text};`);
    place.out.line('else {');
    place.out.block(out);
    place.out.line(`  ${result} = ${general};`);
    place.out.line('}');
    return identifier(result, returnKinds('fromMillis', []));
  }
  const args = [...first, ...l.values(nodes, place)];
  const slow = (operands: readonly Operand[]): string =>
    generalCall(
      l,
      name,
      operands.map((arg) => arg.text),
      site,
      place,
      tail,
    );
  return rule.inline({ l, args, place, slow }) ?? computed(slow(args), returnKinds(name, args));
};

/** `$fromMillis($toMillis(x))` of a text that is an instant already: only milliseconds are missing. */
const instantText = (
  l: Lowering,
  node: Expression | undefined,
  place: Place,
): { readonly test: string; readonly text: string } | undefined => {
  if (node?.type !== 'function' || node.predicate !== undefined || node.group !== undefined) return undefined;
  const { procedure } = node;
  const [argument] = node.arguments;
  if (procedure.type !== 'variable' || procedure.name !== 'toMillis' || node.arguments.length !== 1)
    return undefined;
  const { maybe, variable } = resolve(l, 'toMillis', place.frame);
  if (maybe.length > 0 || variable !== undefined || l.unit.builtin('toMillis') === undefined)
    return undefined;
  // The text is read twice: only a plain path may be.
  if (argument?.type !== 'path' || canThrow(argument)) return undefined;
  const text = simple(l.unit, l.value(argument, place), place.out).text;
  const test = `typeof ${text} === "string" && ${l.unit.use('isPlainInstant')}(${text})`;
  return { test, text: `${text}.slice(0, 19) + ".000Z"` };
};

/** The call in its general form; in tail position it is left to the caller. */
const generalCall = (
  l: Lowering,
  name: string,
  args: readonly string[],
  site: string,
  place: Place,
  tail: boolean,
): string => {
  const list = `[${args.join(', ')}]`;
  if (tail) return `new ${l.unit.use('Thunk')}(${l.unit.native(name)}, ${list}, ${site})`;
  return `${l.unit.use('call')}(${l.unit.native(name)}, ${list}, ${place.context.text}, ${site})`;
};

/** A table of literals as a hoisted map. */
const constantTable = (
  l: Lowering,
  node: Expression | undefined,
): { readonly name: string; readonly kinds: number } | undefined => {
  if (node?.type !== 'object' || node.predicate !== undefined || node.group !== undefined) return undefined;
  const entries: string[] = [];
  const keys = new Set<string>();
  let kinds = kind.NOTHING;
  for (const [key, value] of node.pairs) {
    const scalar = value.type === 'string' || value.type === 'number' || value.type === 'value';
    if (key.type !== 'string' || key.predicate !== undefined || !scalar || value.predicate !== undefined)
      return undefined;
    if (key.value.startsWith('_jsonata_') || keys.has(key.value)) return undefined;
    keys.add(key.value);
    const type = value.value === null ? kind.NULL : typeof value.value;
    kinds |=
      type === 'string'
        ? kind.STRING
        : type === 'number'
          ? kind.NUMBER
          : type === 'boolean'
            ? kind.BOOLEAN
            : kind.NULL;
    entries.push(`[${JSON.stringify(key.value)}, ${JSON.stringify(value.value)}]`);
  }
  return {
    name: l.unit.hoist(`new Map([${entries.join(', ')}])`.replace(/[\u2028\u2029]/g, escapeLine), 'table'),
    kinds,
  };
};
const escapeLine = (char: string): string => (char === '\u2028' ? '\\u2028' : '\\u2029');

const tableLookup = (
  l: Lowering,
  table: { readonly name: string; readonly kinds: number },
  key: Expression,
  site: string,
  place: Place,
  tail: boolean,
): Operand => {
  const name = simple(l.unit, l.value(key, place), place.out);
  if (isText(name)) return pureText(`${table.name}.get(${name.text})`, table.kinds);
  const slow = generalCall(l, 'lookup', ['undefined', name.text], site, place, tail);
  return computed(
    `(typeof ${name.text} === "string" ? ${table.name}.get(${name.text}) : ${slow})`,
    table.kinds,
  );
};
