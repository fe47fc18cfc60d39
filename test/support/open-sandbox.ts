// A sandbox for a test, with calls that carry its token and give back what came.
import type { Sandbox, SandboxOptions } from '../../src/sandbox/index.ts';
import { startSandbox } from './checked-sandbox.ts';

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The JSON of the text, or undefined. Tests say what they expect of it. */
  // biome-ignore lint/suspicious/noExplicitAny: a reply is looked into member by member
  readonly json: any;
}

export interface OpenSandbox {
  readonly sandbox: Sandbox;
  readonly call: (method: string, path: string, init?: RequestInit) => Promise<Answered>;
  readonly get: (path: string) => Promise<Answered>;
  readonly post: (path: string, body?: unknown) => Promise<Answered>;
  readonly token: () => Promise<Answered>;
  /** Every reply since the start, with what it answered. */
  readonly replies: readonly (Answered & { readonly method: string; readonly path: string })[];
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const read = async (response: Response): Promise<Answered> => {
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parsed(text) };
};

/** Starts a sandbox without limits, unless the options set some, and takes a token. */
export const openSandbox = async (options: SandboxOptions = {}): Promise<OpenSandbox> => {
  const sandbox = await startSandbox({ leads: 200, limits: 'none', ...options });
  const { url, identityUrl, clientId, clientSecret } = sandbox;
  const token = async (): Promise<Answered> =>
    read(
      await fetch(
        `${identityUrl}/oauth/token?grant_type=client_credentials&client_id=${clientId}&client_secret=${clientSecret}`,
      ),
    );
  const first = await token();
  const replies: (Answered & { method: string; path: string })[] = [];
  const call = async (method: string, path: string, init: RequestInit = {}): Promise<Answered> => {
    const headers = { authorization: `Bearer ${first.json?.access_token}`, ...init.headers };
    const answered = await read(await fetch(url + path, { ...init, method, headers }));
    replies.push({ ...answered, method, path });
    return answered;
  };
  return {
    sandbox,
    call,
    token,
    replies,
    get: (path) => call('GET', path),
    post: (path, body) =>
      body === undefined
        ? call('POST', path)
        : call('POST', path, { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  };
};
