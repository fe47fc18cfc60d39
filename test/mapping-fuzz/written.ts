// What a file says, before it is YAML: plain values that are written in several layouts which mean the same.
export type Written = string | number | boolean | null | readonly Written[] | WrittenMap;
export interface WrittenMap {
  readonly [key: string]: Written;
}

/** Before keys that are written bare: the row of null in a value map, and those of numbers. */
const BARE_MARK = '\0';
export const NULL_KEY = `${BARE_MARK}null`;
export const bareKey = (key: string | number): string =>
  typeof key === 'number' ? `${BARE_MARK}${key}` : key;

/** How a file is laid out. */
export type Layout = 'flow' | 'block';

const isMap = (value: Written): value is WrittenMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const keyText = (key: string, quoted: (key: string) => string): string =>
  key.startsWith(BARE_MARK) ? key.slice(1) : quoted(key);
const jsonKey = (key: string): string => keyText(key, JSON.stringify);

const BARE = /^[A-Za-z][A-Za-z0-9_]*$/;
const WORDS: ReadonlySet<string> = new Set([
  'null',
  'true',
  'false',
  'Null',
  'NULL',
  'True',
  'TRUE',
  'False',
]);

/** A text in another spelling: bare where it may be, else in single quotes where these can hold it. */
const otherText = (text: string): string => {
  if (BARE.test(text) && !WORDS.has(text) && text !== 'FALSE') return text;
  return /^[ -~\u00a1-\uffff]*$/.test(text) && !/[\ud800-\udfff\u2028\u2029]/.test(text)
    ? `'${text.replaceAll("'", "''")}'`
    : JSON.stringify(text);
};

const flowText = (value: Written): string => {
  if (Array.isArray(value)) return `[${value.map(flowText).join(', ')}]`;
  if (!isMap(value)) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, member]) => `${jsonKey(key)}: ${flowText(member)}`);
  return `{ ${entries.join(', ')} }`;
};

const blockText = (value: Written, indent: string): string => {
  if (Array.isArray(value)) {
    if (value.length === 0) return ' []';
    return value
      .map((item: Written) => {
        const text = blockText(item, `${indent}  `);
        return `\n${indent}-${text}`;
      })
      .join('');
  }
  if (!isMap(value)) return ` ${typeof value === 'string' ? otherText(value) : JSON.stringify(value)}`;
  const entries = Object.entries(value);
  if (entries.length === 0) return ' {}';
  return entries
    .map(([key, member]) => {
      return `\n${indent}${keyText(key, otherText)}:${blockText(member, `${indent}  `)}`;
    })
    .join('');
};

/** The text of a file: every top-level key on a line of its own, or everything in blocks with other quotes. */
export const fileText = (file: WrittenMap, layout: Layout): string => {
  if (layout === 'block') return `# the same\n${blockText(file, '').slice(1)}\n`;
  return Object.entries(file)
    .map(([key, value]) =>
      isMap(value) && Object.keys(value).length > 0 && (key === 'fields' || key === 'branches')
        ? `${key}:\n${Object.entries(value)
            .map(([name, member]) => `  ${jsonKey(name)}: ${flowText(member)}\n`)
            .join('')}`
        : `${key}: ${flowText(value)}\n`,
    )
    .join('');
};
