// What the author wrote, on one line: for the "before" and "after" of a change, and to tell texts apart.
import type { Span } from '../diagnostics/span.ts';
import type { CodecNode, TemplateNode } from '../mapping/tree.ts';
import { printPath } from '../schema/parse-path.ts';
import { isNullScalar, type YamlNode } from '../yaml/node.ts';

const LONGEST = 80;

/** A text on one line, cut where it is long. */
export const oneLine = (text: string): string => {
  const flat = text.replaceAll(/\s+/g, ' ').trim();
  return flat.length > LONGEST ? `${flat.slice(0, LONGEST - 1)}…` : flat;
};

/** The source of a span on one line. */
export const written = ({ file, start, end }: Span): string => oneLine(file.text.slice(start, end));

/** The value of an entry without its key: `{ from: id, as: idString }`. */
export const writtenValue = (span: Span): string =>
  written(span).replace(/^(?:"[^"]*"|'[^']*'|[^:"'{[]+?)\s*:\s+/, '');

/** A YAML value as text that is the same for the same value, however it is laid out. */
export const plainText = (node: YamlNode): string => {
  switch (node.kind) {
    case 'scalar':
      return isNullScalar(node) ? 'null' : node.text === 'null' ? '"null"' : node.text;
    case 'seq':
      return `[${node.items.map(plainText).join(', ')}]`;
    case 'map':
      return `{ ${node.entries.map(({ key, value }) => `${key.text}: ${plainText(value)}`).join(', ')} }`;
    default:
      return '';
  }
};

/** A template by its pieces: a pattern that is written out and one that is meant are the same. */
export const templateText = ({ pieces }: TemplateNode): string =>
  pieces
    .map((piece) =>
      piece.kind === 'text'
        ? JSON.stringify(piece.text)
        : piece.kind === 'param'
          ? `{param.${piece.name}}`
          : `{${printPath(piece.path)}:${piece.pattern}}`,
    )
    .join('');

/** A codec without the rows of its tables and without inner rules, which are compared for themselves. */
export const codecText = (codec: CodecNode): string => {
  switch (codec.kind) {
    case 'as': {
      const options = Object.entries(codec.options).sort(([a], [b]) => (a < b ? -1 : 1));
      return `${codec.name}${options.length === 0 ? '' : ` ${JSON.stringify(Object.fromEntries(options))}`}`;
    }
    case 'chain':
      return codec.steps.map(codecText).join(' then ');
    case 'map':
      return 'map';
    case 'template':
      return `template ${templateText(codec.template)}`;
    case 'list':
      return `list ${JSON.stringify(codec.separator.value)}${codec.items ? ` of ${codecText(codec.items)}` : ''}`;
    case 'each': {
      const key = codec.key.map(({ value }) => value).join(', ');
      const item = codec.item ? ` of ${codecText(codec.item)}` : '';
      return `each${key === '' ? '' : ` by ${key}`}${item}, removed: ${codec.removed?.value ?? 'delete'}`;
    }
    case 'ref':
      return `ref ${codec.name.value}`;
    case 'lookup':
      return lookupText(codec);
  }
};

const lookupText = ({ name, country, write }: Extract<CodecNode, { readonly kind: 'lookup' }>): string => {
  const places = country.map((place) => {
    if (place.kind === 'field') return printPath(place.path.value);
    return place.kind === 'const' ? JSON.stringify(place.value.value) : `{param.${place.name.value}}`;
  });
  const within = places.length === 0 ? '' : ` in ${places.join(' or ')}`;
  return `lookup ${name}${within}${write === 'name' ? ', written as names' : ''}`;
};

/** A value in a few words: long texts by their length. */
export const shownValue = (value: unknown): string => {
  if (typeof value === 'string' && value.length > 40) return `a text of ${[...value].length} characters`;
  return oneLine(JSON.stringify(value));
};
