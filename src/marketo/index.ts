// The Marketo client's public entry.
export type { RunStats } from './budget.ts';
export type { RetryOptions } from './call.ts';
export { type ClientOptions, createMarketoClient, type MarketoClient } from './client.ts';
export { type Credentials, type CredentialValues, createCredentials } from './credentials.ts';
export { parseMarketoDate, printMarketoDate } from './dates.ts';
export type { MarketoRecord, MarketoReply } from './envelope.ts';
export { type CodeRow, classifyCode, type ErrorClass, errorCodes } from './error-codes.ts';
export type { FilterQuery } from './filter.ts';
export type { LimitOptions } from './limits.ts';
export { type CredentialSources, loadCredentials } from './load-credentials.ts';
export { MarketoError } from './marketo-error.ts';
export { offsetPages, type PageFamily, type PageOptions, pagesOf, recordsOf } from './paging.ts';
export type { Reason, RecordResult } from './record-results.ts';
export type { QueryValue, Request, RequestOptions } from './request.ts';
export type { FormSubmission, LeadPush, LeadSync, Leads, MembershipQuery } from './resources/leads.ts';
export { createTokenStore, type TokenStore } from './token.ts';
export { PartlyWritten } from './write.ts';
