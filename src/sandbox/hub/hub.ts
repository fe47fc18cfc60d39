// The hub contract of Cloud Elements over the sandbox's records: platform calls, records, bulk, and its ten codes.
import { uuidAt } from '../data/hash.ts';
import { strikeError } from '../http/answer.ts';
import type { Permission } from '../http/permission.ts';
import { readBody, readCall } from '../http/read-call.ts';
import type { Call } from '../http/route.ts';
import { HUB_ROOT } from '../http/server.ts';
import type { Instance } from '../instance.ts';
import { createAccounts, type HubUser } from './accounts.ts';
import { createJobs, createQuery, fileOf, uploadContacts } from './bulk.ts';
import { companies, contacts, contactsOfList } from './contacts.ts';
import { asHubError, HubError } from './hub-error.ts';
import { fieldsOf, readPage } from './page.ts';
import { activitiesOf, activityTypes, campaigns, lists } from './readings.ts';
import type { HubRecord, HubResource, Write } from './resource.ts';

interface HubCall extends Pick<Call, 'json' | 'form' | 'header'> {
  readonly method: string;
  readonly search: URLSearchParams;
  readonly user: HubUser;
}

type Reply =
  | { readonly json?: unknown; readonly nextPage?: string | undefined }
  | { readonly file: ReadableStream<Uint8Array>; readonly type: string };

const RESOURCES: ReadonlyMap<string, (instance: Instance) => HubResource> = new Map([
  ['contacts', contacts],
  ['companies', companies],
  ['activities', activitiesOf],
  ['activity-types', activityTypes],
  ['lists', lists],
  ['campaigns', campaigns],
]);

/** The media type that the caller takes, of those that there are. */
const acceptable = <Type extends string>(header: string | undefined, types: readonly Type[]): Type => {
  const accepted = (header ?? '*/*').split(',').map((part) => part.split(';')[0]?.trim().toLowerCase() ?? '');
  const found = types.find(
    (type) =>
      accepted.includes(type) || accepted.includes('*/*') || accepted.includes(`${type.split('/')[0]}/*`),
  );
  if (found === undefined) throw new HubError(406, `The resource is given as ${types.join(' or ')}`);
  return found;
};

const notAllowed = ({ method }: HubCall): HubError =>
  new HubError(405, `The resource does not offer ${method}`);

const recordIn = (call: HubCall): HubRecord => {
  const body = call.json();
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new HubError(400, 'The body must be one JSON object');
  return { ...body };
};

const checkPermission = ({ user }: HubCall, needs: readonly Permission[]): void => {
  const { permissions } = user.service;
  if (permissions !== undefined && !needs.some((each) => permissions.includes(each)))
    throw new HubError(403, 'The instance lacks the right to do this', '603: Access denied');
};

const shown = (record: HubRecord, { leavesOutNulls }: HubUser): HubRecord =>
  leavesOutNulls ? Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null)) : record;

