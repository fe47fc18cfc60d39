// The addresses of an instance, from the base URL as people paste it: with or without `/rest`, with a slash or without.
import { MarketoError } from './marketo-error.ts';

export interface Roots {
  /** What all documented paths (`/rest/v1/…`, `/bulk/v1/…`) stand under; no slash at the end. */
  readonly root: string;
  /** The token endpoint, without its parameters. */
  readonly tokenUrl: string;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

const wrong = (message: string): MarketoError => new MarketoError({ code: 'base-url', message });

const parse = (text: string, what: string): URL => {
  if (!URL.canParse(text)) throw wrong(`the ${what} is not a URL`);
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.has(url.hostname))) {
    throw wrong(`the ${what} must be https (http only on this machine)`);
  }
  if (url.username !== '' || url.password !== '') throw wrong(`the ${what} must hold no user name`);
  return url;
};

const bare = (url: URL): string => `${url.origin}${url.pathname}`.replace(/\/+$/, '');

/**
 * Derives the roots. A URL copied from Admin > Web Services may end in `/rest`, `/identity`, `/bulk` or `/rest/v1`.
 *
 * @param identityUrl - only where the identity service stands elsewhere: its base, or its token endpoint.
 * @throws MarketoError `base-url` for what is no URL, or is not https outside of this machine.
 */
export const rootsOf = (baseUrl: string, identityUrl?: string): Roots => {
  const root = bare(parse(baseUrl, 'base URL')).replace(
    /\/(?:rest|identity|bulk)(?:\/v1|\/oauth\/token)?$/,
    '',
  );
  const identity = identityUrl === undefined ? `${root}/identity` : bare(parse(identityUrl, 'identity URL'));
  return { root, tokenUrl: identity.endsWith('/oauth/token') ? identity : `${identity}/oauth/token` };
};
