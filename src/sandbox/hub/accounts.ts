// The hub's side of accounts: the user and organisation secrets, and element instances with their tokens.
import { hash32 } from '../data/hash.ts';
import { isObject, member } from '../http/read-records.ts';
import type { Service } from '../http/tokens.ts';
import type { Instance } from '../instance.ts';
import { HubError } from './hub-error.ts';

/** Where the hub contract is served, and what opens it. */
export interface HubAccess {
  /** `http://127.0.0.1:…/elements/api-v2`. */
  readonly baseUrl: string;
  readonly userSecret: string;
  readonly organizationSecret: string;
}

/** An element instance: one custom service of the sandbox, seen through the hub. */
interface ElementInstance {
  readonly id: number;
  readonly name: string;
  readonly token: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly leavesOutNulls: boolean;
}

/** Whom a hub call acts for. */
export interface HubUser {
  readonly service: Service;
  readonly leavesOutNulls: boolean;
}

const secret = (seed: number, kind: number, index: number): string =>
  `${Buffer.from(
    [0, 1, 2, 3, 4, 5, 6, 7].flatMap((part) => {
      const word = hash32(seed, index * 8 + part, kind);
      return [word & 255, (word >>> 8) & 255, (word >>> 16) & 255, word >>> 24];
    }),
  ).toString('base64')}`;

export const hubSecrets = (seed: number): Omit<HubAccess, 'baseUrl'> => ({
  userSecret: secret(seed, 940, 1),
  organizationSecret: secret(seed, 941, 1),
});

const FORM = /^User ([^\s,]{1,200})\s*,\s*(Organization|Element) ([^\s,]{1,200})$/i;

const textIn = (object: Readonly<Record<string, unknown>>, name: string): string | undefined => {
  const value = member(object, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
};

export const createAccounts = ({ seed, store, tokens }: Instance) => {
  const secrets = hubSecrets(seed);
  const instances = store.collection<ElementInstance>('elementInstance');
  const byToken = new Map([...instances.entries()].map(([, each]) => [each.token, each]));

  const checkHeader = (header: string | undefined, second: 'organization' | 'element'): string => {
    const match = FORM.exec(header ?? '');
    const [, user, kind, other = ''] = match ?? [];
    if (match === null || kind?.toLowerCase() !== second)
      throw new HubError(
        401,
        `The Authorization header must be: User …, ${second === 'element' ? 'Element' : 'Organization'} …`,
      );
    if (user !== secrets.userSecret) throw new HubError(401, 'Invalid User secret');
    return other;
  };
  const about = ({ id, name, token }: ElementInstance) => ({
    id,
    name,
    token,
    element: { key: 'marketo', hub: 'marketing' },
    valid: true,
    disabled: false,
  });
  return {
    /** Lets a platform call pass. */
    checkPlatform: (header: string | undefined): void => {
      if (checkHeader(header, 'organization') !== secrets.organizationSecret)
        throw new HubError(401, 'Invalid Organization secret');
    },
    /** Whom a hub call acts for. */
    userOf: (header: string | undefined): HubUser => {
      const found = byToken.get(checkHeader(header, 'element'));
      if (found === undefined) throw new HubError(401, 'Invalid Element token');
      const service = tokens.serviceOf(found.clientId, found.clientSecret);
      if (service === undefined)
        throw new HubError(401, 'The instance cannot log in', '401: Client authentication failed');
      return { service, leavesOutNulls: found.leavesOutNulls };
    },
    create: (body: unknown) => {
      if (!isObject(body)) throw new HubError(400, 'The body must be a JSON object');
      const element = member(body, 'element');
      const key = isObject(element) ? textIn(element, 'key') : undefined;
      if (key !== 'marketo')
        throw new HubError(404, `No element found with key ${JSON.stringify(key ?? null)}`);
      const name = textIn(body, 'name');
      if (name === undefined) throw new HubError(400, 'The instance needs a name');
      const given = member(body, 'configuration');
      const configuration = isObject(given) ? given : {};
      const clientId = textIn(configuration, 'oauth.api.key') ?? '';
      const clientSecret = textIn(configuration, 'oauth.api.secret') ?? '';
      if (tokens.serviceOf(clientId, clientSecret) === undefined)
        throw new HubError(
          400,
          'The configuration needs a valid "oauth.api.key" and "oauth.api.secret"',
          '401: Client authentication failed',
        );
      const id = store.next('elementInstanceId', 427);
      const made = {
        id,
        name,
        token: secret(seed, 942, id),
        clientId,
        clientSecret,
        leavesOutNulls: String(member(configuration, 'filter.response.nulls')) === 'true',
      };
      instances.put(String(id), made);
      byToken.set(made.token, made);
      return about(made);
    },
    get: (id: string) => {
      const found = instances.get(id);
      if (found === undefined)
        throw new HubError(404, `No element instance found with id ${JSON.stringify(id)}`);
      return about(found);
    },
  };
};
