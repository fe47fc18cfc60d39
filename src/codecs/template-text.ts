// A template as JSONata: its pieces as the array that `$parts` and `$fill` take, and the texts of both orientations.
import { nameText, stringText } from '../jsonata/parse/text.ts';
import type { TemplateNode, TemplatePiece } from '../mapping/tree.ts';
import type { Path } from '../schema/path.ts';

type PartPiece = Extract<TemplatePiece, { kind: 'part' }>;

/** The parts of a template, in order. */
export const partsOfTemplate = ({ pieces }: TemplateNode): readonly PartPiece[] =>
  pieces.filter((piece) => piece.kind === 'part');

/** Keys of a part below the whole; a step that is no key counts by its text. */
export const keysOf = (path: Path): readonly string[] =>
  path.map((step) =>
    step.kind === 'key' ? step.key : step.kind === 'index' ? String(step.index) : step.key,
  );

/** The text of a parameter's value; null where it has none, so that the template fails rather than shrinks. */
export const parameterText = (name: string): string => {
  const bare = nameText(name);
  return bare === undefined ? `($lookup($param, ${stringText(name)}) ?? null)` : `($param.${bare} ?? null)`;
};

const arrayText = (
  pieces: readonly TemplatePiece[],
  keys: (piece: PartPiece, index: number) => readonly string[],
) => {
  let index = -1;
  const texts = pieces.map((piece) => {
    if (piece.kind === 'text') return stringText(piece.text);
    if (piece.kind === 'param') return parameterText(piece.name);
    index += 1;
    return `[${[piece.pattern, ...keys(piece, index)].map(stringText).join(', ')}]`;
  });
  return `[${texts.join(', ')}]`;
};

/** The pieces with the parts under their own keys. */
export const piecesText = (template: TemplateNode): string =>
  arrayText(template.pieces, ({ path }) => keysOf(path));

/** The pieces as values, for conversions outside JSONata; a parameter counts as the text `{param.name}`. */
export const piecesValue = (template: TemplateNode): readonly (string | readonly string[])[] =>
  template.pieces.map((piece) =>
    piece.kind === 'text'
      ? piece.text
      : piece.kind === 'param'
        ? `{param.${piece.name}}`
        : [piece.pattern, ...keysOf(piece.path)],
  );

/** The texts of a template without `from`: several vendor fields ↔ one canonical text. */
export interface PartTexts {
  /** The canonical text out of the vendor values of the parts, in the order of `partsOfTemplate`; nothing if one is missing. */
  readonly compose: (operands: readonly string[]) => string;
  /** All parts of the canonical text, as an object with the keys `p0`, `p1`, … */
  readonly parse: (operand: string) => string;
  /** One part of what `parse` gave. */
  readonly part: (parsed: string, index: number) => string;
}

export const partTexts = (template: TemplateNode): PartTexts => {
  const pieces = arrayText(template.pieces, (_, index) => [`p${index}`]);
  return {
    compose: (operands) =>
      `$fill({ ${operands.map((operand, index) => `"p${index}": ${operand}`).join(', ')} }, ${pieces})`,
    parse: (operand) => `$parts(${operand}, ${pieces})`,
    part: (parsed, index) => `${parsed}.p${index}`,
  };
};
