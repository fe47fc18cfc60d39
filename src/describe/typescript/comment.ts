// The comment above a member or type: its description and one example, which editors show.
import type { JsonObject, JsonValue } from '../../json/json.ts';

const WIDTH = 110;

const textAt = (schema: JsonObject, keyword: string): string | undefined => {
  const value = schema[keyword];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
};

/** Neither ends the comment nor begins a tag. */
const harmless = (text: string): string =>
  text
    .replaceAll('*/', '*\\/')
    .replaceAll(/[\u2028\u2029]/g, '\n')
    .replaceAll(/(^|\s)@/g, '$1\\@');

const exampleOf = ({ examples }: JsonObject): string | undefined => {
  const list: readonly JsonValue[] = Array.isArray(examples) ? examples : [];
  const [first] = list;
  if (first === undefined || typeof first === 'object') return undefined;
  const text = JSON.stringify(first);
  return text.length <= 60 && !text.includes('`') ? `\`${text}\`` : undefined;
};

const wrapped = (text: string, width: number): readonly string[] =>
  text.split(/\r\n?|\n/).flatMap((line) => {
    const lines: string[] = [];
    let current = '';
    for (const word of line.split(' ')) {
      if (current !== '' && current.length + 1 + word.length > width) {
        lines.push(current);
        current = word;
      } else current = current === '' ? word : `${current} ${word}`;
    }
    return [...lines, current];
  });

/** The comment of a schema node, ended by a line break; empty where the node says nothing. */
export const commentText = (schema: JsonObject, indent: string): string => {
  const description = textAt(schema, 'description') ?? textAt(schema, 'x-displayName');
  const example = exampleOf(schema);
  const deprecated = schema.deprecated === true ? '@deprecated' : undefined;
  const said = [description, example === undefined ? undefined : `Example: ${example}.`]
    .filter((part) => part !== undefined)
    .map((part) => harmless(/[.:;!?`]$/.test(part) ? part : `${part}.`))
    .join(' ');
  const text = [said, deprecated].filter((part) => part !== undefined && part !== '').join('\n');
  if (text === '') return '';
  const one = `${indent}/** ${text} */`;
  if (one.length <= WIDTH && !text.includes('\n')) return `${one}\n`;
  const lines = wrapped(text, WIDTH - indent.length - 3).map((line) => `${indent} * ${line}`.trimEnd());
  return `${[`${indent}/**`, ...lines, `${indent} */`].join('\n')}\n`;
};
