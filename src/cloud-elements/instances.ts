// Element instances: the accounts at a vendor that hub calls are made for, each with its token.
import type { Authorization } from './authorization.ts';
import { CloudElementsError } from './error.ts';
import { isRecord } from './is-record.ts';
import { segmentOf } from './path.ts';
import type { Transport } from './transport.ts';

/** What an instance is made from. */
export interface NewInstance {
  readonly name: string;
  readonly element: { readonly key: string };
  /** What the element asks for, for instance an API key and secret. */
  readonly configuration?: Readonly<Record<string, string>>;
  readonly providerData?: Readonly<Record<string, string>>;
  readonly tags?: readonly string[];
}

/** An instance as the server tells it, without its token. */
export interface Instance {
  readonly id: string;
  readonly name: string | undefined;
  /** The whole reply but for its token and configuration, which hold secrets. */
  readonly details: Readonly<Record<string, unknown>>;
}

export interface Instances {
  /** Makes an instance; later hub calls of the client go to it. */
  create(instance: NewInstance, options?: { readonly signal?: AbortSignal }): Promise<Instance>;
  /** Opens an instance that is there; later hub calls of the client go to it. */
  open(id: string, options?: { readonly signal?: AbortSignal }): Promise<Instance>;
}

const SECRET: ReadonlySet<string> = new Set(['token', 'configuration', 'providerData']);

export const createInstances = (transport: Transport, authorization: Authorization): Instances => {
  const take = (place: string, reply: unknown): Instance => {
    const token = isRecord(reply) && Object.hasOwn(reply, 'token') ? reply.token : undefined;
    const id = isRecord(reply) && Object.hasOwn(reply, 'id') ? reply.id : undefined;
    if (!isRecord(reply) || typeof token !== 'string' || (typeof id !== 'string' && typeof id !== 'number')) {
      throw new CloudElementsError(`${place}: the reply holds no instance with an id and a token`, {
        failure: 'not-json',
        advice: 'check the base URL, and that the user may see the token of this instance',
      });
    }
    authorization.use(token);
    const details = Object.fromEntries(Object.entries(reply).filter(([name]) => !SECRET.has(name)));
    return { id: String(id), name: typeof reply.name === 'string' ? reply.name : undefined, details };
  };
  return {
    create: async (instance, { signal } = {}) => {
      const call = { method: 'POST', path: '/instances', json: instance, level: 'platform', signal } as const;
      return take('POST /instances', (await transport.json(call)).value);
    },
    open: async (id, { signal } = {}) => {
      const path = `/instances${segmentOf(id)}`;
      const call = { method: 'GET', path, level: 'platform', signal } as const;
      return take(`GET ${path}`, (await transport.json(call)).value);
    },
  };
};
