// The pages of all resources, with an index that explains the verdicts.
import type { GeneratedFile } from '../generated-file.ts';
import { code, joined, prose, section, sentence, table } from './markdown.ts';
import { descriptionOf, MARK, resourcePage, systemName, titleOf } from './resource-page.ts';
import { allEntries, type DescribedMapping } from './rule-entry.ts';

const VERDICTS = `| Verdict | It says |
| --- | --- |
| exact | every value arrives, and no two become one |
| exact up to X | two values become one only where they differ in nothing but X, such as the spelling of an instant |
| partial | some values cannot be converted: one is shown, with the issue that tells of it |
| lossy | two values become one: both are shown |
| unproven | an expression of the author's own, or a comparison that the schemas do not decide |

They are computed from both schemas, for each rule and each way; the values that are shown have been run. *Reading* is
from the vendor to the resource, *writing* is back.`;

interface Page {
  readonly path: string;
  readonly mappings: readonly [DescribedMapping, ...DescribedMapping[]];
}

/** A file for each resource, and for each of its overlays. */
const pagesOf = (mappings: readonly DescribedMapping[]): readonly Page[] => {
  const groups = new Map<string, [DescribedMapping, ...DescribedMapping[]]>();
  const sorted = mappings.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  for (const each of sorted) {
    const { name } = each.resolved.canonical;
    const stem = (each.overlay === undefined ? name : `${name}.${each.overlay}`)
      .replaceAll(/[^\p{L}\p{N}_.-]/gu, '-')
      .replace(/^\.+/, '');
    const path = `${stem.toLowerCase() === 'readme' ? `${stem}-resource` : stem}.md`;
    const group = groups.get(path);
    if (group === undefined) groups.set(path, [each]);
    else group.push(each);
  }
  return [...groups]
    .map(([path, group]) => ({ path, mappings: group }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
};

const ways = ({ mappings }: Page): string => {
  const entries = mappings.flatMap(allEntries);
  const read = entries.filter(({ reads }) => reads).length;
  const written = entries.filter(({ writes }) => writes).length;
  return written === 0 ? `${read} read` : `${read} read, ${written} written`;
};

const notKept = ({ mappings }: Page): string => {
  const words = mappings.flatMap(({ verdicts }) => verdicts.map(({ verdict }) => verdict));
  return ['partial', 'lossy', 'unproven']
    .map((word) => [word, words.filter((each) => each === word).length] as const)
    .flatMap(([word, count]) => (count === 0 ? [] : [`${count} ${word}`]))
    .join(', ');
};

const indexText = (pages: readonly Page[]): string =>
  `${joined([
    MARK,
    '# Resources',
    table(
      ['Resource', 'What it is', 'Vendor object', 'Rules', 'Not kept whole'],
      pages.map((page) => {
        const [first] = page.mappings;
        const description = descriptionOf(first);
        const objects = page.mappings.map((each) => `${systemName(each)} ${code(each.resolved.object)}`);
        return [
          `[${prose(titleOf(first))}](${encodeURI(page.path)})`,
          description === '' ? '' : sentence(prose(description)),
          [...new Set(objects)].join(', '),
          ways(page),
          notKept(page),
        ];
      }),
    ),
    section('## Verdicts', VERDICTS),
  ])}\n`;

/**
 * The pages and `README.md`, their index, in the order of their paths.
 *
 * @param link the address of a project's file, seen from the pages
 */
export const pageFiles = (
  mappings: readonly DescribedMapping[],
  link: (file: string) => string,
): readonly GeneratedFile[] => {
  const pages = pagesOf(mappings);
  return [
    { path: 'README.md', text: indexText(pages) },
    ...pages.map(({ path, mappings: group }) => ({ path, text: resourcePage({ mappings: group, link }) })),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
};
