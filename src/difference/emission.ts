// What runs in two states of a mapping: which direction runs otherwise, and whether anything that was told explains it.
import type { CompiledMapping } from '../compiler/compile-mappings.ts';
import type { Direction } from '../compiler/resolved.ts';
import { parseExpression } from '../jsonata/parse/parse-expression.ts';
import { ALL, type Both, type Change, type Tell } from './change.ts';
import { shapeOf } from './sources.ts';

const DIRECTIONS = ['fromVendor', 'toVendor'] as const satisfies readonly Direction[];

const textsOf = ({ base, now }: Both<CompiledMapping>, direction: Direction) =>
  [base.plan?.expressions[direction], now.plan?.expressions[direction]] as const;

/** The text is the meaning: where it is the same, nothing that the file says of the direction has changed. */
export type Moved = Readonly<Record<Direction, boolean>>;

/** Which directions may run otherwise. A state with errors has no text, and anything may have changed. */
export const movedIn = (both: Both<CompiledMapping>): Moved => {
  const isMoved = (direction: Direction): boolean => {
    const [before, after] = textsOf(both, direction);
    return both.base.plan === undefined || both.now.plan === undefined || before !== after;
  };
  return { fromVendor: isMoved('fromVendor'), toVendor: isMoved('toVendor') };
};

const isSame = (one: string, other: string): boolean => {
  const [before, after] = [parseExpression(one), parseExpression(other)];
  return before.ok && after.ok && shapeOf(before.tree) === shapeOf(after.tree);
};

/** The members and lines of a text, without their order. */
const partsOf = (text: string): string =>
  text
    .split(/[,;{}\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .sort()
    .join('\n');

/**
 * Says that what runs has changed where nothing else says it: in another order is nothing that a record shows, all else
 * may be anything.
 */
export const tellEmission = (
  both: Both<CompiledMapping>,
  told: readonly Pick<Change, 'level'>[],
  tell: Tell,
): void => {
  if (told.some(({ level }) => level !== 'patch')) return;
  const texts = DIRECTIONS.flatMap((direction) => {
    const [before, after] = textsOf(both, direction);
    if (before === undefined || after === undefined || isSame(before, after)) return [];
    return [{ direction, isOrder: partsOf(before) === partsOf(after) }];
  });
  if (texts.length === 0) return;
  const isOrder = texts.every((each) => each.isOrder);
  tell('emitted JSONata changed', isOrder ? 'patch' : 'major', isOrder ? [] : ALL, {
    at: texts.map(({ direction }) => direction).join(' and '),
    why: isOrder
      ? 'the same parts in another order'
      : 'no other change says why; the strictest level is taken',
    span: both.now.resolved.document.name.span,
  });
};
