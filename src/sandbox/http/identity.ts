// The identity service: a token for credentials, in the shape of OAuth and outside of the envelope.
import type { Instance } from '../instance.ts';
import { edgePage } from './respond.ts';

const HEADERS = {
  'content-type': 'application/json;charset=UTF-8',
  'cache-control': 'no-store',
  pragma: 'no-cache',
};

const refuse = (status: number, error: string, description: string): Response =>
  new Response(JSON.stringify({ error, error_description: description }), { status, headers: HEADERS });

export const TOKEN_PATH = '/identity/oauth/token';

/** Answers a call for a token; parameters stand in the query, or in the form body of a POST. */
export const answerIdentity = (
  method: string,
  query: URLSearchParams,
  { tokens, faults, meter }: Pick<Instance, 'tokens' | 'faults' | 'meter'>,
): Response => {
  const operation = `${method} ${TOKEN_PATH}`;
  if (faults.strikes('identityDown', operation)) return edgePage(503);
  const clientId = query.get('client_id') ?? '';
  if (query.get('grant_type') !== 'client_credentials')
    return refuse(
      400,
      'unsupported_grant_type',
      `Unsupported grant type: ${query.get('grant_type') ?? 'null'}`,
    );
  const issued = faults.strikes('identityRefused', operation)
    ? undefined
    : tokens.issue(clientId, query.get('client_secret') ?? '');
  if (issued === undefined) return refuse(401, 'invalid_client', `No client with requested id: ${clientId}`);
  meter.noteToken();
  const body = {
    access_token: issued.token,
    token_type: 'bearer',
    expires_in: faults.strikes('zeroLifetime', operation) ? 0 : issued.expiresIn,
    scope: issued.service.user,
  };
  return new Response(JSON.stringify(body), { headers: HEADERS });
};