export const createHub = (instance: Instance): ((request: Request, url: URL) => Promise<Response>) => {
  const accounts = createAccounts(instance);
  const jobs = createJobs(instance);
  let asked = 0;

  const open = (name: string): HubResource => {
    const make = RESOURCES.get(name);
    if (make === undefined) throw new HubError(404, `The hub has no resource ${JSON.stringify(name)}`);
    return make(instance);
  };

  const all = async (name: string, resource: HubResource, call: HubCall): Promise<Reply> => {
    const { method, search, user } = call;
    if (method === 'GET') {
      checkPermission(call, resource.read);
      const { records, nextPage } = await readPage(name, resource, search);
      return { json: records.map((record) => shown(record, user)), nextPage };
    }
    if (method !== 'POST' || resource.save === undefined) throw notAllowed(call);
    checkPermission(call, resource.write);
    const key = await resource.save({ record: recordIn(call), replaces: false });
    return { json: shown(resource.render(key, resource.fields), user) };
  };

  const one = async (id: string, resource: HubResource, call: HubCall): Promise<Reply> => {
    const { method, search, user } = call;
    const { keyOf, save, remove } = resource;
    const isWrite = method === 'PATCH' || method === 'PUT';
    if (keyOf === undefined || !(method === 'GET' || (isWrite && save) || (method === 'DELETE' && remove)))
      throw notAllowed(call);
    checkPermission(call, method === 'GET' ? resource.read : resource.write);
    const key = keyOf(id);
    if (key === undefined)
      throw new HubError(404, `No record found with id ${JSON.stringify(id)}`, '1013: Object not found');
    if (method === 'DELETE') {
      remove?.(key);
      return {};
    }
    if (isWrite) {
      const write: Write = { record: recordIn(call), key, replaces: method === 'PUT' };
      await save?.(write);
      return { json: shown(resource.render(key, resource.fields), user) };
    }
    return { json: shown(resource.render(key, fieldsOf(search, resource)), user) };
  };

  const bulk = async ([first = '', second]: readonly string[], call: HubCall): Promise<Reply> => {
    const { method, search, user } = call;
    const owner = user.service.user;
    if (second === undefined) {
      if (method !== 'POST') throw notAllowed(call);
      if (first === 'query') {
        const earlier = search.get('continueFromJobId');
        const readable = (name: string): HubResource => {
          const resource = open(name);
          checkPermission(call, resource.read);
          return resource;
        };
        const from = earlier === null ? undefined : jobs.get(earlier, owner);
        const made = await createQuery(search.get('q') ?? '', from, owner, readable, jobs);
        return { json: { id: made.id, status: 'CREATED' } };
      }
      if (open(first).save === undefined || first !== 'contacts') throw notAllowed(call);
      checkPermission(call, open(first).write);
      const made = await uploadContacts(await call.form(), owner, instance, jobs);
      return { json: { id: made.id, status: 'CREATED' } };
    }
    const job = jobs.get(first, owner);
    if (method !== 'GET') throw notAllowed(call);
    if (second === 'status') return { json: jobs.about(job) };
    if (second !== job.resource) throw new HubError(404, `The job is about ${job.resource}`);
    const type = acceptable(call.header('accept'), ['text/csv', 'application/json']);
    return { type, file: fileOf(job, open(second), type === 'text/csv' ? 'csv' : 'json', instance) };
  };

  const route = async (segments: readonly string[], call: HubCall): Promise<Reply> => {
    const [name = '', id, part, ...rest] = segments;
    if (rest.length > 0) throw new HubError(404, 'There is no such resource');
    if (name === 'bulk' && id !== undefined) return bulk([id, ...(part === undefined ? [] : [part])], call);
    acceptable(call.header('accept'), ['application/json']);
    if (id === undefined) return all(name, open(name), call);
    if (part === undefined) return one(id, open(name), call);
    if (name !== 'lists' || part !== 'contacts' || instance.lists.get(Number(id)) === undefined)
      throw new HubError(404, 'There is no such resource');
    return all(`lists/${id}/contacts`, contactsOfList(Number(id), instance), call);
  };

  const platform = async (
    [id, ...rest]: readonly string[],
    method: string,
    json: Call['json'],
  ): Promise<Reply> => {
    if (rest.length > 0) throw new HubError(404, 'There is no such resource');
    if (id === undefined && method === 'POST') return { json: accounts.create(json()) };
    if (id !== undefined && method === 'GET') return { json: accounts.get(id) };
    throw new HubError(405, `The resource does not offer ${method}`);
  };

  const answer = async (request: Request, url: URL): Promise<Reply> => {
    const { method } = request;
    const path = url.pathname.slice(HUB_ROOT.length + 1).split('/');
    const segments = path.map((segment) => {
      try {
        return decodeURIComponent(segment);
      } catch {
        throw new HubError(400, 'The path cannot be decoded');
      }
    });
    const [root, hub, ...rest] = segments;
    const isUpload = /^multipart\//i.test(request.headers.get('content-type') ?? '');
    const { bodyBytes, importBytes } = instance.limits();
    const body = await readBody(request, isUpload ? importBytes : bodyBytes);
    if (body === undefined) throw new HubError(400, 'The body is too large');
    const parts = readCall(request, url.searchParams, body);
    const authorization = parts.header('authorization');
    if (root === 'instances') {
      accounts.checkPlatform(authorization);
      return platform(hub === undefined ? [] : [hub, ...rest], method, parts.json);
    }
    const user = accounts.userOf(authorization);
    if (root !== 'hubs' || hub !== 'marketing' || rest.length === 0)
      throw new HubError(404, 'There is no such resource');
    const [first = '', ...others] = rest;
    strikeError(`${method} /hubs/marketing/${[first, ...others.map(() => '{id}')].join('/')}`, instance);
    return route(rest, { ...parts, method, search: url.searchParams, user });
  };

  return async (request, url) => {
    asked++;
    const requestId = uuidAt(instance.seed, 950, asked).replaceAll('-', '');
    const headers = { 'elements-request-id': requestId };
    const asJson = { ...headers, 'content-type': 'application/json;charset=UTF-8' };
    try {
      const reply = await answer(request, url);
      instance.store.flush();
      if ('file' in reply)
        return new Response(reply.file, { headers: { ...headers, 'content-type': reply.type } });
      if (reply.json === undefined) return new Response(null, { headers });
      const next = reply.nextPage === undefined ? {} : { 'elements-next-page-token': reply.nextPage };
      return new Response(JSON.stringify(reply.json), { headers: { ...asJson, ...next } });
    } catch (thrown) {
      instance.store.flush();
      const { status, message, providerMessage } = asHubError(thrown);
      const said = { message, requestId, ...(providerMessage === undefined ? {} : { providerMessage }) };
      return new Response(JSON.stringify(said), { status, headers: asJson });
    }
  };
};
