// What a template's texts look like: one regular expression, sample parts, and whether a text splits in one way only.
import { matcherOf } from '../functions/pattern.ts';
import type { TemplateNode, TemplatePiece } from '../mapping/tree.ts';

type PartPiece = Extract<TemplatePiece, { kind: 'part' }>;

const escapeText = (text: string): string => text.replaceAll(/[\^$\\.*+?()[\]{}|/]/g, '\\$&');

/** A regular expression that matches the texts of a template, parameters left open. */
export const sourceOfTemplate = ({ pieces }: TemplateNode): string => {
  const sources = pieces.map((piece) =>
    piece.kind === 'text' ? escapeText(piece.text) : piece.kind === 'param' ? '.+' : `(?:${piece.pattern})`,
  );
  return `^${sources.join('')}$`;
};

const TRIED = [
  'a',
  'A',
  '1',
  'a1',
  'A1',
  'ab',
  'AB',
  '12',
  'abc',
  'ABC',
  '123',
  '1234',
  '12345',
  'a-b',
  'a b',
  'a.b',
  'a_b',
  'a/b',
  'ada@example.com',
];

/** A few texts that a part matches. */
export const samplesOfPart = (pattern: string, extra: readonly string[] = []): readonly string[] => {
  const matches = matcherOf(pattern);
  return matches === undefined ? [] : [...extra, ...TRIED].filter(matches);
};

const ONE_CLASS = /^(\[(?:[^\]\\]|\\.)+\]|\\[dwsDWS]|[A-Za-z0-9])(?:[+*?]|\{[0-9]+(?:,[0-9]*)?\})?$/;

/**
 * Does every text split in one way only? Surely so where a part cannot hold the first character of the literal
 * behind it; not surely otherwise.
 */
export const splitsInOneWay = ({ pieces }: TemplateNode): boolean =>
  pieces.every((piece, index) => {
    const next = pieces[index + 1];
    if (piece.kind !== 'part' || next === undefined) return true;
    if (next.kind !== 'text') return isFixed(piece);
    return isFixed(piece) || cannotHold(piece, next.text.slice(0, 1));
  });

/** Has the part one length only? */
const isFixed = ({ pattern }: PartPiece): boolean =>
  ONE_CLASS.test(pattern) && (/\{[0-9]+\}$/.test(pattern) || !/[+*?}]$/.test(pattern));

const cannotHold = ({ pattern }: PartPiece, char: string): boolean => {
  const found = ONE_CLASS.exec(pattern)?.[1];
  return found !== undefined && matcherOf(found)?.(char) === false;
};
