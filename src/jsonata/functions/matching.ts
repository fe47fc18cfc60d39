// String functions that take a text or a matcher: contains, split, join, replace, match.
import { JsonataError } from '../errors.ts';
import { isFunction } from '../support/callables.ts';
import { apply } from '../support/calls.ts';
import type { Run } from '../support/run.ts';
import { emptySequence, grow } from '../support/sequences.ts';
import type { Family } from './native.ts';

/** More parts of a text than one evaluation can hold under the guard on length. */
const MOST_PARTS = 2 ** 21;

/** What a matcher returns for one match; `next` finds the one after it. */
export interface Match {
  readonly match: string;
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
  readonly next: unknown;
}

/** What a matcher returned, if that has the form of a match. */
export const asMatch = (result: unknown): Match | undefined => {
  if (typeof result === 'object' && result !== null) {
    const start: unknown = Reflect.get(result, 'start');
    const groups: unknown = Reflect.get(result, 'groups');
    if (typeof start !== 'number' && !Array.isArray(groups) && !isFunction(Reflect.get(result, 'next'))) {
      throw new JsonataError('T1010');
    }
    return result as Match;
  }
  if (result !== undefined && result !== null && result !== false && result !== '' && result !== 0) {
    throw new JsonataError('T1010');
  }
  return result as Match | undefined;
};

const runMatcher = (matcher: unknown, args: readonly unknown[]): Match | undefined =>
  asMatch(apply(matcher, args, null));

const matches = function* (
  text: string,
  matcher: unknown,
  limit: number | undefined,
  run: Run | undefined,
): Generator<Match> {
  let count = 0;
  let match = runMatcher(matcher, [text]);
  while (match !== undefined && (limit === undefined || count < limit)) {
    run?.made(16);
    yield match;
    match = runMatcher(match.next, []);
    count += 1;
  }
};

const contains =
  (run?: Run) =>
  (text: unknown, token: unknown): unknown => {
    if (text === undefined || token === undefined) return undefined;
    run?.seen(text);
    if (typeof token === 'string') return (text as string).includes(token);
    return runMatcher(token, [text]) !== undefined;
  };

const match =
  (run?: Run) =>
  (text: unknown, matcher: unknown, limit: unknown): unknown => {
    if (text === undefined) return undefined;
    const most = limit as number | undefined;
    if (most !== undefined && most < 0) throw new JsonataError('D3040', { value: limit, index: 3 });
    const result = emptySequence();
    if (most === undefined || most > 0) {
      for (const each of matches(text as string, matcher, most, run)) {
        grow(result, { match: each.match, index: each.start, groups: each.groups }, run);
      }
    }
    return result;
  };

/** The replacement text of one match: `$1` is a group, `$0` the match, `$$` a dollar sign. */
const substitute = (replacement: string, found: Match): string => {
  const { groups } = found;
  let result = '';
  let position = 0;
  let index = replacement.indexOf('$', position);
  while (index !== -1 && position < replacement.length) {
    result += replacement.substring(position, index);
    position = index + 1;
    const next = replacement.charAt(position);
    if (next === '$') {
      result += '$';
      position += 1;
    } else if (next === '0') {
      result += found.match;
      position += 1;
    } else {
      const digits = groups.length === 0 ? 1 : Math.floor(Math.log(groups.length) * Math.LOG10E) + 1;
      let group = Number.parseInt(replacement.substring(position, position + digits), 10);
      if (digits > 1 && group > groups.length) {
        group = Number.parseInt(replacement.substring(position, position + digits - 1), 10);
      }
      if (Number.isNaN(group)) result += '$';
      else {
        result += groups[group - 1] ?? '';
        position += String(group).length;
      }
    }
    index = replacement.indexOf('$', position);
  }
  return result + replacement.substring(position);
};

const replaceText = (
  text: string,
  pattern: string,
  replacement: unknown,
  limit: number | undefined,
  run: Run | undefined,
): string => {
  // Nothing checks what replaces a text: a function is the text of any object.
  const inserted = isFunction(replacement) ? String({}) : String(replacement);
  let result = '';
  let position = 0;
  let count = 0;
  let index = text.indexOf(pattern, position);
  while (index !== -1 && (limit === undefined || count < limit)) {
    result += text.substring(position, index);
    run?.made(8 + ((inserted.length + pattern.length) >> 3));
    result += inserted;
    position = index + pattern.length;
    count += 1;
    index = text.indexOf(pattern, position);
  }
  return result + text.substring(position);
};

