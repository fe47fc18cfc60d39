// String functions that take a text or a matcher: contains, split, join, replace, match.
import { JsonataError } from '../errors.ts';
import { isFunction } from '../support/callables.ts';
import { apply } from '../support/calls.ts';
import { emptySequence } from '../support/sequences.ts';
import type { Family } from './native.ts';

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

const matches = function* (text: string, matcher: unknown, limit: number | undefined): Generator<Match> {
  let count = 0;
  let match = runMatcher(matcher, [text]);
  while (match !== undefined && (limit === undefined || count < limit)) {
    yield match;
    match = runMatcher(match.next, []);
    count += 1;
  }
};

const contains = (text: unknown, token: unknown): unknown => {
  if (text === undefined || token === undefined) return undefined;
  if (typeof token === 'string') return (text as string).includes(token);
  return runMatcher(token, [text]) !== undefined;
};

const match = (text: unknown, matcher: unknown, limit: unknown): unknown => {
  if (text === undefined) return undefined;
  const most = limit as number | undefined;
  if (most !== undefined && most < 0) throw new JsonataError('D3040', { value: limit, index: 3 });
  const result = emptySequence();
  if (most === undefined || most > 0) {
    for (const each of matches(text as string, matcher, most)) {
      result.push({ match: each.match, index: each.start, groups: each.groups });
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
): string => {
  // Nothing checks what replaces a text: a function is the text of any object.
  const inserted = isFunction(replacement) ? String({}) : String(replacement);
  let result = '';
  let position = 0;
  let count = 0;
  let index = text.indexOf(pattern, position);
  while (index !== -1 && (limit === undefined || count < limit)) {
    result += text.substring(position, index);
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
export const replaceAll = (text: string, pattern: string, replacement: string): string => {
  let at = text.indexOf(pattern);
  if (at < 0) return text;
  let result = '';
  let from = 0;
  while (at >= 0) {
    result += text.slice(from, at) + replacement;
    from = at + pattern.length;
    at = text.indexOf(pattern, from);
  }
  return result + text.slice(from);
};

const replace = (text: unknown, pattern: unknown, replacement: unknown, limit: unknown): unknown => {
  if (text === undefined) return undefined;
  if (pattern === '') throw new JsonataError('D3010', { value: pattern, index: 2 });
  const most = limit as number | undefined;
  if (most !== undefined && most < 0) throw new JsonataError('D3011', { value: limit, index: 4 });
  const input = text as string;
  if (most !== undefined && !(most > 0)) return input;
  if (typeof pattern === 'string') return replaceText(input, pattern, replacement, most);
  let result = '';
  let position = 0;
  for (const each of matches(input, pattern, most)) {
    result += input.substring(position, each.start);
    const given =
      typeof replacement === 'string' ? substitute(replacement, each) : apply(replacement, [each], null);
    result += replacementText(given);
    position = each.start + each.match.length;
  }
  return result + input.substring(position);
};

const split = (text: unknown, separator: unknown, limit: unknown): unknown => {
  if (text === undefined) return undefined;
  const most = limit as number | undefined;
  if (most !== undefined && most < 0) throw new JsonataError('D3020', { value: limit, index: 3 });
  const input = text as string;
  const result: string[] = [];
  if (most !== undefined && !(most > 0)) return result;
  if (typeof separator === 'string')
    return input.split(separator, most === undefined ? undefined : Math.floor(most));
  let count = 0;
  let start = 0;
  let any = false;
  for (const each of matches(input, separator, most)) {
    any = true;
    result.push(input.substring(start, each.start));
    start = each.end;
    count += 1;
  }
  if (!any) return [input];
  if (most === undefined || count < most) result.push(input.substring(start));
  return result;
};

const join = (texts: unknown, separator: unknown): unknown =>
  texts === undefined
    ? undefined
    : (texts as readonly string[]).join(separator === undefined ? '' : (separator as string));

export const matchingFunctions: Family = {
  contains: { run: contains, arity: 2 },
  match: { run: match, arity: 3 },
  replace: { run: replace, arity: 4 },
  split: { run: split, arity: 3 },
  join: { run: join, arity: 2 },
};
