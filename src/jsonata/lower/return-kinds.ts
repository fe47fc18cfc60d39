// What the built-in functions can return.
import * as kind from './kinds.ts';
import type { Operand } from './lowering.ts';

const DATA_RESULT = kind.ANY;
const TEXT = kind.STRING | kind.NOTHING;
export const NUMBER = kind.NUMBER | kind.WILD | kind.NOTHING;

/** What each function can return; others can return anything. */
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

/** The kinds of one call's result. */
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
