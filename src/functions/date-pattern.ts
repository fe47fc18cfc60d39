// Patterns of dates such as `dd/MM/yyyy HH:mm`: fixed widths, so that reading is by position and has one answer.
import { isDay, isTimeOfDay, type LocalTime, padded } from './calendar.ts';

type Unit = keyof LocalTime;
type Piece =
  | { readonly unit: Unit; readonly width: number }
  | { readonly unit?: undefined; readonly text: string };

/** A pattern, understood. */
export interface DatePattern {
  readonly pieces: readonly Piece[];
  readonly length: number;
  /** Has it a time of day? */
  readonly hasTime: boolean;
}

const UNITS: ReadonlyMap<string, Unit> = new Map([
  ['yyyy', 'year'],
  ['MM', 'month'],
  ['dd', 'day'],
  ['HH', 'hour'],
  ['mm', 'minute'],
  ['ss', 'second'],
]);
const PIECE = /yyyy|MM|dd|HH|mm|ss|[^A-Za-z0-9]+/gy;

/** Understands a pattern: `yyyy`, `MM`, `dd` once each, `HH`, `mm`, `ss` from the left, anything else but letters and digits. */
export const readDatePattern = (
  pattern: string,
):
  | { readonly ok: true; readonly pattern: DatePattern }
  | { readonly ok: false; readonly message: string } => {
  const pieces: Piece[] = [];
  const units = new Set<Unit>();
  let length = 0;
  for (const [found] of pattern.matchAll(PIECE)) {
    const unit = UNITS.get(found);
    if (unit !== undefined && units.has(unit)) return { ok: false, message: `${found} stands twice` };
    if (unit !== undefined) units.add(unit);
    pieces.push(unit === undefined ? { text: found } : { unit, width: found.length });
    length += found.length;
  }
  if (length < pattern.length) {
    return {
      ok: false,
      message: `${JSON.stringify(pattern.slice(length, length + 4))} has no meaning in it`,
    };
  }
  const lacks = [...UNITS].filter(([, unit]) => !units.has(unit)).map(([name]) => name);
  const hasTime = units.has('hour');
  const needed = lacks.filter(
    (name) => 'yyyy MM dd'.includes(name) || (name === 'HH' && units.has('minute')),
  );
  if (units.has('second') && !units.has('minute')) needed.push('mm');
  if (needed.length > 0) return { ok: false, message: `it lacks ${needed.join(', ')}` };
  return { ok: true, pattern: { pieces, length, hasTime } };
};

// A memo, not state: a pattern means the same for ever. Patterns come from mappings.
const known = new Map<string, DatePattern | undefined>();
const MEMO_LIMIT = 1000;

const patternOf = (text: string): DatePattern | undefined => {
  if (known.has(text)) return known.get(text);
  const read = readDatePattern(text);
  const made = read.ok ? read.pattern : undefined;
  if (known.size < MEMO_LIMIT) known.set(text, made);
  return made;
};

const digitsAt = (text: string, start: number, width: number): number => {
  let value = 0;
  for (let at = start; at < start + width; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
};

/** Reads a text by a pattern; nothing if it does not fit or is no real day and time. Times left out are zero. */
export const parseByPattern = (text: string, source: string): LocalTime | undefined => {
  const pattern = patternOf(source);
  if (pattern === undefined || text.length !== pattern.length) return undefined;
  const time: Record<Unit, number> = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  let at = 0;
  for (const piece of pattern.pieces) {
    if (piece.unit === undefined) {
      if (!text.startsWith(piece.text, at)) return undefined;
      at += piece.text.length;
    } else {
      time[piece.unit] = digitsAt(text, at, piece.width);
      at += piece.width;
    }
  }
  const real = isDay(time.year, time.month, time.day) && isTimeOfDay(time.hour, time.minute, time.second);
  return real ? time : undefined;
};

/** Prints a time by a pattern; nothing where the pattern has no place for a unit that is not zero. */
export const printByPattern = (time: LocalTime, source: string): string | undefined => {
  const pattern = patternOf(source);
  if (pattern === undefined) return undefined;
  let text = '';
  let shown = 0;
  for (const piece of pattern.pieces) {
    if (piece.unit === undefined) text += piece.text;
    else {
      text += padded(time[piece.unit], piece.width);
      if (piece.unit === 'hour') shown += time.hour * 3600;
      else if (piece.unit === 'minute') shown += time.minute * 60;
      else if (piece.unit === 'second') shown += time.second;
    }
  }
  return shown === time.hour * 3600 + time.minute * 60 + time.second ? text : undefined;
};
