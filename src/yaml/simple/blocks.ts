// Block maps and block lists of simple YAML. Undefined: left to the package.
import type { YamlEntry, YamlMap, YamlNode, YamlScalar, YamlSeq } from '../node.ts';
import {
  afterSpaces,
  type Cursor,
  DASH,
  endsLine,
  isBlank,
  leaveLine,
  SIMPLE_DEPTH,
  spanFrom,
} from './cursor.ts';
import { readFlow, startsFlow } from './flow.ts';
import { readBlockScalar, readBlockText, readKey } from './scalars.ts';

const isDash = ({ text, at }: Cursor): boolean => text.charCodeAt(at) === DASH && isBlank(text, at + 1);

/** A map whose first key has been read. */
const readMap = (cursor: Cursor, indent: number, depth: number, first: YamlScalar): YamlMap | undefined => {
  const entries: YamlEntry[] = [];
  const names = new Set<string>();
  for (let key: YamlScalar | undefined = first; ; key = readKey(cursor, false)) {
    if (key === undefined || names.has(key.text)) return undefined;
    names.add(key.text);
    const value = readValue(cursor, indent, depth, true);
    if (value === undefined) return undefined;
    entries.push({ key, value, span: spanFrom(cursor, key.span.start, value.span.end) });
    if (cursor.indent !== indent) break;
  }
  if (cursor.indent > indent) return undefined;
  return { kind: 'map', entries, span: spanFrom(cursor, first.span.start, endOf(entries, first.span.end)) };
};

const endOf = (parts: readonly (YamlEntry | YamlNode)[], otherwise: number): number =>
  parts.at(-1)?.span.end ?? otherwise;

const readSeq = (cursor: Cursor, indent: number, depth: number): YamlSeq | undefined => {
  const start = cursor.at;
  const items: YamlNode[] = [];
  do {
    cursor.at++;
    const item = readValue(cursor, indent, depth, false);
    if (item === undefined) return undefined;
    items.push(item);
  } while (cursor.indent === indent && isDash(cursor));
  if (cursor.indent > indent) return undefined;
  return { kind: 'seq', items, span: spanFrom(cursor, start, endOf(items, start)) };
};

/** What stands behind a colon or a dash, on its line or below it; the cursor stands at the next content then. */
const readValue = (cursor: Cursor, indent: number, depth: number, isEntry: boolean): YamlNode | undefined => {
  const { text } = cursor;
  if (endsLine(text, cursor.at)) {
    leaveLine(cursor);
    if (cursor.indent > indent) return readBlock(cursor, indent, cursor.indent, depth + 1);
    // A list may stand as far left as the key that it belongs to.
    return isEntry && cursor.indent === indent && isDash(cursor)
      ? readSeq(cursor, indent, depth + 1)
      : undefined;
  }
  cursor.at = afterSpaces(text, cursor.at);
  if (!isEntry && !isDash(cursor)) {
    const column = cursor.at - (text.lastIndexOf('\n', cursor.at - 1) + 1);
    const key = readKey(cursor, false);
    if (key !== undefined) return depth < SIMPLE_DEPTH ? readMap(cursor, column, depth + 1, key) : undefined;
  }
  return readInline(cursor, indent, depth);
};

/** A value that begins here and is no block collection. */
const readInline = (cursor: Cursor, parentIndent: number, depth: number): YamlNode | undefined => {
  const sign = cursor.text.charAt(cursor.at);
  if (sign === '|' || sign === '>') return readBlockText(cursor, parentIndent);
  const value = startsFlow(cursor)
    ? readFlow(cursor, { parentIndent, depth: depth + 1 })
    : readBlockScalar(cursor, parentIndent);
  return value !== undefined && leaveLine(cursor) ? value : undefined;
};

/** The block at the cursor, the first content of its line. */
export const readBlock = (
  cursor: Cursor,
  parentIndent: number,
  indent: number,
  depth: number,
): YamlNode | undefined => {
  if (depth > SIMPLE_DEPTH) return undefined;
  if (isDash(cursor)) return readSeq(cursor, indent, depth);
  const key = readKey(cursor, false);
  return key === undefined ? readInline(cursor, parentIndent, depth) : readMap(cursor, indent, depth, key);
};
