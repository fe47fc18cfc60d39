// What goes wrong with a call, as a typed error: its code, its class, what to do; never a secret.
import { type CodeRow, classifyCode, type ErrorClass, type WaitKind } from './error-codes.ts';

export interface MarketoErrorParts {
  /** A code of Marketo (`606`) or of this client (`timeout`). */
  readonly code: string;
  /** What was said, without secrets. */
  readonly message: string;
  /** `GET /rest/v1/leads.json`: without the query, which holds people's data. */
  readonly call?: string;
  readonly requestId?: string | undefined;
  /** The time of the daily reset, where the code waits for it. */
  readonly resetAt?: Date;
  /** The HTTP status, where there was a reply. */
  readonly status?: number;
}

const oneLine = (text: string): string => {
  const line = text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim();
  return line.length > 500 ? `${line.slice(0, 500)}…` : line;
};

/**
 * The next reset of the daily quota: midnight in US Central standard time. Where daylight saving should count, this is an
 * hour late, never early.
 */
export const nextReset = (now: Date): Date => {
  const reset = new Date(now);
  reset.setUTCHours(6, 0, 0, 0);
  if (reset <= now) reset.setUTCDate(reset.getUTCDate() + 1);
  return reset;
};

/** A call failed. The message is one readable line that says what to do; `code` and `class` are for programs. */
export class MarketoError extends Error {
  override readonly name = 'MarketoError';
  readonly code: string;
  readonly class: ErrorClass;
  /** May the call have been carried out all the same? */
  readonly ambiguous: boolean;
  readonly advice: string;
  /** What Marketo names the call by: Support asks for it. */
  readonly requestId: string | undefined;
  readonly resetAt: Date | undefined;
  readonly call: string | undefined;
  readonly status: number | undefined;
  /** How long to wait, where the class is `wait`. */
  readonly wait: WaitKind | undefined;

  constructor(parts: MarketoErrorParts) {
    const row: CodeRow = classifyCode(parts.code, parts.message);
    const resetAt = parts.resetAt ?? (row.untilReset === true ? nextReset(new Date()) : undefined);
    const advice =
      resetAt === undefined ? row.advice : `${row.advice}; it is set back at ${resetAt.toISOString()}`;
    const request = parts.requestId === undefined ? '' : ` (request ${parts.requestId})`;
    const code = /^\d+$/.test(parts.code) ? `error ${parts.code}: ` : '';
    const call = parts.call === undefined ? '' : `${parts.call}: `;
    super(oneLine(`${call}${code}${parts.message}${request}; ${advice}`));
    this.code = parts.code;
    this.class = row.class;
    this.ambiguous = row.ambiguous;
    this.advice = advice;
    this.requestId = parts.requestId;
    this.resetAt = resetAt;
    this.call = parts.call;
    this.status = parts.status;
    this.wait = row.wait;
  }
}
