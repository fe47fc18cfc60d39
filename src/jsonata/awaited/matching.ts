// contains, match, replace, split with matchers and replacements that are waited for: all matches are found
// first, then the synchronous function runs on them.
import { asMatch, type Match, matchingFunctions, replacementText } from '../functions/matching.ts';
import { type Family, type Implementation, implementationOf, type Native } from '../functions/native.ts';
import { isFunction } from '../support/callables.ts';
import type { Run } from '../support/run.ts';
import { apply } from './calls.ts';

/** Finds the matches, at most as many as a limit says; `seen` is told each before the next is looked for. */
const findAll = async (
  text: unknown,
  matcher: unknown,
  limit: unknown,
  run: Run | undefined,
  seen: (match: Match) => unknown,
): Promise<readonly Match[]> => {
  const found: Match[] = [];
  let match = asMatch(await apply(matcher, [text], null));
  while (match !== undefined && (typeof limit !== 'number' || found.length < limit)) {
    run?.tick(16);
    await seen(match);
    found.push(match);
    match = asMatch(await apply(match.next, [], null));
  }
  return found;
};

/** A matcher that finds these matches again. */
const replay = (matches: readonly Match[]): (() => Match | undefined) => {
  const from = (at: number) => (): Match | undefined => {
    const match = matches[at];
    return match === undefined ? undefined : { ...match, next: from(at + 1) };
  };
  return from(0);
};

/** Does the call look for matches at all? Missing texts and impossible limits are answered without. */
const searches = (text: unknown, matcher: unknown, limit: unknown): boolean =>
  text !== undefined && isFunction(matcher) && !(typeof limit === 'number' && !(limit > 0));

const known = (name: string, run: Run | undefined): Implementation =>
  implementationOf(matchingFunctions[name] as Native, run);

/** A function of a text, a matcher and a limit. */
const onMatches =
  (name: string) =>
  (run?: Run): Implementation => {
    const atOnce = known(name, run);
    return async (text, matcher, limit) => {
      if (!searches(text, matcher, limit)) return atOnce(text, matcher, limit);
      return atOnce(text, replay(await findAll(text, matcher, limit, run, () => undefined)), limit);
    };
  };

const replace = (run?: Run): Implementation => {
  const atOnce = known('replace', run);
  return async (text, pattern, replacement, limit) => {
    if (!searches(text, pattern, limit)) return atOnce(text, pattern, replacement, limit);
    const given: string[] = [];
    const found = await findAll(text, pattern, limit, run, async (match) => {
      if (typeof replacement !== 'string')
        given.push(replacementText(await apply(replacement, [match], null)));
    });
    let at = 0;
    const next = (): unknown => given[at++];
    return atOnce(text, replay(found), typeof replacement === 'string' ? replacement : next, limit);
  };
};

/** `$contains` looks for one match only. */
const contains = (run?: Run): Implementation => {
  const atOnce = known('contains', run);
  return async (text, token) => {
    if (text === undefined || !isFunction(token)) return atOnce(text, token);
    const match = asMatch(await apply(token, [text], null));
    return atOnce(text, () => match);
  };
};

export const matchingFamily: Family = {
  contains: { make: contains, arity: 2 },
  match: { make: onMatches('match'), arity: 3 },
  replace: { make: replace, arity: 4 },
  split: { make: onMatches('split'), arity: 3 },
};
