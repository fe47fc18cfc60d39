// The Marketo client's public entry.
export type { RunStats } from './budget.ts';
export type { Bulk, LeadImportOptions } from './bulk/bulk.ts';
export { cutByDate } from './bulk/date-ranges.ts';
export type { Download, Downloaded } from './bulk/download.ts';
export type { BulkExtract, ExtractedFile, ExtractOptions } from './bulk/extract.ts';
export type { Import, ImportedBatch, ImportOptions } from './bulk/import.ts';
export type { ExportJob, ExportJobs, ExtractQuery, JobStatus } from './bulk/jobs.ts';
export { type RowOptions, readBulkFile } from './bulk/read-file.ts';
export type { RowIssue } from './bulk/row-issues.ts';
export type { JobTimes, RunJobOptions } from './bulk/states.ts';
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
export { normalizeActivity } from './normalize-activity.ts';
export { offsetPages, type PageFamily, type PageOptions, pagesOf, recordsOf } from './paging.ts';
export type { Reason, RecordResult } from './record-results.ts';
export type { QueryValue, Request, RequestOptions } from './request.ts';
export type {
  Activities,
  ActivityCheckpoint,
  ActivityFeed,
  ActivityQuery,
  FeedOptions,
  LeadChangeQuery,
} from './resources/activities.ts';
export type { CampaignSchedule, Campaigns, CampaignToken } from './resources/campaigns.ts';
export type { FormSubmission, LeadPush, LeadSync, Leads, MembershipQuery } from './resources/leads.ts';
export type {
  CustomObjects,
  FieldApi,
  KeyQuery,
  ObjectApi,
  ObjectDelete,
  ObjectSync,
} from './resources/objects.ts';
export type { AssetApi, AssetQuery, Channels, ProgramMembers } from './resources/programs.ts';
export type { FieldOptions, ReadOptions } from './resources/read.ts';
export type { NamedQuery, StaticLists } from './resources/static-lists.ts';
export type { Usage } from './resources/usage.ts';
export { createTokenStore, type TokenStore } from './token.ts';
export { createWebhookVerifier, readWebhookBody, type WebhookBody, type WebhookHeaders } from './webhook.ts';
export { PartlyWritten } from './write.ts';
