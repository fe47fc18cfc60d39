// What a hub call can end in: a status of the contract, and for a vendor's error the status that stands for it.
import { ApiError } from '../http/api-error.ts';

export type HubStatus = 400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 500;

/** Thrown anywhere in a hub call: the reply is then `{message, requestId, providerMessage}`. */
export class HubError extends Error {
  readonly status: HubStatus;
  readonly providerMessage: string | undefined;
  constructor(status: HubStatus, message: string, providerMessage?: string) {
    super(message);
    this.status = status;
    this.providerMessage = providerMessage;
  }
}

const STATUSES: ReadonlyMap<string, HubStatus> = new Map<string, HubStatus>([
  ['600', 401],
  ['601', 401],
  ['602', 401],
  ['603', 403],
  ['1008', 403],
  ['605', 405],
  ['612', 415],
  ['610', 404],
  ['702', 404],
  ['1004', 404],
  ['1013', 404],
  ['1005', 409],
  ['1007', 409],
  ['1017', 409],
  ['1019', 409],
  ['1022', 409],
  // Nothing in the request is wrong: the vendor is not able, or not willing now.
  ...['500', '502', '604', '606', '607', '608', '611', '615', '713', '719'].map(
    (code): [string, HubStatus] => [code, 500],
  ),
]);

const SAYINGS: Readonly<Record<HubStatus, string>> = {
  400: 'Invalid request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  406: 'Not acceptable',
  409: 'The record conflicts with one that exists',
  415: 'Unsupported media type',
  500: 'The provider failed',
};

/** The hub's error for a code of the vendor. */
export const errorOfVendor = (code: string, message: string): HubError => {
  const status = STATUSES.get(code) ?? 400;
  return new HubError(status, SAYINGS[status], `${code}: ${message}`);
};

/** Whatever was thrown, as an error of the contract. */
export const asHubError = (thrown: unknown): HubError => {
  if (thrown instanceof HubError) return thrown;
  if (thrown instanceof ApiError) return errorOfVendor(thrown.code, thrown.message);
  return new HubError(500, thrown instanceof Error ? thrown.message : 'Internal error');
};
