// Credentials from the environment, from a file that only its owner can read, or from a command.
import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { parseJsonLossless } from '../formats/index.ts';
import { type Credentials, createCredentials } from './credentials.ts';
import { MarketoError } from './marketo-error.ts';

export interface CredentialSources {
  /** The environment; that of the process unless given. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** A JSON file `{baseUrl, clientId, clientSecret}`; `MARKETO_CREDENTIALS_FILE` unless given. */
  readonly file?: string;
  /** A program and its arguments that prints such JSON; `MARKETO_CREDENTIALS_COMMAND` (split at spaces) unless given. */
  readonly command?: readonly string[];
}

const NAMES: Readonly<Record<string, string>> = {
  baseUrl: 'MARKETO_BASE_URL',
  identityUrl: 'MARKETO_IDENTITY_URL',
  clientId: 'MARKETO_CLIENT_ID',
  clientSecret: 'MARKETO_CLIENT_SECRET',
  partnerId: 'MARKETO_PARTNER_ID',
};

const wrong = (message: string): MarketoError => new MarketoError({ code: 'credentials', message });

type Values = Map<string, string>;

const readObject = (text: string, from: string): Values => {
  const parsed = parseJsonLossless(text);
  // The parser's own message would quote the text, which holds the secret.
  if (!parsed.ok || typeof parsed.value !== 'object' || parsed.value === null) {
    throw wrong(`${from} is not a JSON object with baseUrl, clientId and clientSecret`);
  }
  return new Map(
    Object.entries(parsed.value).flatMap(([key, value]) =>
      Object.hasOwn(NAMES, key) && typeof value === 'string' ? [[key, value] as const] : [],
    ),
  );
};

const fromFile = async (path: string): Promise<Values> => {
  const from = `the credentials file ${path}`;
  const found = await stat(path).catch(() => undefined);
  if (found === undefined || !found.isFile()) throw wrong(`${from} is not there`);
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) {
    const mode = (found.mode & 0o777).toString(8).padStart(4, '0');
    throw wrong(`${from} may be read by others (mode ${mode}): run chmod 600 on it`);
  }
  const text = await readFile(path, 'utf8').catch(() => {
    throw wrong(`${from} cannot be read`);
  });
  return readObject(text, from);
};

const fromCommand = async ([program = '', ...args]: readonly string[]): Promise<Values> => {
  const from = `the answer of the credentials command ${program}`;
  // What it printed before it failed may hold a secret: it is not shown.
  const { stdout } = await promisify(execFile)(program, args, { timeout: 30_000, windowsHide: true }).catch(
    () => {
      throw wrong(`the credentials command ${program} failed`);
    },
  );
  return readObject(stdout, from);
};

/**
 * Finds credentials: the variables `MARKETO_BASE_URL`, `MARKETO_CLIENT_ID`, `MARKETO_CLIENT_SECRET` (and
 * `MARKETO_IDENTITY_URL`, `MARKETO_PARTNER_ID`), over the command's answer, over the file.
 *
 * @throws MarketoError `credentials` where something lacks, or where others may read the file.
 */
export const loadCredentials = async (sources: CredentialSources = {}): Promise<Credentials> => {
  const env = sources.env ?? process.env;
  const file = sources.file ?? env.MARKETO_CREDENTIALS_FILE;
  const command =
    sources.command ?? env.MARKETO_CREDENTIALS_COMMAND?.split(/\s+/).filter((part) => part !== '');
  const values: Values = new Map();
  const take = (more: Values): void => more.forEach((value, key) => void values.set(key, value));
  if (file !== undefined && file !== '') take(await fromFile(file));
  if (command !== undefined && command.length > 0) take(await fromCommand(command));
  for (const [key, name] of Object.entries(NAMES)) {
    const value = env[name];
    if (value !== undefined && value !== '') values.set(key, value);
  }
  const need = (key: string): string => {
    const value = values.get(key);
    if (value !== undefined && value !== '') return value;
    throw wrong(`${NAMES[key]} is not set (nor "${key}" in a credentials file or command)`);
  };
  const identityUrl = values.get('identityUrl');
  const partnerId = values.get('partnerId');
  return createCredentials({
    baseUrl: need('baseUrl'),
    clientId: need('clientId'),
    clientSecret: need('clientSecret'),
    ...(identityUrl !== undefined && { identityUrl }),
    ...(partnerId !== undefined && { partnerId }),
  });
};
