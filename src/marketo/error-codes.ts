// The one table of error codes: what each means, what is done about it, and whether the call may have been carried out.

/**
 * What is to be done: `retry` after a growing pause; `refresh` the token and replay once; `wait` and go on; `stop` the
 * run, since nothing in the call can mend it; `bug`: the call, or what is in it, must change; `empty`: there is nothing,
 * which is no failure; `done`: it had been done before.
 */
export type ErrorClass = 'retry' | 'refresh' | 'wait' | 'stop' | 'bug' | 'empty' | 'done';

/** How long a `wait` is: a whole rate window for all calls; a moment, or minutes, for the one call. */
export type WaitKind = 'window' | 'moment' | 'minutes';

export interface CodeRow {
  readonly code: string;
  readonly class: ErrorClass;
  /** What to do, as the end of a sentence. */
  readonly advice: string;
  /** May the call have been carried out all the same? Then only what can be repeated without harm is replayed. */
  readonly ambiguous: boolean;
  readonly wait?: WaitKind;
  /** Nothing more is answered until the daily reset. */
  readonly untilReset?: true;
  /** Where one code has several meanings: the message that this row is about. */
  readonly when?: RegExp;
}

type Extra = Partial<Pick<CodeRow, 'ambiguous' | 'wait' | 'untilReset' | 'when'>>;

const row = (code: string | number, kind: ErrorClass, advice: string, extra: Extra = {}): CodeRow => ({
  code: String(code),
  class: kind,
  advice,
  ambiguous: false,
  ...extra,
});

const AMBIGUOUS = { ambiguous: true } as const;

/** Codes that Marketo puts into a reply: of the reply as a whole, or of one record. */
const MARKETO: readonly CodeRow[] = [
  row(500, 'retry', 'try again later', AMBIGUOUS),
  row(502, 'retry', 'try again later, with fewer records', AMBIGUOUS),
  row(600, 'bug', 'the call was sent without a token'),
  row(601, 'refresh', 'check whether another process changed the credentials'),
  row(602, 'refresh', 'check the clock and whether another process renews the token'),
  row(603, 'stop', 'give the API role the permission for this call, and check the IP allowlist'),
  row(604, 'retry', 'ask for fewer records at a time', AMBIGUOUS),
  row(605, 'bug', 'send fewer values at a time, or use the documented method'),
  row(606, 'wait', 'lower the rate: all integrations of the instance share it', { wait: 'window' }),
  row(607, 'stop', 'the daily quota is used up', { untilReset: true }),
  row(608, 'retry', 'the API is down for the moment: try again later'),
  row(609, 'bug', 'the body is not JSON'),
  row(610, 'bug', 'check the path'),
  row(611, 'retry', 'try again later, and give the request id to Support if it stays', AMBIGUOUS),
  row(612, 'bug', 'send the documented content type'),
  row(613, 'bug', 'the multipart body is wrong'),
  row(614, 'retry', 'the subscription is not found at present: try again later'),
  row(615, 'wait', 'have fewer calls in flight: all integrations share them', { wait: 'moment' }),
  row(616, 'stop', 'the subscription does not have this feature'),
  row(701, 'bug', 'fill in what is blank'),
  row(702, 'empty', 'there is no data'),
  row(703, 'stop', 'the feature is not enabled for the subscription'),
  row(704, 'bug', 'write the date in the documented form'),
  row(709, 'bug', 'a business rule forbids it'),
  row(710, 'bug', 'name a parent folder that exists'),
  row(711, 'bug', 'name a folder of the right type'),
  row(712, 'bug', 'merge person accounts in the CRM'),
  row(713, 'retry', 'try again later', AMBIGUOUS),
  row(714, 'stop', 'set up the default record type in the CRM'),
  row(718, 'bug', 'create the sales person first'),
  row(719, 'retry', 'the record is locked: try again later', AMBIGUOUS),
  row(1001, 'bug', 'send a value of the type that describe states'),
  row(1002, 'bug', 'send the missing parameter'),
  row(1003, 'bug', 'narrow or correct the request'),
  row(1004, 'bug', 'there is no such lead'),
  row(1005, 'bug', 'the lead exists: use createOrUpdate'),
  row(1006, 'bug', 'use a field that describe lists'),
  row(1007, 'bug', 'several leads match: merge them first'),
  row(1008, 'stop', 'give the API user access to the partition'),
  row(1009, 'bug', 'name the partition'),
  row(1010, 'bug', 'the partition cannot be changed this way'),
  row(1011, 'bug', 'look up by a field that describe lists as searchable'),
  row(1012, 'bug', 'send the cookie as the browser has it'),
  row(1013, 'bug', 'there is no such object'),
  row(1014, 'retry', 'try the record again later', AMBIGUOUS),
  row(1015, 'done', 'the lead was not in the list'),
  row(1016, 'wait', 'ten imports are queued: wait for one to end', { wait: 'minutes' }),
  row(1017, 'bug', 'the object exists: use createOrUpdate'),
  row(1018, 'stop', 'the CRM sync owns these objects: change them in the CRM'),
  row(1019, 'wait', 'an import into this list is running: wait for its end', { wait: 'minutes' }),
  row(1020, 'stop', 'twenty clones a day are allowed', { untilReset: true }),
  row(1021, 'bug', 'change companies by the companies API'),
  row(1022, 'bug', 'remove what uses the object first'),
  row(1025, 'bug', 'use a status of the channel of the program'),
  row(1026, 'stop', 'custom objects are not enabled'),
  row(1027, 'stop', 'no more activity types are allowed'),
  row(1028, 'stop', 'no more fields are allowed'),
  row(1029, 'stop', 'the daily export quota is used up', { untilReset: true, when: /daily quota/i }),
  row(1029, 'done', 'the job was queued before', { when: /already/i }),
  row(1029, 'wait', 'the export queue is full: wait for a job to end', { wait: 'minutes' }),
  row(1035, 'bug', 'filter by createdAt or by a static list instead'),
  row(1036, 'bug', 'send each key once in a call'),
  row(1037, 'done', 'the member is at or past this status', { when: /already/i }),
  row(1037, 'bug', 'the lead was skipped: check that it is in the program'),
  row(1042, 'bug', 'run it within two years'),
  row(1048, 'bug', 'the draft cannot be discarded'),
  row(1049, 'bug', 'shorten the attributes to 65,536 bytes'),
  row(1076, 'bug', 'merge in the CRM: a duplicate rule forbids it'),
  row(1077, 'bug', 'merge in the CRM: a value is too long for its field'),
  row(1078, 'bug', 'merge in the CRM: one of the two was deleted there'),
  row(1079, 'bug', 'solve the conflict of personalized URLs first'),
  row(1080, 'bug', 'merge at most 25 leads at a time'),
];

