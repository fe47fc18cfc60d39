// A call with all that makes it reach its end: limits, budget, token, and the replay of what may be replayed.
import type { Budget } from './budget.ts';
import { redact } from './credentials.ts';
import type { Limits } from './limits.ts';
import { MarketoError, nextReset } from './marketo-error.ts';
import { sleep } from './sleep.ts';
import type { Tokens } from './token.ts';
import type { HttpReply, Transport } from './transport.ts';

export interface RetryOptions {
  /** How often a call is repeated for passing failures; 5 by default. */
  readonly attempts?: number;
  /** The first pause, in milliseconds; doubled each time; 500 by default. */
  readonly firstMs?: number;
  /** The longest pause, in milliseconds; 30,000 by default. */
  readonly mostMs?: number;
  /** How often a call waits for a limit of the server (606, 615, full queues); 60 by default. */
  readonly waits?: number;
  /** The pause for full queues of jobs, in milliseconds; 60,000 by default. */
  readonly queueMs?: number;
}

interface CallSpec<Value> {
  readonly method: string;
  /** For messages: without the query. */
  readonly name: string;
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>> | (() => Readonly<Record<string, string>>);
  readonly body?: string | Uint8Array | undefined;
  /** May it be sent twice without harm? */
  readonly idempotent: boolean;
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Makes something of the reply, or throws a MarketoError. */
  readonly read: (reply: HttpReply, call: string) => Promise<Value>;
  /** How far a long reply has got: as long as it gets on, failures do not count. */
  readonly progress?: () => number;
}

export type Call = <Value>(spec: CallSpec<Value>) => Promise<Value>;

export interface CallOptions {
  readonly transport: Transport;
  readonly tokens: Tokens;
  readonly limits: Limits;
  readonly budget: Budget;
  readonly retry: Required<RetryOptions>;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly log?: ((line: string) => void) | undefined;
  /** Shared by all calls of a client: set once the daily quota is used up. */
  readonly quota: { until?: Date; error?: MarketoError };
}

/** The pauses of a growing series, each between half and the whole of its length, so that clients do not go in step. */
export const backoffOf =
  ({ firstMs, mostMs }: Required<RetryOptions>) =>
  (attempt: number): number =>
    Math.min(mostMs, firstMs * 2 ** (attempt - 1)) * (0.5 + Math.random() / 2);

const hidden = (error: MarketoError, secrets: readonly string[]): MarketoError => {
  error.message = redact(error.message, secrets);
  if (error.stack !== undefined) error.stack = redact(error.stack, secrets);
  return error;
};

/** A signal for one call: listeners upon it do not pile up on a signal that many calls share. */
const oneOf = (...signals: readonly (AbortSignal | undefined)[]): AbortSignal | undefined => {
  const given = signals.filter((signal) => signal !== undefined);
  return given.length === 0 ? undefined : AbortSignal.any(given);
};

/** Makes the one function through which every call goes. */
export const createCall = (options: CallOptions): Call => {
  const { transport, tokens, limits, budget, retry, quota } = options;
  const backoff = backoffOf(retry);

  const waitFor = async (error: MarketoError, count: number, signal?: AbortSignal): Promise<void> => {
    if (error.wait === 'minutes') await sleep(retry.queueMs, signal);
    else if (error.wait === 'moment') {
      if (error.code === '615') limits.slower();
      await sleep(Math.min(backoff(count), limits.windowMs), signal);
    }
  };

  // Once for every call; more often only while other calls show that the new tokens are good, and die early.
  const mayRefresh = (used: string, count: number): boolean =>
    count === 1 || (count <= retry.attempts && tokens.wasGood(used));

  return async (spec) => {
    const { idempotent, progress } = spec;
    const signal = oneOf(spec.signal, options.signal);
    const call = `${spec.method} ${spec.name}`;
    let sent = 0;
    let failures = 0;
    let waits = 0;
    let used: string | undefined;
    let refreshes = 0;
    let reached = progress?.() ?? 0;

    // What concerns all calls is told to them before this one makes room for the next.
    const tellOthers = (error: unknown): void => {
      if (!(error instanceof MarketoError)) return;
      if (error.wait === 'window') limits.pause(limits.windowMs * (1 + Math.random() / 10));
      if (error.code === '607') Object.assign(quota, { until: nextReset(new Date()), error });
    };

    const attempt = async () => {
      if (quota.until !== undefined && quota.error !== undefined) {
        if (new Date() < quota.until) throw quota.error;
      }
      used = await tokens.get(signal);
      budget.spend(sent++ > 0);
      const own = typeof spec.headers === 'function' ? spec.headers() : spec.headers;
      const reply = await transport.exchange({
        url: spec.url,
        method: spec.method,
        headers: { 'accept-encoding': 'gzip', accept: '*/*', ...own, authorization: `Bearer ${used}` },
        ...(spec.body !== undefined && { body: spec.body }),
        timeoutMs: spec.timeoutMs ?? options.timeoutMs,
        signal,
        call,
      });
      const value = await spec.read(reply, call);
      tokens.accept(used);
      return value;
    };

    for (;;) {
      try {
        return await limits.run(
          () =>
            attempt().catch((error: unknown) => {
              tellOthers(error);
              throw error;
            }),
          signal,
        );
      } catch (error) {
        if (!(error instanceof MarketoError)) throw error;
        const now = progress?.() ?? 0;
        if (now > reached) {
          [reached, failures, waits] = [now, 0, 0];
        }
        if (error.class !== 'refresh') refreshes = 0;
        options.log?.(redact(error.message, tokens.secrets()));
        const mayReplay = idempotent || !error.ambiguous;
        if (error.class === 'refresh' && used !== undefined && mayRefresh(used, ++refreshes)) {
          tokens.refuse(used);
        } else if (error.class === 'wait' && ++waits <= retry.waits) {
          await waitFor(error, waits, signal);
        } else if (error.class === 'retry' && mayReplay && ++failures <= retry.attempts) {
          await sleep(backoff(failures), signal);
        } else {
          throw hidden(error, tokens.secrets());
        }
      }
    }
  };
};
