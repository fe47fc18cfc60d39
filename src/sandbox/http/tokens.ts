// Custom services and their access tokens: one token for each service, shared by all who ask, until it expires.
import type { Clock } from '../clock.ts';
import { hash32, uuidAt } from '../data/hash.ts';
import type { Limits } from '../limits.ts';
import { ApiError } from './api-error.ts';

/** A custom service: its credentials, the API user it acts as, and what it may do (everything unless said). */
export interface Service {
  readonly clientId: string;
  readonly clientSecret: string;
  /** The e-mail address of the API user. */
  readonly user: string;
  readonly permissions?: readonly string[];
}

export interface IssuedToken {
  readonly token: string;
  /** Seconds that are left. */
  readonly expiresIn: number;
  readonly service: Service;
}

interface Token {
  readonly text: string;
  readonly service: Service;
  expiresAt: number;
  /** Once told to be expired, a token is only invalid. */
  isTold: boolean;
}

/** The service that every sandbox has. */
export const defaultService = (seed: number): Service => ({
  clientId: uuidAt(seed, 900, 1),
  clientSecret: [1, 2, 3, 4]
    .map((part) => hash32(seed, part, 901).toString(36))
    .join('')
    .slice(0, 32),
  user: 'api.user@example.com',
});

export const createTokens = (seed: number, clock: Clock, limits: () => Limits, first: readonly Service[]) => {
  const services = new Map(first.map((service) => [service.clientId, service]));
  const current = new Map<string, Token>();
  const known = new Map<string, Token>();
  let issued = 0;
  return {
    /** A service is added, or takes the place of the one with its client id. */
    setService: (service: Service): void => {
      services.set(service.clientId, service);
    },
    /** The service of these credentials; undefined for wrong ones. */
    serviceOf: (clientId: string, clientSecret: string): Service | undefined => {
      const service = services.get(clientId);
      return service?.clientSecret === clientSecret ? service : undefined;
    },
    /** The token of a service, new only if the last has expired; undefined for wrong credentials. */
    issue: (clientId: string, clientSecret: string): IssuedToken | undefined => {
      const service = services.get(clientId);
      if (service === undefined || service.clientSecret !== clientSecret) return undefined;
      const now = clock.now();
      let token = current.get(clientId);
      if (token === undefined || token.expiresAt <= now) {
        issued++;
        // Counted with the time, so that a token of an earlier start is not taken for one of this.
        const text = `${uuidAt(seed ^ hash32(seed, issued, now >>> 0), 910, issued)}:sj`;
        token = { text, service, expiresAt: now + limits().tokenSeconds * 1000, isTold: false };
        current.set(clientId, token);
        known.set(text, token);
      }
      return {
        token: token.text,
        expiresIn: Math.max(0, Math.floor((token.expiresAt - now) / 1000)),
        service,
      };
    },
    /** The service of a token that is good now. */
    check: (text: string | undefined): Service => {
      if (text === undefined || text === '') throw new ApiError('600');
      const token = known.get(text);
      if (token === undefined) throw new ApiError('601');
      if (token.expiresAt > clock.now()) return services.get(token.service.clientId) ?? token.service;
      const { isTold } = token;
      token.isTold = true;
      throw new ApiError(isTold ? '601' : '602');
    },
    /** Ends a token's life now, or that of all. */
    expire: (text?: string): void => {
      for (const token of known.values())
        if (text === undefined || token.text === text)
          token.expiresAt = Math.min(token.expiresAt, clock.now());
    },
  };
};

export type Tokens = ReturnType<typeof createTokens>;
