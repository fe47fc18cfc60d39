// Regular expressions as values: matcher functions that return one match and a way to the next.
import { JsonataError } from '../errors.ts';

/** What a regular expression engine must offer. */
export interface Engine {
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

type Matcher = (text: string, from?: number) => unknown;

/** The function that a regular expression is. */
export const matcher = (engine: Engine, source: string, position: number | undefined): Matcher => {
  // Two parameters: as an argument of `$map` it is given the index too.
  const match = (text: string, from: number | undefined): unknown => {
    // Nothing checks what a pattern is called with: a function is the text of any object, not our source.
    const found = engine.exec(typeof text === 'function' ? String({}) : text, from || 0);
    if (found === undefined) return undefined;
    const next = (): unknown => {
      if (found.last >= text.length) return undefined;
      const following = match(text, found.last);
      const empty =
        typeof following === 'object' && following !== null && Reflect.get(following, 'match') === '';
      if (empty) throw new JsonataError('D1004', { position, value: source });
      return following;
    };
    const end = found.start + found.match.length;
    return { match: found.match, start: found.start, end, groups: found.groups, next };
  };
  return match;
};
