// The functions that report about the record in hand: $issue, $reject, $attempt. One session serves one transform;
// `begin` empties it for the next record.

import { GUARD_CODES, JsonataError, messageOf } from '../jsonata/errors.ts';
import { isWithin } from './is-within.ts';

/** What an emitted expression reported: a code, the canonical path of the rule, the offending value. */
export interface RaisedIssue {
  readonly code: string;
  readonly at: string;
  readonly value: unknown;
  /** The whole record is refused. */
  readonly rejects: boolean;
  /** What an authored expression's own error said. */
  readonly detail?: string;
  /** Values beside it that could be read, but are not shown for it. */
  readonly hides?: { readonly at: string; readonly value: unknown };
}

/** Collects what one record raises. */
export class Session {
  #raised: RaisedIssue[] = [];

  /** Starts a record; returns what the last one raised. */
  begin(): readonly RaisedIssue[] {
    const raised = this.#raised;
    if (raised.length > 0) this.#raised = [];
    return raised;
  }

  raise(issue: RaisedIssue): void {
    this.#raised.push(issue);
  }

  /** What has been raised since `begin`. */
  get raised(): readonly RaisedIssue[] {
    return this.#raised;
  }
}

const errorPart = (error: unknown, part: string): unknown =>
  typeof error === 'object' && error !== null ? Reflect.get(error, part) : undefined;

/** What an error of an evaluation says, by our executor or by the package, whose errors carry values but no text. */
export const errorText = (error: unknown): string => {
  const code = errorPart(error, 'code');
  if (typeof code !== 'string') return String(errorPart(error, 'message') ?? error);
  const details: unknown = errorPart(error, 'details');
  const carried = typeof details === 'object' && details !== null ? details : {};
  return `${code}: ${messageOf(code, { ...carried, ...Object(error), message: errorPart(error, 'message') })}`;
};

/** The most values that one rule may give, counted as whoever reads the result as JSON counts them. */
const MOST_VALUES = 1_000_000;

/** Hands on what an authored expression gave, unless it is more than later steps could read. */
const sized = <T>(result: T): T => {
  if (isWithin(result, MOST_VALUES)) return result;
  throw new JsonataError('too-large', { value: MOST_VALUES }).describe();
};

export const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';

/** Reports a value by the policy of its rule, and gives what stands in its place. */
export const failWith =
  (session: Session) =>
  (code: string, at: string, value: unknown, onError: unknown): null | undefined => {
    session.raise({ code, at, value, rejects: onError === 'reject' });
    return onError === 'null' ? null : undefined;
  };

/** `$issue`, `$reject` and `$attempt`, bound to a session. */
export const sessionFunctions = (session: Session) => {
  /** `$issue(code, path, value)`: reports the value of one rule and returns nothing. */
  const issue = (code: string, at: string, value: unknown): undefined => {
    session.raise({ code, at, value, rejects: false });
    return undefined;
  };

  /** `$reject(code, path, value)`: as `$issue`, and the record is refused. */
  const reject = (code: string, at: string, value: unknown): undefined => {
    session.raise({ code, at, value, rejects: true });
    return undefined;
  };

  const failed = (error: unknown, at: string, rejects: boolean): undefined => {
    const code = errorPart(error, 'code');
    // A guard ends the record, whatever rule was at work.
    if (GUARD_CODES.has(code)) throw error;
    const detail = errorText(error);
    session.raise({ code: 'value/expression', at, value: undefined, rejects, detail });
    return undefined;
  };

  /**
   * `$attempt(function(){ … }, path)`: runs an authored expression; its error becomes the issue of its rule.
   * Under the `jsonata` package lambdas return promises, so both forms are taken.
   */
  const attempt = (run: () => unknown, at: string, rejects = false): unknown => {
    try {
      const result = run();
      return isThenable(result)
        ? result.then(sized).then(undefined, (error) => failed(error, at, rejects))
        : sized(result);
    } catch (error) {
      return failed(error, at, rejects);
    }
  };

  return { issue, reject, attempt };
};
