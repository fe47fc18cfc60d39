// What an observer is told of every call and its reply: both as they were, and which faults struck in between.
import { gunzipSync } from 'node:zlib';
import type { FaultName } from '../control/fault-table.ts';
import type { Faults } from '../control/faults.ts';
import type { Instance } from '../instance.ts';
import { type Answer, type Incoming, RESET } from './answer.ts';

/** A call as it came in, and what was sent for it. */
export interface Exchange {
  /** As it was sent: a GET that stands in a POST is a POST here. */
  readonly method: string;
  /** The path alone, below the address of the sandbox. */
  readonly path: string;
  /** The query as it was sent, without its question mark. */
  readonly query: string;
  /** `GET /rest/v1/lead/{leadId}.json`; undefined for a path that is none of Marketo's. */
  readonly operation: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** The status and headers of the reply, and its JSON or text; a file has no text here, a reset nothing at all. */
  readonly reply:
    | {
        readonly status: number;
        readonly headers: Readonly<Record<string, string>>;
        readonly text: string | undefined;
      }
    | undefined;
  /** Faults that struck this very call. */
  readonly faults: readonly FaultName[];
}

/** Is told of each exchange before its reply is sent; it must not throw. */
export type Observer = (exchange: Exchange) => void;

/** The same instance, which notes what strikes while it answers one call. */
const notingFaults = (instance: Instance, struck: FaultName[]): Instance => {
  const strikes: Faults['strikes'] = (name, operation) => {
    const hit = instance.faults.strikes(name, operation);
    if (hit !== undefined) struck.push(name);
    return hit;
  };
  return { ...instance, faults: { ...instance.faults, strikes } };
};

const readReply = async (made: Answer): Promise<Exchange['reply']> => {
  if (made === RESET) return undefined;
  const headers = Object.fromEntries(made.headers);
  const { status } = made;
  if (headers['content-type']?.startsWith('text/csv')) return { status, headers, text: undefined };
  const bytes = Buffer.from(await made.clone().arrayBuffer());
  const plain = headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes;
  return { status, headers, text: plain.toString() };
};

/** Answers with the instance that it is given, and says what the call is. */
export type Answering = (
  instance: Instance,
  note: (operation: string, body: Uint8Array) => void,
) => Promise<Answer>;

/** Lets a call be answered, and tells the observer of it, if there is one. */
export const observing = async (
  { request, url }: Pick<Incoming, 'request' | 'url'>,
  instance: Instance,
  observe: Observer | undefined,
  answering: Answering,
): Promise<Answer> => {
  if (observe === undefined) return answering(instance, () => undefined);
  const faults: FaultName[] = [];
  let body: Uint8Array = new Uint8Array();
  let operation: string | undefined;
  const made = await answering(notingFaults(instance, faults), (named, read) => {
    [operation, body] = [named, read];
  });
  const { method } = request;
  const told = { method, path: url.pathname, query: url.search.slice(1), operation, body, faults };
  observe({ ...told, headers: Object.fromEntries(request.headers), reply: await readReply(made) });
  return made;
};
