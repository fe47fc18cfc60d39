// Every fault that can be switched on, with what it does. Each follows a documented or a reported behaviour.

export const FAULTS = {
  // Tokens
  identityRefused: 'the identity service answers 401 to good credentials',
  identityDown: 'the identity service answers 503 with an HTML page',
  zeroLifetime: 'the identity service says expires_in 0',
  tokenExpires: 'the token expires as the call comes in: 602 once, 601 after that',
  queryToken: 'the token is also taken from the query, as it was until 2026',
  // Whole calls
  error: 'the call is refused with `code` (or one of `codes`) and not carried out',
  lostReply: 'the call is carried out, then answered as `as` says: 502, 604, 611, reset, or html',
  httpStatus: 'an HTML page with the HTTP status `status` (502 unless given), from in front of Marketo',
  invalidJson: 'the reply breaks off in the middle of its JSON',
  htmlPage: 'an HTML page with the HTTP status 200',
  missingResult: 'a successful reply lacks `result`',
  reset: 'the connection is reset before the call is carried out',
  delay: 'the reply waits for `milliseconds` of real time',
  shuffledKeys: 'the keys of replies come in another order',
  extraKeys: 'replies and their items carry keys that nobody documents',
  dateSpelling: 'dates in JSON are spelt as `spelling` says: zulu, offset, compact-offset, asset, bare',
  // Pages
  emptyPage: 'an activity page is empty and says that there is more',
  shortPage: 'a page holds fewer items than it could',
  repeatedItem: 'a page begins with the last item of the page before',
  sameToken: 'a page gives the paging token that it was asked with',
  invalidPagingToken: 'a paging token is no longer valid',
  lateActivities: 'activities appear `seconds` after their date',
  unknownLead: 'a lead that is not there gives 1004, not an empty result',
  // Export
  stuckQueued: 'an export job stays in the queue',
  stuckProcessing: 'an export job never ends',
  exportFailed: 'an export job ends as Failed with `message`',
  fileMissing: 'the file of a completed job is 404',
  fileTruncated: 'the file ends early, without an error',
  fileReset: 'the connection is reset in the middle of the file, after `bytes` bytes of it if given',
  noRange: 'a Range header is ignored',
  wrongChecksum: 'the checksum of the status is that of another file',
  queueFull: 'enqueue answers 1029 Too many jobs in queue',
  exportQuota: 'create and enqueue answer 1029 Export daily quota exceeded',
  unsupportedFilter: 'filters by updatedAt and by smart list answer 1035',
  spelledCanceled: 'a cancelled job is spelt Canceled',
  numberBooleans: 'booleans in files are written 0 and 1',
  hostileValues: 'every text column of a file holds what makes files hard to read',
  bareNull: 'the text null goes unquoted in files, so that it reads as no value',
  strayQuote: 'a quoted cell holds a quote that is not doubled',
  // Import
  importFailed: 'an import job ends as Failed',
  rowFailures: 'a share (`rows`, 0 to 1) of the rows of an import fails, by seed',
  rowWarnings: 'a share (`rows`, 0 to 1) of the rows of an import is imported with a warning, by seed',
  importsFull: 'an import is refused with 1016',
  // Instances
  crmSync: 'companies, opportunities, roles and sales persons belong to a CRM: `mode` readonly or disabled',
} as const;

export type FaultName = keyof typeof FAULTS;

export const isFaultName = (name: string): name is FaultName => Object.hasOwn(FAULTS, name);
