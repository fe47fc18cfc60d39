// The state of one evaluation: its clock and its guards.
import { JsonataError } from '../errors.ts';
import type { Callable } from './callables.ts';
import { isSequence } from './sequences.ts';

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

/** How many checks pass between two looks at the clock where nothing is waited for. */
const CLOCK_INTERVAL = 64;

/** One evaluation. */
export class Run {
  /** The moment that `$now` and `$millis` tell, the same throughout, in milliseconds. */
  readonly started: number = Date.now();
  /** Nesting at the latest call. */
  depth = 0;
  readonly sequence: number | undefined;
  /** Compiles and runs text for `$eval`; undefined where that is not allowed. */
  readonly evaluateText: EvaluateText | undefined;
  readonly #guards: Guards;
  readonly #interval: number;
  #natives: Map<string, Callable> | undefined;
  #untilClock: number;

  /** `interval`: how many checks pass between two looks at the clock; one that waits looks each time. */
  constructor(guards: Guards, evaluateText?: EvaluateText, interval: number = CLOCK_INTERVAL) {
    this.#interval = interval;
    this.#untilClock = interval;
    this.evaluateText = evaluateText;
    this.#guards = guards;
    this.sequence = guards.sequence;
  }

  /** The functions that know this evaluation, by name, as they were asked for. */
  get natives(): Map<string, Callable> {
    this.#natives ??= new Map();
    return this.#natives;
  }

  /** Throws D1011 beyond the allowed nesting, D1012 beyond the allowed time. */
  check(depth: number): void {
    const { stack, timeout } = this.#guards;
    if (stack !== undefined && depth > stack) throw new JsonataError('D1011', { value: stack });
    if (timeout === undefined) return;
    this.#untilClock -= 1;
    if (this.#untilClock > 0) return;
    this.#untilClock = this.#interval;
    this.look(undefined);
  }

  /** Hands on a value that was waited for, unless that took too long: D1012. */
  look<T>(value: T): T {
    const { timeout } = this.#guards;
    if (timeout !== undefined && Date.now() - this.started > timeout) {
      throw new JsonataError('D1012', { value: timeout });
    }
    return value;
  }

  /** Hands on a sequence, unless it is too long: D2015. An array that no navigation made may be of any length. */
  limit<T>(value: T): T {
    return isSequence(value) ? this.bound(value) : value;
  }

  /** Hands on an array that grew item by item, unless it is too long: D2015. */
  bound<T>(value: T): T {
    if (this.sequence !== undefined && Array.isArray(value) && value.length > this.sequence) {
      throw new JsonataError('D2015', { value: this.sequence });
    }
    return value;
  }
}
