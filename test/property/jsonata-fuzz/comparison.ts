// Compares compiled expressions with the package; tells its known quirks from differences of ours.
import { isDeepStrictEqual } from 'node:util';
import { compileJsonata } from '../../../src/jsonata/index.ts';
import { INTERNAL_ERROR, KNOWN_DIFFERENCES } from './known-differences.ts';
import { failed, type Outcome, returned } from './outcome.ts';
import { loadReference, type Reference } from './reference.ts';

/** What came of one pair of expression and input. */
export type Verdict =
  | { readonly kind: 'equal'; readonly failed: boolean }
  /** The same error with another position or token; the entry that explains it, if any. */
  | {
      readonly kind: 'misplaced';
      readonly entry: string | undefined;
      readonly want: Outcome;
      readonly got: Outcome;
    }
  /** The difference is this entry of the list; `several` if only all entries together explain it. */
  | { readonly kind: 'known'; readonly entry: string }
  /** Out of time, or beyond what the host's stack holds. */
  | { readonly kind: 'incomparable' }
  | { readonly kind: 'different'; readonly want: Outcome; readonly got: Outcome };

/** One expression, ready to be compared on inputs. */
type Subject = (input: unknown) => Promise<Verdict>;

export interface Comparison {
  /** Undefined where the text has a syntax error. */
  subject(text: string): Subject | undefined;
}

const GUARDS = { stack: 300, timeout: 3000 };
/** The host's engine; a pattern that the parser's copy has lost is an error, as it may match without end. */
const Pattern = new Proxy(RegExp, {
  construct: (_, [pattern]: [unknown]) => {
    if (!(pattern instanceof RegExp)) throw Object.assign(new Error('lost'), { code: 'lost pattern' });
    return new RegExp(pattern);
  },
});
const REFERENCE_OPTIONS = { ...GUARDS, RegexEngine: Pattern };
const increment = (value: unknown): unknown => (typeof value === 'number' ? value + 1 : value);

/** How expressions are evaluated: at once, or with promises in the way. */
export interface Way {
  /** Variables that expressions may read. */
  bindings(): Readonly<Record<string, unknown>>;
  readonly functions: Readonly<Record<string, (value: unknown) => unknown>>;
  /** The input as evaluations see it. */
  given(input: unknown): unknown;
  readonly method: 'evaluate' | 'evaluateAsync';
}

const AT_ONCE: Way = {
  bindings: () => ({ z: [1, 'b', { a: 3 }], list: [3, 1, 2], f: increment }),
  functions: {},
  given: (input) => input,
  method: 'evaluate',
};

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Each member of the input and each binding is a promise, and the function is asynchronous. */
export const WITH_PROMISES: Way = {
  bindings: () => ({ z: Promise.resolve([1, 'b', { a: 3 }]), list: Promise.resolve([3, 1, 2]) }),
  functions: { f: async (value) => increment(await value) },
  given: (input) =>
    isRecord(input)
      ? Object.fromEntries(Object.entries(input).map(([key, value]) => [key, Promise.resolve(value)]))
      : input,
  method: 'evaluateAsync',
};

const isBeyondHost = ({ code = '' }: Outcome): boolean => code === 'D1012' || code === 'RangeError';

const parsedBy = (reference: Reference, text: string, way: Way): ReturnType<Reference> => {
  const parsed = reference(text, REFERENCE_OPTIONS);
  for (const [name, implementation] of Object.entries(way.functions))
    parsed.registerFunction(name, implementation);
  return parsed;
};

const evaluateWith = async (
  reference: Reference,
  text: string,
  input: unknown,
  way: Way,
): Promise<Outcome> => {
  try {
    const parsed = parsedBy(reference, text, way);
    return returned(await parsed.evaluate(way.given(structuredClone(input)), way.bindings()));
  } catch (thrown) {
    return failed(thrown);
  }
};

const sameResult = (want: Outcome, got: Outcome): boolean =>
  want.code === got.code && isDeepStrictEqual(want.value, got.value);

const samePlace = (want: Outcome, got: Outcome): boolean =>
  want.code === got.code && isDeepStrictEqual(want.place, got.place);

/** Loads the package, as it is and mended; the mended ones only when they are needed. */
export const createComparison = (way: Way = AT_ONCE): Comparison => {
  const reference = loadReference();
  const mended = new Map<string, Reference>();
  const mendedBy = (entry: string): Reference => {
    const made =
      mended.get(entry) ??
      loadReference(
        KNOWN_DIFFERENCES.filter(({ name }) => entry === 'several' || name === entry).flatMap(
          ({ mends }) => mends,
        ),
      );
    mended.set(entry, made);
    return made;
  };
  /** The entry whose mending gives what we give. */
  const explain = async (
    text: string,
    input: unknown,
    got: Outcome,
    same: (want: Outcome, got: Outcome) => boolean,
  ): Promise<string | undefined> => {
    let internal = false;
    for (const entry of [...KNOWN_DIFFERENCES.map(({ name }) => name), 'several']) {
      const want = await evaluateWith(mendedBy(entry), text, input, way);
      if (same(want, got)) return entry;
      internal ||= (entry === 'siblings' || entry === 'lost-pattern') && want.internal === true;
    }
    // Evaluated in order, it is the internal error that comes first.
    return internal ? INTERNAL_ERROR : undefined;
  };
  const compare = async (
    text: string,
    input: unknown,
    evaluate: (input: unknown) => unknown,
    theirs: (input: unknown) => Promise<unknown>,
  ): Promise<Verdict> => {
    const mine = structuredClone(input);
    let got: Outcome;
    try {
      const given = evaluate(mine);
      got = returned(way.method === 'evaluate' ? given : await given);
    } catch (thrown) {
      got = failed(thrown);
    }
    if (!isDeepStrictEqual(mine, input)) got = { code: 'the input was changed' };
    let want: Outcome;
    try {
      want = returned(await theirs(structuredClone(input)));
    } catch (thrown) {
      want = failed(thrown);
    }
    if (sameResult(want, got)) {
      if (want.code !== undefined && !samePlace(want, got))
        return { kind: 'misplaced', entry: await explain(text, input, got, samePlace), want, got };
      return { kind: 'equal', failed: want.code !== undefined };
    }
    if (isBeyondHost(want) || isBeyondHost(got)) return { kind: 'incomparable' };
    const entry = await explain(text, input, got, sameResult);
    if (entry !== undefined) return { kind: 'known', entry };
    if (want.internal) return { kind: 'known', entry: INTERNAL_ERROR };
    return { kind: 'different', want, got };
  };
  return {
    subject: (text) => {
      let parsed: ReturnType<Reference>;
      try {
        parsed = parsedBy(reference, text, way);
      } catch {
        return undefined;
      }
      const compiled = compileJsonata(text, { ...GUARDS, allowEval: true, functions: way.functions });
      return (input) =>
        compare(
          text,
          input,
          (own) => compiled[way.method](way.given(own), way.bindings()),
          (own) => parsed.evaluate(way.given(own), way.bindings()),
        );
    },
  };
};
