// The client and the sandbox, one against the other, with all waiting scaled down.
import { type ClientOptions, createMarketoClient, type MarketoClient } from '../../src/marketo/index.ts';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/index.ts';
import { startSandbox } from './checked-sandbox.ts';

/** Many tries with short pauses: faults come thick here. */
export const PATIENT = { attempts: 15, firstMs: 1, mostMs: 4, waits: 200, queueMs: 5 } as const;

/** A client of a sandbox. Its windows are short, since a 606 of the faults means waiting for one. */
export const clientOfSandbox = (sandbox: Sandbox, options: Partial<ClientOptions> = {}): MarketoClient => {
  const { url, clientId, clientSecret } = sandbox;
  return createMarketoClient({
    credentials: { baseUrl: url, clientId, clientSecret },
    limits: { calls: 10_000, windowMs: 5, inFlight: 5 },
    retry: PATIENT,
    timeoutMs: 20_000,
    ...options,
  });
};

/** Runs a test with a sandbox without limits, unless told otherwise, and a client of it, and closes both. */
export const withPair = async <Value>(
  { client: clientOptions, ...options }: SandboxOptions & { readonly client?: Partial<ClientOptions> },
  test: (client: MarketoClient, sandbox: Sandbox) => Promise<Value>,
): Promise<Value> => {
  const sandbox = await startSandbox({ leads: 200, limits: 'none', ...options }, { requests: 'all' });
  const client = clientOfSandbox(sandbox, clientOptions);
  try {
    return await test(client, sandbox);
  } finally {
    await sandbox.close();
    await client.close();
  }
};
