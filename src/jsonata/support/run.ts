// The state of one evaluation: its clock and its guards.
import { JsonataError } from '../errors.ts';
import type { Callable } from './callables.ts';

export interface Guards {
  /** Milliseconds; undefined for no limit. */
  readonly timeout?: number | undefined;
  /** Nesting of evaluations, counted as the package counts it. */
  readonly stack?: number | undefined;
  /** Items of a sequence. */
  readonly sequence?: number | undefined;
}

/** Runs a text in an environment: its input, the root, and all variables that it sees. */
export type EvaluateText = (
  text: string,
  input: unknown,
  root: unknown,
  variables: Readonly<Record<string, unknown>>,
  run: Run,
) => unknown;

/** Units of work that pass between two looks at the clock where nothing is waited for: less than a millisecond. */
const CLOCK_INTERVAL = 4096;
/** What one body of generated code counts for, in units of one visited item. */
const BODY = 256;
/** The most that one evaluation may make under the guard on length, in words of eight bytes: garbage counts. */
const MOST_WORDS = 2 ** 25;

/** The longest picture under guards. */
const LONGEST_PICTURE = 2000;

/** Steps of the linear regular expressions in a millisecond, at least. */
const STEPS = 20_000;

/** One evaluation. */
export class Run {
  /** The moment that `$now` and `$millis` tell, the same throughout, in milliseconds. */
  readonly started: number = Date.now();
  /** Nesting at the latest call. */
  depth = 0;
  /** The longest sequence. */
  readonly limit: number;
  /** Milliseconds; infinite where there is no limit. */
  readonly timeout: number;
  /** Compiles and runs text for `$eval`; undefined where that is not allowed. */
  readonly evaluateText: EvaluateText | undefined;
  readonly #stack: number;
  readonly #guarded: boolean;
  readonly #interval: number;
  #natives: Map<string, Callable> | undefined;
  #untilClock: number;
  #words: number;

  /** `waits`: time passes while something is waited for, so that each body looks at the clock. */
  constructor(guards: Guards, evaluateText?: EvaluateText, waits = false) {
    const { stack, timeout, sequence } = guards;
    this.#interval = waits ? BODY : CLOCK_INTERVAL;
    this.#untilClock = this.#interval;
    this.evaluateText = evaluateText;
    this.#guarded = timeout !== undefined || sequence !== undefined;
    this.#stack = stack ?? Number.POSITIVE_INFINITY;
    this.timeout = timeout ?? Number.POSITIVE_INFINITY;
    this.limit = sequence ?? Number.POSITIVE_INFINITY;
    this.#words = sequence === undefined ? Number.POSITIVE_INFINITY : MOST_WORDS;
  }

  /** The functions that know this evaluation, by name, as they were asked for. */
  get natives(): Map<string, Callable> {
    this.#natives ??= new Map();
    return this.#natives;
  }

  /** Throws D1011 beyond the allowed nesting, D1012 beyond the allowed time; `words` is what the body makes. */
  check(depth: number, words: number): void {
    if (depth > this.#stack) throw new JsonataError('D1011', { value: this.#stack });
    if (words > 0) this.made(words);
    this.tick(BODY);
  }

  /** Counts work, in visited items; asks the clock now and then: D1012. */
  tick(units: number): void {
    this.#untilClock -= units;
    if (this.#untilClock > 0) return;
    this.#untilClock = this.#interval;
    this.look(undefined);
  }

  /** Hands on a value that was waited for, unless that took too long: D1012. */
  look<T>(value: T): T {
    if (Date.now() - this.started > this.timeout) throw new JsonataError('D1012', { value: this.timeout });
    return value;
  }

  /** Counts what is made, in words; more than memory should hold is the error `too-large`. */
  made(words: number): void {
    this.#words -= words;
    if (this.#words < 0) throw new JsonataError('too-large', { value: MOST_WORDS });
    this.tick(words);
  }

  /** Makes room for one more item of a sequence that holds so many, unless it may not grow: D2015. */
  room(length: number): void {
    if (length >= this.limit) throw new JsonataError('D2015', { value: this.limit });
    this.made(1);
  }

  /** The same for an array that is made at once, or grew by several items. */
  fits(length: number): void {
    if (length > this.limit) throw new JsonataError('D2015', { value: length });
  }

  /** Hands on a text that was made: its characters count. */
  text<T>(text: T): T {
    if (typeof text === 'string') this.made(text.length >> 3);
    return text;
  }

  /** A search that cannot be interrupted, in steps: one that is certain to take too long is not begun. */
  search(steps: number): void {
    if (steps > this.timeout * STEPS) throw new JsonataError('D1012', { value: this.timeout });
    this.tick(steps);
  }

  /** A picture, or what is read with one: analysing them is not linear, and no sound one is long. */
  picture(text: unknown): void {
    if (typeof text !== 'string') return;
    if (!this.#guarded) return;
    if (text.length > LONGEST_PICTURE) throw new JsonataError('too-large', { value: LONGEST_PICTURE });
    this.tick((text.length ** 2) >> 3);
  }

  /** Hands on a text that is going to be searched. */
  seen<T>(text: T): T {
    if (typeof text === 'string') this.tick(text.length >> 4);
    return text;
  }
}