/** What a replacement function gave, if it is a text. */
export const replacementText = (given: unknown): string => {
  if (typeof given !== 'string') throw new JsonataError('D3012', { value: given });
  return given;
};

/** `$replace` of a text by a text, everywhere. */
export const replaceAll = (text: string, pattern: string, replacement: string, run?: Run): string => {
  run?.seen(text);
  let at = text.indexOf(pattern);
  if (at < 0) return text;
  let result = '';
  let from = 0;
  while (at >= 0) {
    run?.made(8 + ((at - from + replacement.length) >> 3));
    result += text.slice(from, at) + replacement;
    from = at + pattern.length;
    at = text.indexOf(pattern, from);
  }
  return result + text.slice(from);
};

const replace =
  (run?: Run) =>
  (text: unknown, pattern: unknown, replacement: unknown, limit: unknown): unknown => {
    if (text === undefined) return undefined;
    run?.seen(text);
    if (pattern === '') throw new JsonataError('D3010', { value: pattern, index: 2 });
    const most = limit as number | undefined;
    if (most !== undefined && most < 0) throw new JsonataError('D3011', { value: limit, index: 4 });
    const input = text as string;
    if (most !== undefined && !(most > 0)) return input;
    if (typeof pattern === 'string') return replaceText(input, pattern, replacement, most, run);
    let result = '';
    let position = 0;
    for (const each of matches(input, pattern, most, run)) {
      result += input.substring(position, each.start);
      const given =
        typeof replacement === 'string' ? substitute(replacement, each) : apply(replacement, [each], null);
      result += run === undefined ? replacementText(given) : run.text(replacementText(given));
      position = each.start + each.match.length;
    }
    return result + input.substring(position);
  };

/** A text at a text; under guards no more parts are made than memory should hold. */
export const splitText = (
  text: string,
  separator: string,
  limit: number | undefined,
  run?: Run,
): readonly string[] => {
  const most = limit === undefined ? undefined : Math.floor(limit);
  if (run === undefined || run.limit === Number.POSITIVE_INFINITY) return text.split(separator, most);
  run.seen(text);
  const parts = text.split(separator, Math.min(most ?? MOST_PARTS, MOST_PARTS));
  run.made(parts.length === MOST_PARTS ? Number.MAX_SAFE_INTEGER : 4 * parts.length);
  return parts;
};

const split =
  (run?: Run) =>
  (text: unknown, separator: unknown, limit: unknown): unknown => {
    if (text === undefined) return undefined;
    run?.seen(text);
    const most = limit as number | undefined;
    if (most !== undefined && most < 0) throw new JsonataError('D3020', { value: limit, index: 3 });
    const input = text as string;
    const result: string[] = [];
    if (most !== undefined && !(most > 0)) return result;
    if (typeof separator === 'string') return splitText(input, separator, most, run);
    let count = 0;
    let start = 0;
    let any = false;
    for (const each of matches(input, separator, most, run)) {
      any = true;
      result.push(input.substring(start, each.start));
      start = each.end;
      count += 1;
    }
    if (!any) return [input];
    if (most === undefined || count < most) result.push(input.substring(start));
    return result;
  };

const join =
  (run?: Run) =>
  (texts: unknown, separator: unknown): unknown => {
    if (texts === undefined) return undefined;
    const between = separator === undefined ? '' : (separator as string);
    // Counted before it is made: a long separator makes much of few texts.
    if (run !== undefined)
      for (const text of texts as readonly string[]) run.made(1 + ((text.length + between.length) >> 3));
    return (texts as readonly string[]).join(between);
  };

export const matchingFunctions: Family = {
  contains: { make: contains, arity: 2 },
  match: { make: match, arity: 3 },
  replace: { make: replace, arity: 4 },
  split: { make: split, arity: 3 },
  join: { make: join, arity: 2 },
};
