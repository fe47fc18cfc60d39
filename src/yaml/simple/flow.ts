// `{ … }` and `[ … ]` of simple YAML. Undefined: left to the package.
import type { YamlEntry, YamlMap, YamlNode, YamlSeq } from '../node.ts';
import {
  afterSpaces,
  type Cursor,
  HASH,
  isLineEnd,
  nextLine,
  SIMPLE_DEPTH,
  SPACE,
  spanFrom,
} from './cursor.ts';
import { readFlowScalar, readKey } from './scalars.ts';

/** Where a flow collection stands: in lines that are indented further than this, so deep. */
export interface FlowPlace {
  readonly parentIndent: number;
  readonly depth: number;
}

/** Over spaces, line ends and, where they may stand, comments; false where a line is not indented far enough. */
const skip = (cursor: Cursor, { parentIndent }: FlowPlace, comments: boolean): boolean => {
  const { text } = cursor;
  cursor.at = afterSpaces(text, cursor.at);
  while (cursor.at < text.length) {
    if (text.charCodeAt(cursor.at) === HASH) {
      if (!comments || text.charCodeAt(cursor.at - 1) !== SPACE) return false;
    } else if (!isLineEnd(text, cursor.at)) return true;
    const start = nextLine(text, cursor.at);
    cursor.at = afterSpaces(text, start);
    if (!isLineEnd(text, cursor.at) && cursor.at - start <= parentIndent) return false;
  }
  return false;
};

/** Reads what stands between brackets, one after the other, to behind the closing one; false where it is not simple. */
const readItems = (
  cursor: Cursor,
  place: FlowPlace,
  closing: '}' | ']',
  readItem: () => boolean,
): boolean => {
  const { text } = cursor;
  cursor.at++;
  for (;;) {
    if (!skip(cursor, place, true)) return false;
    if (text.charAt(cursor.at) === closing) break;
    if (!readItem() || !skip(cursor, place, false)) return false;
    if (text.charAt(cursor.at) === ',') cursor.at++;
    else if (text.charAt(cursor.at) !== closing) return false;
  }
  cursor.at++;
  return true;
};

const readMap = (cursor: Cursor, place: FlowPlace): YamlMap | undefined => {
  const start = cursor.at;
  const entries: YamlEntry[] = [];
  const names = new Set<string>();
  const isRead = readItems(cursor, place, '}', () => {
    const key = readKey(cursor, true);
    if (key === undefined || names.has(key.text)) return false;
    names.add(key.text);
    cursor.at = afterSpaces(cursor.text, cursor.at);
    const value = readFlowValue(cursor, place);
    if (value === undefined) return false;
    entries.push({ key, value, span: spanFrom(cursor, key.span.start, value.span.end) });
    return true;
  });
  return isRead ? { kind: 'map', entries, span: spanFrom(cursor, start, cursor.at) } : undefined;
};

const readSeq = (cursor: Cursor, place: FlowPlace): YamlSeq | undefined => {
  const start = cursor.at;
  const items: YamlNode[] = [];
  const isRead = readItems(cursor, place, ']', () => {
    const item = readFlowValue(cursor, place);
    if (item !== undefined) items.push(item);
    return item !== undefined;
  });
  return isRead ? { kind: 'seq', items, span: spanFrom(cursor, start, cursor.at) } : undefined;
};

const readFlowValue = (cursor: Cursor, place: FlowPlace): YamlNode | undefined =>
  startsFlow(cursor) ? readFlow(cursor, { ...place, depth: place.depth + 1 }) : readFlowScalar(cursor);

export const startsFlow = ({ text, at }: Cursor): boolean =>
  text.charAt(at) === '{' || text.charAt(at) === '[';

/** The flow collection that begins here. */
export const readFlow = (cursor: Cursor, place: FlowPlace): YamlMap | YamlSeq | undefined => {
  if (place.depth > SIMPLE_DEPTH) return undefined;
  return cursor.text.charAt(cursor.at) === '{' ? readMap(cursor, place) : readSeq(cursor, place);
};
