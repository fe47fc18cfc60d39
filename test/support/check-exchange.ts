// Holds what went between a client and the sandbox to the published description.
import type { Exchange, FaultName } from '../../src/sandbox/index.ts';
import { CORRECTIONS, PARAMETER_CORRECTIONS } from './description-corrections.ts';
import { type Description, describe, hasSharedData } from './published-description.ts';

/** All of them, those that are accepted, or none: other people's clients do what they like. */
export type RequestsToCheck = 'all' | 'accepted' | 'none';

export interface Check {
  readonly see: (exchange: Exchange, requests: RequestsToCheck) => void;
  /** What was not as described since the last time, a line each. */
  readonly take: () => readonly string[];
  /** The operations whose requests or replies were checked. */
  readonly operations: ReadonlySet<string>;
  readonly exchanges: () => number;
}

/** Faults that make something of a reply that no description allows: their replies go unchecked, by their names. */
const BREAKING: ReadonlySet<FaultName> = new Set<FaultName>([
  'identityDown',
  'lostReply',
  'httpStatus',
  'invalidJson',
  'htmlPage',
  'missingResult',
  'reset',
  'dateSpelling',
]);

/** Statuses that the server in front answers with, in plain text: the description knows 200 only. */
const PLAIN: ReadonlySet<number> = new Set([404, 413, 414, 416]);

const parsed = (text: string | undefined): unknown => {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
};

const isFailure = (reply: unknown): boolean =>
  typeof reply === 'object' && reply !== null && 'success' in reply && reply.success === false;

const bodyOf = ({ headers, body }: Exchange) => {
  const type = headers['content-type'] ?? '';
  const text = new TextDecoder().decode(body);
  if (type.startsWith('multipart/form-data'))
    return { parts: [...text.matchAll(/\bname="([^"]*)"/g)].map(([, name = '']) => name) };
  if (type.startsWith('application/x-www-form-urlencoded')) return { form: text };
  return body.length === 0 ? {} : { body: parsed(text) };
};

const requestFaults = (exchange: Exchange, operation: string, description: Description) => {
  const { form, ...rest } = bodyOf(exchange);
  const query = new URLSearchParams(exchange.query);
  // The form of a query that was too long, or what the description calls the body of an asset.
  const isAsset = operation.startsWith('POST /rest/asset/');
  if (!isAsset) for (const [name, value] of new URLSearchParams(form)) query.append(name, value);
  const fields = [...new URLSearchParams(form)].map(([name, text]) => [name, parsed(text) ?? text] as const);
  const body = isAsset && form !== undefined ? { body: Object.fromEntries(fields) } : {};
  // Taken until 2026, and never declared.
  if (exchange.faults.includes('queryToken')) query.delete('access_token');
  return description.requestFaults({ operation, path: exchange.path, query, ...rest, ...body });
};

const replyFaults = ({ reply, faults, operation = '' }: Exchange, description: Description) => {
  if (reply === undefined || faults.some((name) => BREAKING.has(name))) return [];
  const { status, headers, text } = reply;
  if (text === undefined)
    return [200, 206].includes(status) && /\/(?:file|failures|warnings)\.json$/.test(operation)
      ? []
      : [` is a file, with the status ${status}`];
  if (PLAIN.has(status) && (text === '' || headers['content-type']?.startsWith('text/plain'))) return [];
  const value = parsed(text);
  if (value === undefined) return [` is not JSON: ${text.slice(0, 80)}`];
  if (operation.includes('/identity/') && status !== 200) return [];
  if (status !== 200) return [` has the status ${status}`];
  return isFailure(value) ? description.errorFaults(value) : description.replyFaults(operation, value);
};

const description = hasSharedData ? describe(CORRECTIONS, PARAMETER_CORRECTIONS) : undefined;

/** Without the published description, nothing is checked. */
export const createCheck = (): Check => {
  const operations = new Set<string>();
  let faults: string[] = [];
  let exchanges = 0;
  return {
    operations,
    exchanges: () => exchanges,
    take: () => {
      const taken = faults;
      faults = [];
      return taken;
    },
    see: (exchange, requests) => {
      if (description === undefined) return;
      const { operation } = exchange;
      exchanges++;
      const isRefused = isFailure(parsed(exchange.reply?.text)) || exchange.reply?.status !== 200;
      const asked = operation !== undefined && requests !== 'none' && (requests === 'all' || !isRefused);
      const found = [
        ...(asked ? requestFaults(exchange, operation, description).map((fault) => `request ${fault}`) : []),
        ...replyFaults(exchange, description).map((fault) => `reply${fault}`),
      ];
      if (operation !== undefined && description.operations.has(operation)) operations.add(operation);
      for (const fault of found) faults.push(`${operation ?? exchange.path}: ${fault}`);
    },
  };
};
