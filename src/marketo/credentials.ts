// The secrets of an instance, held so that nothing prints them.
import { inspect } from 'node:util';

/** What a person writes down: in an object, a file, or as the answer of a command. */
export interface CredentialValues {
  /** The endpoint of Admin > Web Services, with or without `/rest`. */
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Only where the identity service is not beside the endpoint. */
  readonly identityUrl?: string;
  /** The key of a certified partner; sent with token requests. */
  readonly partnerId?: string;
}

/** Credentials. Printing, inspecting or serialising them shows none of the secrets. */
export interface Credentials {
  readonly baseUrl: string;
  readonly identityUrl: string | undefined;
  /** The secrets themselves: for the token request only. */
  readonly reveal: () => {
    readonly clientId: string;
    readonly clientSecret: string;
    readonly partnerId?: string;
  };
}

/**
 * Wraps secrets.
 *
 * @throws TypeError where one of the three is not there.
 */
export const createCredentials = (values: CredentialValues): Credentials => {
  const { baseUrl, clientId, clientSecret, identityUrl, partnerId } = values;
  for (const [name, value] of Object.entries({ baseUrl, clientId, clientSecret })) {
    if (typeof value !== 'string' || value === '') throw new TypeError(`the credentials lack ${name}`);
  }
  const hidden = (): string => 'Credentials { hidden }';
  const credentials = {
    baseUrl,
    identityUrl,
    reveal: () => ({ clientId, clientSecret, ...(partnerId !== undefined && { partnerId }) }),
  };
  for (const key of ['toString', 'toJSON', inspect.custom]) {
    Object.defineProperty(credentials, key, { value: hidden });
  }
  Object.defineProperty(credentials, 'reveal', { enumerable: false });
  return Object.freeze(credentials);
};

/** Replaces every secret in a text. Texts shorter than four characters hide nothing and would hide everything. */
export const redact = (text: string, secrets: Iterable<string>): string => {
  let shown = text;
  for (const secret of secrets) {
    if (secret.length < 4) continue;
    shown = shown.replaceAll(secret, '[hidden]').replaceAll(encodeURIComponent(secret), '[hidden]');
  }
  return shown;
};
