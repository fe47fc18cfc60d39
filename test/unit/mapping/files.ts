// Mapping files for tests: a small base that is right, and ways to read what parsing says.

import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { positionAt } from '../../../src/diagnostics/position.ts';
import { parseMappingFile } from '../../../src/mapping/parse-mapping.ts';
import type { MappingDocument, OverlayDocument, RuleNode } from '../../../src/mapping/tree.ts';

export const HEAD = `mapping: marketo/contact
version: 1.0.0
vendor: { system: marketo, object: lead }
canonical: contact
key: id
policies:
  unmapped: { fromVendor: collect, toVendor: error }
  absent: { toVendor: leave }
  null: { fromVendor: omit, toVendor: clear }
  onError: { fromVendor: omit, toVendor: reject }
`;

/** A base with the given rules, one a line, under `fields:`. */
export const baseWith = (...rules: readonly string[]): string =>
  `${HEAD}fields:\n  id: id\n${rules.map((rule) => `  ${rule}\n`).join('')}`;

export const parse = (text: string, path = 'contact.yaml') => parseMappingFile({ path, text });

/** A diagnostic as one line: line, column, code, and the text under the caret. */
export const told = ({ code, span }: Diagnostic): string => {
  if (!span) return code;
  const { line, column } = positionAt(span.file, span.start);
  return `${line}:${column} ${code} ${JSON.stringify(span.file.text.slice(span.start, span.end))}`;
};

export const problemsOf = (text: string): readonly string[] => parse(text).diagnostics.map(told);

/** What is said about one rule, by code and place inside the rule's line (its lines are counted from 1). */
export const ruleProblems = (...rules: readonly string[]): readonly string[] => {
  const before = baseWith().split('\n').length - 1;
  return problemsOf(baseWith(...rules)).map((line) =>
    line.replace(/^\d+/, (number) => String(Number(number) - before)),
  );
};

export const mappingOf = (text: string): MappingDocument => {
  const { document, diagnostics } = parse(text);
  if (document?.kind !== 'mapping' || diagnostics.length > 0)
    throw new Error(diagnostics.map(told).join('\n'));
  return document;
};

export const overlayOf = (text: string): OverlayDocument => {
  const { document, diagnostics } = parse(text, 'acme.yaml');
  if (document?.kind !== 'overlay' || diagnostics.length > 0)
    throw new Error(diagnostics.map(told).join('\n'));
  return document;
};

/** The tree of the last of some rules that are right. */
export const ruleOf = (...rules: readonly string[]): RuleNode => {
  const rule = mappingOf(baseWith(...rules)).rules.at(-1);
  if (!rule) throw new Error('no rule');
  return rule;
};

/** A tree without spans and texts of files, for comparison. */
export const plain = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => !['span', 'contentStart', 'style'].includes(key));
  if (entries.length === 1 && entries[0]?.[0] === 'value') return plain(entries[0][1]);
  return Object.fromEntries(entries.map(([key, inner]) => [key, plain(inner)]));
};
