// What a route is, what it is given, and what it gives back.
import type { Instance } from '../instance.ts';
import type { Permission } from './permission.ts';

/** One call, once its token and form have been checked. */
export interface Call {
  /** `GET /rest/v1/leads.json`: the method and the template of the path, as the published description has them. */
  readonly operation: string;
  /** What stands in the places of the template. */
  readonly params: ReadonlyMap<string, string>;
  /** The query, and the form body of a POST that stands for a GET. */
  readonly query: URLSearchParams;
  /** The JSON body; a call without one ends with 609. */
  readonly json: () => unknown;
  /** The JSON body of a call that may go without. */
  readonly optionalJson: () => unknown;
  /** The parts of a multipart body. */
  readonly form: () => Promise<FormData>;
  readonly header: (name: string) => string | undefined;
  /** Resets the connection. */
  readonly cut: () => void;
  /** The API user. */
  readonly user: string;
}

/** The envelope's content; `requestId` and `success` are added by the server. */
export interface JsonReply {
  readonly result?: readonly unknown[];
  readonly nextPageToken?: string | undefined;
  readonly moreResult?: boolean | undefined;
  readonly errors?: readonly unknown[];
  readonly warnings?: readonly unknown[];
}

/** Bytes of a bulk file, or a plain text that says why there are none. */
export interface FileReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | ReadableStream<Uint8Array>;
}

export type Reply = { readonly json: JsonReply } | { readonly file: FileReply };

export type Handler = (call: Call, instance: Instance) => Reply | Promise<Reply>;

export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** As in the published description: `/rest/v1/lead/{leadId}.json`. */
  readonly path: string;
  /** One of these is needed; none for an operation that any service may use. */
  readonly permissions: readonly Permission[];
  readonly handler: Handler;
  /** Not counted against quota and rate. */
  readonly quotaFree?: true;
  /** Takes a body of the size of an import. */
  readonly isImport?: true;
}

/** A reply with a result. */
export const result = (items: readonly unknown[], more: Omit<JsonReply, 'result'> = {}): Reply => ({
  json: { result: items, ...more },
});
