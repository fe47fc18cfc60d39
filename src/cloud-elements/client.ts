// The client: one server, one instance at a time, and the calls that go to it.
import { Authorization, type Secrets } from './authorization.ts';
import { type Bulk, createBulk } from './bulk.ts';
import { createHub, type Hub } from './hub.ts';
import { createInstances, type Instances } from './instances.ts';
import { Transport } from './transport.ts';

export interface CloudElementsOptions extends Secrets {
  /** Where the contract is served; the original by default, its heirs and ours by their own. */
  readonly baseUrl?: string;
  /** The hub whose resources are read and written. */
  readonly hub?: string;
  /** Milliseconds to connect, until headers, and between two parts of a body. */
  readonly timeoutMs?: number;
  /** Further tries of calls that change nothing, or the same twice, after a passing failure. */
  readonly retries?: number;
  /** Milliseconds before the first further try; each one doubles it. */
  readonly retryDelayMs?: number;
}

export interface CloudElementsClient {
  readonly instances: Instances;
  readonly hub: Hub;
  readonly bulk: Bulk;
  /** Closes the connections. */
  close(): Promise<void>;
}

/** Where Cloud Elements itself served the contract. */
export const DEFAULT_BASE_URL = 'https://api.cloud-elements.com/elements/api-v2';

/**
 * A thin client of the hub contract that Cloud Elements published and others serve. Every failure is a
 * {@link CloudElementsError}; misuse is a `TypeError`. Integers beyond 2^53 come as texts, digit for digit.
 *
 * @example
 * const client = createCloudElementsClient({ baseUrl, userSecret, organizationSecret });
 * await client.instances.open('427');
 * for await (const contact of client.hub.list('contacts', { where: "email = 'ada@example.com'" })) use(contact);
 */
export const createCloudElementsClient = (options: CloudElementsOptions): CloudElementsClient => {
  if (typeof options.userSecret !== 'string' || options.userSecret === '')
    throw new TypeError('`userSecret` is missing');
  const authorization = new Authorization(options);
  const { baseUrl = DEFAULT_BASE_URL, hub = 'marketing' } = options;
  const { timeoutMs = 60_000, retries = 2, retryDelayMs = 1000 } = options;
  const transport = new Transport({ baseUrl, timeoutMs, retries, retryDelayMs }, authorization);
  return {
    instances: createInstances(transport, authorization),
    hub: createHub(transport, hub),
    bulk: createBulk(transport, hub),
    close: () => transport.close(),
  };
};
