// Errors of parsing and evaluation: real Error objects with the package's codes.
import { MESSAGES } from './messages.ts';

/** What an evaluation error carries besides its code. */
export interface ErrorDetails {
  readonly position?: number | undefined;
  readonly token?: unknown;
  readonly value?: unknown;
  readonly value2?: unknown;
  readonly index?: number | undefined;
  readonly [extra: string]: unknown;
}

const member = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

const show = (value: unknown): string => {
  try {
    return JSON.stringify(value) ?? 'undefined';
  } catch {
    return String(value);
  }
};

/** The message of a code, with the values that an error carries filled in. */
export const messageOf = (code: string, details: unknown): string => {
  const template = Object.hasOwn(MESSAGES, code) ? MESSAGES[code] : undefined;
  if (template === undefined) {
    const message = member(details, 'message');
    return typeof message === 'string' && message !== '' ? message : code;
  }
  return template.replace(/\{(\w+)(!?)\}/g, (_, key: string, bare: string) => {
    const value = member(details, key);
    return bare === '!' ? String(value) : show(value);
  });
};

/** What the guards say, here and in the package: the evaluation as a whole was stopped. */
export const GUARD_CODES: ReadonlySet<unknown> = new Set(['D1011', 'D1012', 'D2015', 'U1001', 'too-large']);

/** An evaluation or syntax error. `code`, `position` and `token` are those of the `jsonata` package. */
export class JsonataError extends Error {
  override readonly name = 'JsonataError';
  readonly code: string;
  /** UTF-16 offset in the expression: the end of the token that failed. */
  position: number | undefined;
  /** The operator or function that failed. */
  token: unknown;
  readonly value: unknown;
  readonly value2: unknown;
  readonly index: number | undefined;
  /** Some errors carry more, such as the exponent of `$power`. */
  readonly details: ErrorDetails;

  constructor(code: string, details: ErrorDetails = {}) {
    super(code);
    this.code = code;
    this.position = details.position;
    this.token = details.token;
    this.value = details.value;
    this.value2 = details.value2;
    this.index = details.index;
    this.details = details;
  }

  /** Fills in the message; done last, when token and position are known. */
  describe(): this {
    this.message = messageOf(this.code, {
      ...this.details,
      token: this.token,
      value: this.value,
      value2: this.value2,
      index: this.index,
    });
    return this;
  }
}