/** Codes of HTTP, and of what this client finds by itself. */
const LOCAL: readonly CodeRow[] = [
  row('http-3xx', 'stop', 'check the base URL'),
  row('http-401', 'stop', 'check the client id and the client secret'),
  row('http-403', 'stop', 'check the base URL and the IP allowlist'),
  row('http-404', 'bug', 'check the base URL and the path'),
  row('http-413', 'bug', 'send fewer records at a time'),
  row('http-414', 'bug', 'ask for fewer values at a time'),
  row('http-429', 'wait', 'lower the rate', { wait: 'window' }),
  row('http-4xx', 'bug', 'check the base URL and the request'),
  row('http-5xx', 'retry', 'try again later', AMBIGUOUS),
  row('network', 'retry', 'check the connection and try again', AMBIGUOUS),
  row('timeout', 'retry', 'ask for fewer records, or allow more time', AMBIGUOUS),
  row('connect', 'retry', 'check the base URL and the connection'),
  row('host', 'stop', 'check the base URL: the host is not known'),
  row('tls', 'stop', 'check the base URL and the certificate'),
  row('not-json', 'retry', 'check the base URL, then try again', AMBIGUOUS),
  row('not-envelope', 'stop', 'check that the base URL is the REST endpoint of Marketo'),
  row('no-result', 'bug', 'try again, and give the request id to Support if it stays'),
  row('too-large', 'bug', 'ask for fewer records at a time'),
  row('bad-token', 'stop', 'check the identity URL'),
  row('dead-token', 'stop', 'ask again in a minute'),
  row('base-url', 'stop', 'copy the endpoint from Admin > Web Services'),
  row(
    'credentials',
    'stop',
    'set MARKETO_BASE_URL, MARKETO_CLIENT_ID and MARKETO_CLIENT_SECRET, or name a file (mode 600) or a command',
  ),
  row('budget', 'stop', 'allow more calls, or go on in another run'),
  row('closed', 'bug', 'make a new client'),
  row('argument', 'bug', 'correct the call'),
  row('same-page', 'stop', 'give the request id to Support: the pages would never end'),
  row('file-404', 'retry', 'look at the state of its job'),
  row('file', 'retry', 'download it again'),
  row('job-failed', 'retry', 'create the job again'),
  row('job-stuck', 'retry', 'create the job again, later'),
  row('job-cancelled', 'stop', 'somebody cancelled the job'),
];

const ALL: readonly CodeRow[] = [...MARKETO, ...LOCAL];

/** Every row of the table, in the order of its looking up. */
export const errorCodes = (): readonly CodeRow[] => ALL;

/** The row for a code and the message it came with. A code that is not in the table stops. */
export const classifyCode = (code: string, message = ''): CodeRow =>
  ALL.find((each) => each.code === code && (each.when === undefined || each.when.test(message))) ??
  row(code, 'stop', 'look the code up in the documentation of Marketo');
