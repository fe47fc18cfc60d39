// An example as lines to paste, after the reader of examples has read them: what is printed says what was meant.
import isEqual from 'lodash/isEqual.js';
import type { ResolvedMapping } from '../compiler/resolved.ts';
import { parseExamplesFile } from '../mapping/parse-examples.ts';
import { type ExampleText, exampleLines } from './example-yaml.ts';
import { typedExample } from './typed-example.ts';

const RECORDS = ['vendor', 'canonical', 'onto'] as const;

/** JSON has one zero. */
const asJson = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value));

/** Do the lines give the example back, as the mapping's schemas type it? */
const isReadBack = (lines: readonly string[], example: ExampleText, mapping: ResolvedMapping): boolean => {
  const { examples, diagnostics } = parseExamplesFile({ path: 'example.yaml', text: lines.join('\n') });
  const [node] = examples;
  if (node === undefined || diagnostics.some(({ severity }) => severity === 'error')) return false;
  let isTyped = true;
  const typed = typedExample(node, mapping, () => {
    isTyped = false;
  });
  return (
    isTyped &&
    typed.name === example.name &&
    RECORDS.every((side) => isEqual(typed[side], asJson(example[side])))
  );
};

/** The lines of an example, which says `json: true` where a schema would read another value; undefined if none can hold it. */
export const pastedExample = (
  example: ExampleText,
  mapping: ResolvedMapping,
): readonly string[] | undefined =>
  [example, { ...example, json: true as const }]
    .map(exampleLines)
    .find((lines) => isReadBack(lines, example, mapping));
