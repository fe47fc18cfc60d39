// The layout of emitted text: object constructors and blocks, one member or statement a line.
import { stringText } from '../../jsonata/parse/text.ts';

export const indent = (text: string): string => text.replaceAll('\n', '\n  ');

export interface Member {
  readonly key: string;
  readonly value: string;
}

/** `{ "a": …, "b": … }`: on one line where it is short. */
export const objectText = (members: readonly Member[]): string => {
  const texts = members.map(({ key, value }) => `${stringText(key)}: ${value}`);
  const line = `{ ${texts.join(', ')} }`;
  if (texts.length === 0) return '{}';
  if (texts.length <= 3 && line.length <= 90 && !line.includes('\n')) return line;
  return `{\n  ${texts.map(indent).join(',\n  ')}\n}`;
};

export const arrayText = (items: readonly string[]): string => {
  const line = `[${items.join(', ')}]`;
  return line.length <= 90 && !line.includes('\n') ? line : `[\n  ${items.map(indent).join(',\n  ')}\n]`;
};

/** `( statement; statement; value )`, or the value alone. */
export const blockText = (statements: readonly string[], value: string): string =>
  statements.length === 0 ? value : `(\n  ${[...statements, value].map(indent).join(';\n  ')}\n)`;

/** A list of names: as many on a line as fit. */
export const listOfTexts = (names: readonly string[]): string => {
  const lines: string[] = [];
  for (const text of names.map(stringText)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + text.length < 88) lines[lines.length - 1] = `${last}, ${text}`;
    else lines.push(text);
  }
  return lines.length <= 1 ? `[${lines.join('')}]` : `[\n  ${lines.join(',\n  ')}\n]`;
};
