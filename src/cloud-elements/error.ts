// What a call can end in: the normalised codes of the hub contract, and what happens before a server answers.

/** How a call failed: a normalised code of the contract, or what went wrong before one could be given. */
export type CloudElementsFailure =
  | 'bad-request'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'method-not-allowed'
  | 'not-acceptable'
  | 'conflict'
  | 'unsupported-media-type'
  | 'server-error'
  | 'other-status'
  | 'not-json'
  | 'unreachable'
  | 'timeout'
  | 'aborted'
  | 'endless-paging'
  | 'job-failed'
  | 'job-late';

interface Meaning {
  readonly failure: CloudElementsFailure;
  readonly advice: string;
}

/** The failing codes of the contract; 200 is the tenth. */
const MEANINGS: ReadonlyMap<number, Meaning> = new Map([
  [400, { failure: 'bad-request', advice: 'correct the request: the message says what the server refused' }],
  [401, { failure: 'unauthorized', advice: 'check the user secret and the element token' }],
  [403, { failure: 'forbidden', advice: 'the user or the instance lacks the right to do this' }],
  [404, { failure: 'not-found', advice: 'check the resource name and the id' }],
  [405, { failure: 'method-not-allowed', advice: 'this resource does not offer the call' }],
  [406, { failure: 'not-acceptable', advice: 'ask for a format that the resource gives' }],
  [409, { failure: 'conflict', advice: 'the record exists, or was changed by somebody else: read it again' }],
  [415, { failure: 'unsupported-media-type', advice: 'send JSON, or a CSV file for bulk' }],
  [
    500,
    { failure: 'server-error', advice: 'try again later; name the request id to whoever runs the server' },
  ],
]);

export const meaningOf = (status: number): Meaning =>
  MEANINGS.get(status) ?? {
    failure: status >= 500 ? 'server-error' : 'other-status',
    advice: 'the contract does not name this status: see the message',
  };

export interface CloudElementsErrorDetails {
  readonly failure: CloudElementsFailure;
  /** Status of HTTP; undefined where no answer came. */
  readonly status?: number | undefined;
  /** The server's name for this request. */
  readonly requestId?: string | undefined;
  /** What the system behind the hub said. */
  readonly providerMessage?: string | undefined;
  /** What to do, in one clause. */
  readonly advice?: string | undefined;
  readonly cause?: unknown;
}

/** A call that failed. The message is one line; it holds no secret. */
export class CloudElementsError extends Error {
  override readonly name = 'CloudElementsError';
  readonly failure: CloudElementsFailure;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly providerMessage: string | undefined;
  readonly advice: string | undefined;

  constructor(message: string, details: CloudElementsErrorDetails) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.failure = details.failure;
    this.status = details.status;
    this.requestId = details.requestId;
    this.providerMessage = details.providerMessage;
    this.advice = details.advice;
  }
}
