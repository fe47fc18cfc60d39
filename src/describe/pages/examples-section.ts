// The examples of a mapping: the first whole record pair as it is, the others by name.
import type { ResolvedMapping } from '../../compiler/resolved.ts';
import { type TypedExample, typedExample } from '../../lab/typed-example.ts';
import { code, joined, listed, prose } from './markdown.ts';

const json = (value: unknown): string => `\`\`\`json\n${JSON.stringify(value, undefined, 2)}\n\`\`\``;

/** The pair that shows most: the first with both records and no issue. */
const shownExample = (examples: readonly TypedExample[]): TypedExample | undefined =>
  examples.find(
    ({ vendor, canonical, issues, partial, direction }) =>
      vendor !== undefined &&
      canonical !== undefined &&
      issues.length === 0 &&
      !partial &&
      direction !== 'toVendor',
  );

const lineOf = ({ name, issues }: TypedExample): string => {
  const codes = [...new Set(issues.map((issue) => code(issue.code)))];
  return `- ${prose(name)}${codes.length === 0 ? '' : ` (issue ${listed(codes)})`}`;
};

/** The section's body; empty where there is no example. */
export const examplesText = (mapping: ResolvedMapping, object: string): string => {
  const examples = mapping.document.examples.map((node) => typedExample(node, mapping, () => undefined));
  const shown = shownExample(examples);
  const rest = examples.filter((each) => each !== shown);
  return joined([
    ...(shown === undefined
      ? []
      : [
          `**${prose(shown.name)}**: the ${object} record`,
          json(shown.vendor),
          `and the ${prose(mapping.canonical.name)}`,
          json(shown.canonical),
        ]),
    rest.length === 0
      ? ''
      : `<details>\n<summary>${rest.length} more by name</summary>\n\n${rest.map(lineOf).join('\n')}\n\n</details>`,
  ]);
};
