import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import jsonata from 'jsonata';
import { expect, test } from 'vitest';
import { compileJsonata, parseExpression, plainJson } from '../../src/jsonata/index.ts';
import { expression, input } from './jsonata-fuzz/expressions.ts';

const json = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value));
const codeOf = (thrown: unknown): string => {
  const code: unknown =
    typeof thrown === 'object' && thrown !== null ? Reflect.get(thrown, 'code') : undefined;
  return typeof code === 'string' ? code : String(thrown);
};

// Where the package itself is not right or not certain; each of these is told from a difference of ours.
const QUIRKS = {
  /** It evaluates siblings of a constructor side by side: which of two errors wins depends on timing. */
  siblings: (text: string): boolean => /[[{].*,/s.test(text),
  /** Its copy of the left side of `??` and `?:` loses regular expressions, and may search without end. */
  lostRegex: (text: string): boolean => /\?[:?]/.test(text) && /\/[a[(\\]/.test(text),
  /** It writes into empty arrays of its input when one is the context of an object constructor. */
  filledArray: (value: unknown): boolean => JSON.stringify(value)?.includes('[null]') === true,
  /** Matching by nothing is a TypeError there. */
  missingMatcher: (code: string): boolean => code.includes("reading 'apply'"),
  /** A sort in tail position cannot call its comparator there. */
  uncallable: (code: string): boolean => code.includes('comp is not a function'),
  /** It filters the call itself, instead of its result, where a block in tail position has a predicate. */
  filteredTail: (text: string): boolean => {
    const parsed = parseExpression(text);
    return parsed.ok && holdsFilteredTail(parsed.tree, false);
  },
  /** It overflows the stack where we report so. */
  overflow: (code: string): boolean => code.includes('Maximum call stack'),
};

const holdsFilteredTail = (value: unknown, filtered: boolean): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  if (filtered && Reflect.get(value, 'tail') === true) return true;
  const inside = filtered || Reflect.has(value, 'predicate') || Reflect.has(value, 'group');
  return Object.values(value).some((member) => holdsFilteredTail(member, inside));
};

const difference = async (text: string, value: unknown): Promise<string | undefined> => {
  let reference: ReturnType<typeof jsonata>;
  try {
    reference = jsonata(text, { stack: 300, timeout: 2000 });
  } catch {
    return undefined;
  }
  const compiled = compileJsonata(text, { stack: 300, timeout: 2000 });
  if (compiled.strategy !== 'compiled') return 'not compiled';
  const theirs = json(value);
  const mine = json(value);
  const outcome = async (run: () => unknown): Promise<{ value?: unknown; code?: string }> => {
    try {
      return { value: json(plainJson(await run())) };
    } catch (thrown) {
      return { code: codeOf(thrown) };
    }
  };
  const want = await outcome(() => reference.evaluate(theirs));
  const got = await outcome(() => compiled.evaluate(mine));
  if (!isDeepStrictEqual(mine, json(value))) return 'the input was changed';
  if (isDeepStrictEqual(want, got) || !isDeepStrictEqual(theirs, json(value))) return undefined;
  const { code = '' } = want;
  if (want.code !== undefined && got.code !== undefined && QUIRKS.siblings(text)) return undefined;
  if (
    QUIRKS.overflow(code) ||
    QUIRKS.missingMatcher(code) ||
    QUIRKS.uncallable(code) ||
    QUIRKS.filteredTail(text) ||
    QUIRKS.filledArray(want.value)
  )
    return undefined;
  return `${JSON.stringify(want)} but ${JSON.stringify(got)}`;
};

test('random expressions give on random inputs what the package gives', async () => {
  const texts = expression.filter((text) => text.length < 300 && !QUIRKS.lostRegex(text));
  await fc.assert(
    fc.asyncProperty(texts, fc.array(input, { minLength: 1, maxLength: 5 }), async (text, inputs) => {
      for (const value of inputs) expect(await difference(text, value)).toBe(undefined);
    }),
    { seed: 20261123, numRuns: Number(process.env.FUZZ_RUNS ?? 1500) },
  );
}, 600_000);
