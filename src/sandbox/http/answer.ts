// The way of one call through the server: size, token, faults, quota, permission, handler, reply.
import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Instance } from '../instance.ts';
import { ApiError, isErrorCode } from './api-error.ts';
import { failureBody, successBody } from './envelope.ts';
import { meantMethod, readBody, readCall, readQuery } from './read-call.ts';
import { edgePage, plainText, respondFile, respondJson } from './respond.ts';
import type { Route } from './route.ts';

/** What came in, and the routes of its path (none, if there is no such path). */
export interface Incoming {
  readonly request: Request;
  readonly url: URL;
  readonly params: ReadonlyMap<string, string>;
  readonly routes: readonly Route[];
  /** Resets the connection. */
  readonly cut: () => void;
  /** Is told what the call is, once it has been read; not told of a path that there is not. */
  readonly note: (operation: string, body: Uint8Array) => void;
}

/** The connection is to be reset, with no reply. */
export const RESET = Symbol('reset');

export type Answer = Response | typeof RESET;

const bearer = (request: Request): string | undefined =>
  /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]?.trim();

const checkToken = (request: Request, query: URLSearchParams, operation: string, instance: Instance) => {
  const { tokens, faults } = instance;
  const token =
    bearer(request) ??
    (faults.strikes('queryToken', operation) ? (query.get('access_token') ?? undefined) : undefined);
  if (token !== undefined && faults.strikes('tokenExpires', operation)) tokens.expire(token);
  return tokens.check(token);
};

/** Ends a call in the error that a fault sets for it. */
export const strikeError = (operation: string, { faults }: Instance): void => {
  const hit = faults.strikes('error', operation);
  if (hit === undefined) return;
  const codes = Array.isArray(hit.codes) ? hit.codes : [hit.code];
  const chosen = String(codes[(faults.struck().error ?? 0) % codes.length] ?? '608');
  const message = typeof hit.message === 'string' ? hit.message : undefined;
  throw isErrorCode(chosen) ? new ApiError(chosen, message) : new ApiError('611', message);
};

const strikeLostReply = (operation: string, { faults }: Instance): Answer | undefined => {
  const as = faults.strikes('lostReply', operation)?.as;
  if (as === undefined) return undefined;
  if (as === 'reset') return RESET;
  if (as === 'html') return edgePage(502);
  const code = String(as);
  throw new ApiError(isErrorCode(code) ? code : '611');
};

/** Answers a call, whatever happens. */
export const answer = async (
  { request, url, params, routes, cut, note }: Incoming,
  instance: Instance,
  requestId: string,
): Promise<Answer> => {
  const { limits, faults, meter } = instance;
  const { uriBytes, bodyBytes, importBytes, latencyMs } = limits();
  if (url.pathname.length + url.search.length > uriBytes) return plainText(414, 'Request-URI Too Large');
  const most = routes.some(({ isImport }) => isImport) ? importBytes : bodyBytes;
  const body = await readBody(request, most);
  if (body === undefined) return plainText(413, 'Request Entity Too Large');
  const query = readQuery(request, url, body);
  const method = meantMethod(request, query);
  const route = routes.find((each) => each.method === method);
  const operation = `${method} ${route?.path ?? routes[0]?.path ?? url.pathname}`;
  meter.noteOperation(operation);
  if (routes.length > 0) note(operation, body);
  try {
    if (latencyMs > 0) await setTimeout(latencyMs);
    const delay = faults.strikes('delay', operation)?.milliseconds;
    if (typeof delay === 'number') await setTimeout(delay);
    if (faults.strikes('reset', operation)) return RESET;
    const page = faults.strikes('httpStatus', operation);
    if (page !== undefined) return edgePage(typeof page.status === 'number' ? page.status : 502);
    const service = checkToken(request, query, operation, instance);
    if (routes.length === 0) throw new ApiError('610');
    if (route === undefined) throw new ApiError('605', `Request method '${method}' not supported`);
    strikeError(operation, instance);
    if (route.quotaFree !== true) meter.admit(service.user);
    const { permissions } = service;
    const needs = route.permissions;
    if (permissions !== undefined && needs.length > 0 && !needs.some((each) => permissions.includes(each)))
      throw new ApiError('603');
    const call = { operation, params, cut, user: service.user, ...readCall(request, query, body) };
    if (method !== 'GET') {
      const print = createHash('sha1').update(`${operation} ${url.pathname}${url.search}\n`).update(body);
      meter.noteCall(print.digest('base64'));
    }
    const reply = await route.handler(call, instance);
    instance.store.flush();
    const lost = strikeLostReply(operation, instance);
    if (lost !== undefined) return lost;
    if ('file' in reply) return respondFile(reply.file);
    return respondJson(successBody(requestId, reply.json), request, operation, instance);
  } catch (error) {
    instance.store.flush();
    const told =
      error instanceof ApiError
        ? error
        : new ApiError('611', error instanceof Error ? `System error: ${error.message}` : 'System error');
    meter.noteError(told.code);
    return respondJson(failureBody(requestId, told.code, told.message), request, operation, instance);
  }
};
