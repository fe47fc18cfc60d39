// Regular expressions as values: matcher functions that return one match and a way to the next.
import { JsonataError } from '../errors.ts';
import type { Run } from './run.ts';

/** What a regular expression engine must offer. */
export interface Engine {
  /** The most that it does for one character, where that has a bound. */
  readonly steps?: number;
  /** The first match at or after an offset, with its groups; and where the next search starts. */
  exec(
    text: string,
    from: number,
  ):
    | {
        readonly match: string;
        readonly start: number;
        readonly groups: readonly (string | undefined)[];
        readonly last: number;
      }
    | undefined;
}

/** The host's engine. */
export const nativeEngine = (source: string, flags: string): Engine => {
  const regex = new RegExp(source, flags);
  return {
    exec: (text, from) => {
      regex.lastIndex = from;
      const found = regex.exec(text);
      if (found === null) return undefined;
      return { match: found[0], start: found.index, groups: found.slice(1), last: regex.lastIndex };
    },
  };
};

type Matcher = (given: unknown, from?: number) => unknown;

/** What any object is as a text. */
const OBJECT_TEXT = String({});

/** A function that is the text of any object where nothing checks what it is given for, not our source. */
const withoutSource = <T extends (...args: never) => unknown>(made: T): T =>
  Object.defineProperty(made, 'toString', { value: () => OBJECT_TEXT });

/** The text in which a pattern looks: nothing checks what it is called with, and members of an object are no methods. */
const subjectOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'function') return OBJECT_TEXT;
  if (typeof value !== 'object' || value === null) return String(value);
  if (!Array.isArray(value)) return OBJECT_TEXT;
  return value.map((item) => (item === undefined || item === null ? '' : subjectOf(item))).join(',');
};

/** Where the search for further matches ends, as the package reads it: a number has no end. */
const endOf = (value: unknown): unknown => {
  if (typeof value === 'function') return 0;
  return value === undefined || value === null
    ? subjectOf(value).length
    : (value as { length?: unknown }).length;
};

/** The function that a regular expression is. */
export const matcher = (engine: Engine, source: string, position: number | undefined, run?: Run): Matcher => {
  // Two parameters: as an argument of `$map` it is given the index too.
  const match = (given: unknown, from: number | undefined): unknown => {
    const subject = subjectOf(given);
    run?.search((subject.length - (from || 0)) * (engine.steps ?? 1));
    const found = engine.exec(subject, from || 0);
    if (found === undefined) return undefined;
    const next = withoutSource((): unknown => {
      const end = endOf(given);
      if (typeof end === 'number' && found.last >= end) return undefined;
      const following = match(given, found.last);
      const empty =
        typeof following === 'object' && following !== null && Reflect.get(following, 'match') === '';
      if (empty) throw new JsonataError('D1004', { position, value: source });
      return following;
    });
    const end = found.start + found.match.length;
    return { match: found.match, start: found.start, end, groups: found.groups, next };
  };
  return withoutSource(match);
};
