// The public entry of the Cloud Elements client.
export type { Secrets } from './authorization.ts';
export type {
  Bulk,
  BulkFormat,
  BulkJob,
  BulkQueryOptions,
  BulkUploadOptions,
  WaitOptions,
} from './bulk.ts';
export {
  type CloudElementsClient,
  type CloudElementsOptions,
  createCloudElementsClient,
  DEFAULT_BASE_URL,
} from './client.ts';
export { CloudElementsError, type CloudElementsErrorDetails, type CloudElementsFailure } from './error.ts';
export type { Hub, HubRecord, ListOptions, Page, WriteOptions } from './hub.ts';
export type { Instance, Instances, NewInstance } from './instances.ts';
export type { FileChunks } from './multipart.ts';
