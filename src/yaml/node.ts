// The located YAML tree: every key, value and item knows its span; scalars keep the text that the author wrote.
import type { Span } from '../diagnostics/span.ts';

export type YamlNode = YamlScalar | YamlMap | YamlSeq;

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

/** A scalar is not typed yet: `02139` stays the text `02139` until the schema at its place says what it is. */
export interface YamlScalar {
  readonly kind: 'scalar';
  /** The decoded text (quotes and escapes resolved, block indentation removed). */
  readonly text: string;
  readonly style: ScalarStyle;
  /** Including quotes or the block header. */
  readonly span: Span;
  /** File offset of the first character of `text`; the others are found by `offsetInScalar`. */
  readonly contentStart: number;
}

export interface YamlEntry {
  readonly key: YamlScalar;
  /** Where the key is a flow list of texts, `[a, b]: …`: these; `key` then has the list's source as its text. */
  readonly keys?: readonly YamlScalar[];
  readonly value: YamlNode;
  /** From the start of the key to the end of the value. */
  readonly span: Span;
}

export interface YamlMap {
  readonly kind: 'map';
  readonly entries: readonly YamlEntry[];
  readonly span: Span;
}

export interface YamlSeq {
  readonly kind: 'seq';
  readonly items: readonly YamlNode[];
  readonly span: Span;
}

/** Is this a plain scalar that YAML's core schema reads as null: nothing, `~` or `null`? */
export const isNullScalar = (node: YamlNode): boolean =>
  node.kind === 'scalar' && node.style === 'plain' && /^(?:|~|null|Null|NULL)$/.test(node.text);

/** The entry under a key, or undefined. */
export const entryOf = (map: YamlMap, key: string): YamlEntry | undefined =>
  map.entries.find((entry) => entry.key.text === key);
