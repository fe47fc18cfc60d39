// Mutations of real expressions: those of the official suite, and those that people wrote into mappings, benchmarks and
// documents. A part is replaced by a part of another, a token by another of its kind, a piece is lost, doubled or moved.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseExpression } from '../../../src/jsonata/parse/parse-expression.ts';
import { type Token, tokensOf } from '../../../src/jsonata/parse/tokens.ts';
import { hasSuite, inputOf, suiteCases, suiteDatasets } from '../../support/official-suite.ts';

/** A number below 1 each time it is called. */
export type Random = () => number;

/** The same numbers for the same seed (mulberry32). */
export const randomOf = (seed: number): Random => {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

interface Real {
  readonly text: string;
  readonly input: unknown;
}

/** What is different each time, or runs texts that no reader of a difference could follow. */
const UNEVEN = /\$(now|millis|random|shuffle|eval)\b/;
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Expressions in mappings, and in tests and documents of this project. */
const written = (): readonly string[] => {
  const found: string[] = [];
  for (const folder of ['mappings', 'test/unit/jsonata', 'bench']) {
    for (const name of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })) {
      if (!/\.(ya?ml|ts|mjs)$/.test(name)) continue;
      const text = readFileSync(join(ROOT, folder, name), 'utf8');
      for (const [, quoted = ''] of text.matchAll(/'((?:[^'\\\n]){4,400})'/g)) found.push(quoted);
    }
  }
  return found;
};

/** All real expressions that parse, with the input that each was written for. */
export const realExpressions = (): readonly Real[] => {
  const datasets = hasSuite ? suiteDatasets() : {};
  const suite = hasSuite
    ? suiteCases().map((each) => ({ text: each.expr, input: inputOf(each, datasets) }))
    : [];
  const all = [
    ...suite,
    ...written().map((text) => ({ text, input: { a: [{ b: 1 }, { b: [2, 3] }], c: 'x' } })),
  ];
  return all.filter(
    ({ text }) =>
      text.length < 400 && !UNEVEN.test(text) && /[^\w\s/.-]/.test(text) && parseExpression(text).ok,
  );
};

const extentsIn = (node: unknown, into: (readonly [number, number])[]): void => {
  if (typeof node !== 'object' || node === null) return;
  const { start, end, type } = node as {
    readonly start?: unknown;
    readonly end?: unknown;
    readonly type?: unknown;
  };
  if (typeof type === 'string' && typeof start === 'number' && typeof end === 'number' && end > start)
    into.push([start, end]);
  for (const member of Object.values(node)) extentsIn(member, into);
};

/** The texts of the parts of an expression, with where they stand. */
const partsOf = (text: string): readonly (readonly [number, number])[] => {
  const parsed = parseExpression(text);
  const extents: (readonly [number, number])[] = [];
  if (parsed.ok) extentsIn(parsed.tree, extents);
  return extents;
};

const spliced = (text: string, [start, end]: readonly [number, number], by: string): string =>
  text.slice(0, start) + by + text.slice(end);

/** What may stand after a part. */
const SUFFIXES = [
  '[0]',
  '[-1]',
  '[]',
  '[$]',
  '.$',
  '.*',
  '.**',
  '^($)',
  '^(>$)',
  '#$i',
  '@$v',
  '{"k": $}',
  '.%',
  '{$string($): $}',
];
const WRAPS = [
  '[#]',
  '(#)',
  '$count(#)',
  '$string(#)',
  '$map(#, function($x){$x})',
  '#.#',
  '# = #',
  '# & #',
  '[#, #]',
  '(#) ~> $count',
  '# ? # : 1',
  '-#',
  '($q := #; $q)',
  'function($p){#}(1)',
];
const OPERATORS = [
  '+',
  '-',
  '*',
  '/',
  '%',
  '=',
  '!=',
  '<',
  '>=',
  '&',
  'and',
  'or',
  'in',
  '.',
  '~>',
  '..',
  '??',
  '?:',
  ':=',
];

/** Makes mutations of the given expressions. */
export const createMutator = (real: readonly Real[]) => {
  const vocabulary = new Map<Token['kind'], string[]>();
  const remember = (text: string): void => {
    for (const { kind, start, end } of tokensOf(text)) {
      const known = vocabulary.get(kind) ?? [];
      known.push(text.slice(start, end));
      vocabulary.set(kind, known);
    }
  };
  for (const { text } of real) remember(text);
  const part = (random: Random): string => {
    const { text } = pick(random, real);
    const parts = partsOf(text);
    if (parts.length === 0) return text;
    const [start, end] = pick(random, parts);
    return text.slice(start, end);
  };
  const once = (random: Random, text: string): string => {
    const way = Math.floor(random() * 8);
    const parts = partsOf(text);
    const tokens = tokensOf(text);
    if (parts.length === 0 || tokens.length === 0) return text;
    const at = pick(random, parts);
    const own = text.slice(at[0], at[1]);
    const token = pick(random, tokens);
    const here = [token.start, token.end] as const;
    switch (way) {
      case 0:
        return spliced(text, at, part(random));
      case 1:
        return spliced(text, at, `(${part(random)})`);
      case 2:
        return spliced(text, at, own + pick(random, SUFFIXES));
      case 3:
        return spliced(
          text,
          at,
          pick(random, WRAPS).replaceAll('#', () => own),
        );
      case 4:
        return spliced(
          text,
          here,
          token.kind === 'operator'
            ? pick(random, OPERATORS)
            : pick(random, vocabulary.get(token.kind) ?? ['a']),
        );
      case 5:
        return spliced(text, here, '');
      case 6: {
        const other = pick(random, parts);
        return other[0] >= at[1]
          ? spliced(spliced(text, other, own), at, text.slice(other[0], other[1]))
          : spliced(text, at, `${own} ${pick(random, OPERATORS)} ${own}`);
      }
      default:
        return spliced(text, at, `[${own}]`);
    }
  };
  return (random: Random): { readonly text: string; readonly input: unknown } => {
    const start = pick(random, real);
    let { text } = start;
    for (let times = 1 + Math.floor(random() * 3); times > 0; times -= 1) text = once(random, text);
    return { text, input: start.input };
  };
};
