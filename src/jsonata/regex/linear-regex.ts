// Regular expressions with linear time: what mappings run on, so that no pattern can hang them.
import { RE2JS } from 're2js';
import { JsonataError } from '../errors.ts';
import type { Engine } from '../support/regexes.ts';
import { type PatternProblem, translatePattern } from './linear-pattern.ts';

const compilePattern = (source: string, flags: string): RE2JS | PatternProblem => {
  const translated = translatePattern(source, flags);
  if (!translated.ok) return translated.problem;
  const insensitive = flags.includes('i') ? RE2JS.CASE_INSENSITIVE : 0;
  const multiline = flags.includes('m') ? RE2JS.MULTILINE : 0;
  try {
    return RE2JS.compile(translated.pattern, insensitive | multiline);
  } catch (thrown) {
    return { construct: thrown instanceof Error ? thrown.message : String(thrown), at: 0 };
  }
};

/** What keeps a pattern from running in linear time; undefined where nothing does. */
export const linearProblem = (source: string, flags: string): PatternProblem | undefined => {
  const compiled = compilePattern(source, flags);
  return compiled instanceof RE2JS ? undefined : compiled;
};

/** The linear engine for a pattern; throws {@link JsonataError} `regex-not-linear` where there is none. */
export const linearEngine = (source: string, flags: string): Engine => {
  const compiled = compilePattern(source, flags);
  if (!(compiled instanceof RE2JS)) {
    const message = `The regular expression cannot run in linear time: ${compiled.construct}`;
    throw new JsonataError('regex-not-linear', { value: source, message });
  }
  return {
    steps: compiled.programSize(),
    exec: (text, from) => {
      if (from > text.length) return undefined;
      const matcher = compiled.matcher(text);
      if (!matcher.find(from)) return undefined;
      const groups: (string | undefined)[] = [];
      for (let at = 1; at <= matcher.groupCount(); at += 1) groups.push(matcher.group(at) ?? undefined);
      return { match: matcher.group() ?? '', start: matcher.start(), groups, last: matcher.end() };
    },
  };
};

/** The same engine in the form that the package takes as its `RegexEngine`. */
export class LinearRegExp {
  lastIndex = 0;
  readonly #engine: Engine;

  constructor(regex: RegExp) {
    this.#engine = linearEngine(regex.source, regex.flags);
  }

  /** As `RegExp.prototype.exec` of a global expression. */
  exec(text: string): (string[] & { index: number }) | null {
    const found = this.#engine.exec(String(text), this.lastIndex);
    if (found === undefined) {
      this.lastIndex = 0;
      return null;
    }
    this.lastIndex = found.last;
    // A group without a match is undefined, though the package's type does not say so.
    return Object.assign([found.match, ...found.groups] as string[], { index: found.start });
  }
}
