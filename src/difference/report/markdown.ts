// Changes as Markdown: the summary of a step, or a comment on a merge request.
import { markdownCode, markdownText } from '../../diagnostics/report/markdown.ts';
import type { ProjectDifference } from '../difference-of.ts';
import { changePlace, changeText, levelCounts } from './text.ts';

/** Longer tables are cut: nobody reads further. */
const MOST = 200;

/** The report under a heading, ending with a line feed. */
export const markdownDifference = ({ changes, shortBumps }: ProjectDifference, base: string): string => {
  const rows = changes.slice(0, MOST).map((change) => {
    const place = changePlace(change);
    return `| ${change.level} | ${markdownText(change.subject)} | ${markdownText(changeText(change))} | ${place === '' ? '' : markdownCode(place)} |`;
  });
  const more = changes.length - rows.length;
  return [
    `### crosswalk diff, against ${markdownCode(base)}`,
    '',
    levelCounts(changes),
    ...shortBumps.flatMap(({ subject, before, after, needed }) => [
      '',
      `❌ ${markdownText(subject)} ${before} → ${after ?? 'none'} is too small a step: raise the version to ${needed}`,
    ]),
    ...(rows.length === 0 ? [] : ['', '| level | of | change | place |', '|---|---|---|---|', ...rows]),
    ...(more > 0 ? ['', `… and ${more} more`] : []),
    '',
  ].join('\n');
};
