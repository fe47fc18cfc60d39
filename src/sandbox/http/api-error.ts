// The errors that a whole call ends in: code and text.

const TEXTS = {
  '500': 'Internal Server Error',
  '502': 'Bad Gateway',
  '600': 'Access token is empty',
  '601': 'Access token invalid',
  '602': 'Access token expired',
  '603': 'Access denied',
  '604': 'Request time-out',
  '605': 'Request method not supported',
  '606': "Max rate limit '100' exceeded with in '20' secs",
  '607': "Daily quota '50000' exceeded",
  '608': 'API Temporarily Unavailable',
  '609': 'Invalid JSON',
  '610': 'Requested resource not found',
  '611': 'System error',
  '612': 'Invalid Content Type',
  '613': 'Invalid Multipart Request',
  '614': 'Invalid Subscription',
  '615': "Concurrent access limit '10' reached",
  '616': 'Invalid subscription type',
  '701': 'The field cannot be blank',
  '702': 'No data found',
  '703': 'Feature not enabled for the subscription',
  '704': 'Invalid date format',
  '709': 'Business Rule Violation',
  '710': 'Parent Folder Not Found',
  '711': 'Incompatible Folder Type',
  '712': 'Merge to person Account operation is invalid',
  '713': 'Transient Error',
  '714': 'Unable to find the default record type',
  '718': 'ExternalSalesPersonID not found',
  '719': 'Lock wait timeout exception',
  '1001': 'Invalid value',
  '1002': 'Missing value for the required parameter',
  '1003': 'Invalid data',
  '1004': 'Lead not found',
  '1006': 'Field not found',
  '1007': 'Multiple leads match the lookup criteria',
  '1008': 'Access denied to partition',
  '1009': 'Partition name must be specified',
  '1010': 'Partition update not allowed',
  '1011': 'Field not supported',
  '1012': 'Invalid cookie value',
  '1013': 'Object not found',
  '1014': 'Failed to create Object',
  '1016': 'There are 10 imports currently being processed. Please try again later',
  '1018': 'CRM Enabled',
  '1019': 'Import in progress',
  '1020': 'Too many clones to program',
  '1022': 'Object in use',
  '1025': 'Program status not found',
  '1026': 'Custom object not enabled',
  '1027': 'Max Activity Type Limit Reached',
  '1028': 'Max field limit reached',
  '1029': 'Too many jobs in queue',
  '1035': 'Unsupported filter type for target subscription',
  '1042': 'Invalid runAt date',
  '1048': 'Custom Object Discard Draft Failed',
  '1049': 'Failed to create activity',
  '1076': 'Merge in CRM failed',
  '1077': 'Merge in CRM failed: a field is too long',
  '1078': 'Merge in CRM failed: the entity is deleted',
  '1079': 'Merge failed: conflict of personalized URLs',
  '1080': 'Number of leads to merge exceeds the limit of 25',
} as const;

export type ErrorCode = keyof typeof TEXTS;

export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(TEXTS, code);

/** Thrown anywhere in a call: the reply is then `success: false` with this one error. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string = TEXTS[code]) {
    super(message);
    this.code = code;
  }
}

/** A reason for which one record of a call was skipped. */
export interface Reason {
  readonly code: string;
  readonly message: string;
}

export const reason = (code: string, message: string): Reason => ({ code, message });
