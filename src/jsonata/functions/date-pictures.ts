// Date and time pictures (`[Y0001]-[M01]-[D01]`): analysed once per picture.
import { JsonataError } from '../errors.ts';
import { analyseInteger, type IntegerFormat } from './integer-pictures.ts';

export interface Marker {
  readonly type: 'marker';
  /** One letter: Y, M, D, … */
  readonly component: string;
  readonly names?: 'upper' | 'lower' | 'title';
  readonly integer?: IntegerFormat;
  readonly maxWidth: number | undefined;
  /** A width was written, if only `*`. */
  readonly hasWidth: boolean;
  /** Digits kept of a year; -1 for all. */
  readonly yearDigits: number;
  /** `t` after a time zone: zero is written as Z. */
  readonly zuluZero: boolean;
}

export type PicturePart = { readonly type: 'literal'; readonly text: string } | Marker;

const DEFAULTS: ReadonlyMap<string, string> = new Map([
  ...[...'YMDdWwXxHhf'].map((component): [string, string] => [component, '1']),
  ...[...'FPCE'].map((component): [string, string] => [component, 'n']),
  ['m', '01'],
  ['s', '01'],
  ['Z', '01:01'],
  ['z', '01:01'],
]);

const widthOf = (text: string | undefined): number | undefined =>
  text === undefined || text === '*' ? undefined : Number.parseInt(text, 10);

const namesOf = (presentation: string): Marker['names'] | undefined => {
  if (presentation.startsWith('n')) return 'lower';
  if (!presentation.startsWith('N')) return undefined;
  return presentation.charAt(1) === 'n' ? 'title' : 'upper';
};

const analyseMarker = (text: string): Marker => {
  const component = text.charAt(0);
  const comma = text.lastIndexOf(',');
  let minWidth: number | undefined;
  let maxWidth: number | undefined;
  if (comma >= 0) {
    const width = text.slice(comma + 1);
    const dash = width.indexOf('-');
    minWidth = widthOf(dash < 0 ? width : width.slice(0, dash));
    maxWidth = widthOf(dash < 0 ? undefined : width.slice(dash + 1));
  }
  let presentation: string | undefined = comma >= 0 ? text.slice(1, comma) : text.slice(1);
  let modifier = '';
  if (presentation.length > 1 && 'atco'.includes(presentation.slice(-1))) {
    modifier = presentation.slice(-1);
    presentation = presentation.slice(0, -1);
  } else if (presentation === '') presentation = DEFAULTS.get(component);
  if (presentation === undefined) throw new JsonataError('D3132', { value: component });
  const base = {
    type: 'marker' as const,
    component,
    maxWidth,
    hasWidth: comma >= 0,
    yearDigits: -1,
    zuluZero: modifier === 't',
  };
  const names = namesOf(presentation);
  const isZone = component === 'Z' || component === 'z';
  if (isZone) return { ...base, ...(names && { names }), integer: analyseInteger(presentation) };
  if (names !== undefined) return { ...base, names };
  if (component === '' || !'YMDdFWwXxHhmsf'.includes(component)) return base;
  let integer = analyseInteger(modifier === '' ? presentation : `${presentation};${modifier}`);
  if (minWidth !== undefined && integer.mandatoryDigits < minWidth && integer.primary === 'decimal') {
    integer = { ...integer, mandatoryDigits: minWidth };
  }
  if (component !== 'Y') return { ...base, integer };
  if (maxWidth !== undefined) {
    return { ...base, integer: { ...integer, mandatoryDigits: maxWidth }, yearDigits: maxWidth };
  }
  const digits = integer.mandatoryDigits + integer.optionalDigits;
  return { ...base, integer, yearDigits: digits >= 2 && integer.primary === 'decimal' ? digits : -1 };
};

/** Analyses a picture; throws D3131, D3132 or D3135 for what is wrong with it. */
export const analyseDate = (picture: string): readonly PicturePart[] => {
  const parts: PicturePart[] = [];
  const addLiteral = (text: string): void => {
    if (text !== '') parts.push({ type: 'literal', text: text.replaceAll(']]', ']') });
  };
  let start = 0;
  let at = 0;
  while (at < picture.length) {
    if (picture.charAt(at) !== '[') {
      at += 1;
      continue;
    }
    addLiteral(picture.slice(start, at));
    if (picture.charAt(at + 1) === '[') {
      parts.push({ type: 'literal', text: '[' });
      at += 2;
      start = at;
      continue;
    }
    const end = picture.indexOf(']', at);
    if (end < 0) throw new JsonataError('D3135');
    const marker = analyseMarker(picture.slice(at + 1, end).replace(/\s+/g, ''));
    const previous = parts[parts.length - 1];
    const numeric =
      marker.integer !== undefined && marker.names === undefined && !'Zz'.includes(marker.component);
    if (numeric && previous?.type === 'marker' && previous.integer !== undefined) {
      // Digits follow digits at once: the one before has a fixed width when it is read.
      const width = previous.integer.mandatoryDigits;
      parts[parts.length - 1] = { ...previous, integer: { ...previous.integer, parseWidth: width } };
    }
    parts.push(marker);
    at = end + 1;
    start = at;
  }
  addLiteral(picture.slice(start));
  return parts;
};
