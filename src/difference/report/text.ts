// Changes for people: one a line, with where it stands, what it was and what it is.

import { type Palette, plainPalette } from '../../diagnostics/palette.ts';
import { positionAt } from '../../diagnostics/position.ts';
import { visible } from '../../diagnostics/visible.ts';
import type { Change, Level } from '../change.ts';

/** `mappings/marketo/contact.yaml:31`; what is gone stood there in the base. */
export const changePlace = ({ span, isGone }: Change): string =>
  span === undefined
    ? ''
    : `${span.file.path}:${positionAt(span.file, span.start).line}${isGone ? ' (base)' : ''}`;

/** `status: from leadStatus → from state`, with the reason where there is one. */
export const changeText = ({ kind, at, before, after, why, alsoIn }: Change): string => {
  const values =
    before === undefined && after === undefined ? '' : `: ${before ?? 'nothing'} → ${after ?? 'nothing'}`;
  const reason = why === undefined ? '' : ` (${why})`;
  const also = alsoIn === undefined || alsoIn.length === 0 ? '' : ` [also with ${alsoIn.join(', ')}]`;
  return visible(`${kind} ${at}${values}${reason}${also}`);
};

const toneOf = (level: Level, palette: Palette): ((text: string) => string) =>
  level === 'major' ? palette.red : level === 'minor' ? palette.yellow : palette.cyan;

/** `2 major, 1 patch`; `no differences`. */
export const levelCounts = (changes: readonly Pick<Change, 'level'>[]): string => {
  const counts = (['major', 'minor', 'patch'] as const).flatMap((level) => {
    const { length } = changes.filter((change) => change.level === level);
    return length === 0 ? [] : [`${length} ${level}`];
  });
  return counts.length === 0 ? 'no differences' : counts.join(', ');
};

/** The text report: the changes of each subject beneath its name, then the counts. Ends with a line feed. */
export const formatChanges = (
  changes: readonly Change[],
  { colour: palette = plainPalette }: { readonly colour?: Palette | undefined } = {},
): string => {
  const rows: string[] = [];
  for (const subject of new Set(changes.map((change) => change.subject))) {
    rows.push(palette.bold(visible(subject)));
    for (const change of changes.filter((each) => each.subject === subject)) {
      const place = changePlace(change);
      const level = toneOf(change.level, palette)(change.level.padEnd(5));
      rows.push(`  ${level}  ${place === '' ? '' : `${visible(place)}  `}${changeText(change)}`);
    }
    rows.push('');
  }
  return `${[...rows, palette.bold(levelCounts(changes))].join('\n')}\n`;
};
