// Reads YAML as people write it in mappings, in one pass; what is not plainly that is left to the package. What it reads, it
// reads as the package does, place by place (a property test compares them): it never complains and never guesses.
import type { SourceFile } from '../../diagnostics/span.ts';
import type { YamlNode } from '../node.ts';
import { readBlock } from './blocks.ts';
import { type Cursor, nextContent } from './cursor.ts';

/** Longer texts may have more tokens than a file may have: the package counts them. */
const SIMPLE_SIZE = 200_000;

/** Control characters, carriage returns alone, and white space that is neither a space nor a line end. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const STRANGE = /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f\u0085]|[^\S \r\n]|\r(?!\n)/;

/** What begins a document, ends it or instructs the parser. */
const MARKER = /^(?:---|\.\.\.|%)/m;

/**
 * The located tree of a text; undefined where the text has an error, a warning, or anything that is not simple: anchors,
 * tags, markers, tabs, empty values, quoted texts of several lines, keys that are no texts.
 */
export const readSimple = (file: SourceFile): YamlNode | undefined => {
  const { text } = file;
  if (text.length > SIMPLE_SIZE || STRANGE.test(text) || MARKER.test(text)) return undefined;
  const cursor: Cursor = { file, text, at: 0, indent: -1 };
  nextContent(cursor, 0);
  const root = cursor.indent === 0 ? readBlock(cursor, -1, 0, 0) : undefined;
  return root?.kind !== 'scalar' && cursor.at === text.length ? root : undefined;
};
