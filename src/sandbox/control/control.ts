// What a test may do to a sandbox besides calling it: move its clock, switch faults, read what it saw and what it holds.
import type { Clock } from '../clock.ts';
import type { FieldValues, Value } from '../data/field.ts';
import type { Key } from '../data/population.ts';
import type { Seen } from '../http/meter.ts';
import type { Service } from '../http/tokens.ts';
import type { Instance } from '../instance.ts';
import { type Limits, readLimits } from '../limits.ts';
import type { FaultSettings, Faults } from './faults.ts';

export interface Control {
  /** The sandbox's time, in milliseconds. */
  readonly clock: Pick<Clock, 'now' | 'set' | 'advance'>;
  readonly faults: Faults;
  readonly limits: () => Limits;
  /** Changes some limits. */
  readonly setLimits: (limits: Partial<Limits>) => void;
  /** What the server saw since the start or the last reset. */
  readonly seen: () => Seen;
  /** Forgets what was seen, and what was used of the quotas. */
  readonly reset: () => void;
  /** Adds a custom service, or changes one. */
  readonly setService: (service: Service) => void;
  /** Ends the life of all tokens. */
  readonly expireTokens: () => void;
  /** How many records there are of each object. */
  readonly counts: () => Readonly<Record<string, number>>;
  /** The keys of all records of an object, in order, by its name in paths: `leads`, `companies`, `car_c` and so on. */
  readonly keys: (object: string) => Iterable<Key>;
  /**
   * Puts values into a record past every check of the interface: what an instance has held for years and its interface
   * would refuse today. Nothing tells of it, neither an activity nor a new `updatedAt`.
   *
   * @throws TypeError where there is no such object, record or field, or a value is no scalar
   */
  readonly put: (object: string, key: Key, fields: Readonly<FieldValues>) => void;
}

const recordsOf = ({ leads, objects }: Instance, object: string) =>
  object === 'leads' ? leads : objects.get(object);

const isScalar = (value: unknown): value is Value =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

const putValues = (instance: Instance, object: string, key: Key, fields: Readonly<FieldValues>): void => {
  const held = recordsOf(instance, object);
  if (held === undefined) throw new TypeError(`there is no object "${object}"`);
  const { records } = held;
  const own = records.population.numbered ? Number(key) : String(key);
  if (!records.has(own)) throw new TypeError(`"${object}" has no record ${JSON.stringify(key)}`);
  const table = 'type' in held ? held.type.table : held.fields;
  for (const [name, value] of Object.entries(fields)) {
    if (table.get(name.toLowerCase())?.name !== name)
      throw new TypeError(`"${object}" has no field ${JSON.stringify(name)}`);
    if (!isScalar(value))
      throw new TypeError(`the value of "${name}" must be a text, a number, a boolean or null`);
  }
  records.update(own, fields);
  instance.store.flush();
};

export const createControl = (instance: Instance, setLimits: (limits: Partial<Limits>) => void): Control => ({
  clock: instance.clock,
  faults: instance.faults,
  limits: instance.limits,
  setLimits,
  seen: instance.meter.seen,
  reset: instance.meter.reset,
  setService: instance.tokens.setService,
  expireTokens: () => instance.tokens.expire(),
  counts: () => ({
    leads: instance.leads.records.size(),
    activities: instance.activities.end(),
    ...Object.fromEntries([...instance.objects].map(([name, { records }]) => [name, records.size()])),
  }),
  keys: (object) => recordsOf(instance, object)?.records.keys() ?? [],
  put: (object, key, fields) => putValues(instance, object, key, fields),
});

const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const moveClock = ({ clock }: Control, { set, advanceSeconds }: Readonly<Record<string, unknown>>): void => {
  if (typeof set === 'string' || typeof set === 'number') {
    const instant = new Date(set).getTime();
    if (Number.isNaN(instant)) throw new TypeError('"set" is not a date');
    clock.set(instant);
  }
  if (advanceSeconds !== undefined) {
    if (typeof advanceSeconds !== 'number' || !Number.isFinite(advanceSeconds))
      throw new TypeError('"advanceSeconds" is not a number');
    clock.advance(advanceSeconds * 1000);
  }
};

const serviceOf = (given: Readonly<Record<string, unknown>>): Service => {
  const { clientId, clientSecret, user, permissions } = given;
  if (typeof clientId !== 'string' || typeof clientSecret !== 'string')
    throw new TypeError('a service needs "clientId" and "clientSecret"');
  return {
    clientId,
    clientSecret,
    user: typeof user === 'string' ? user : 'other.user@example.com',
    ...(Array.isArray(permissions) ? { permissions: permissions.map(String) } : {}),
  };
};

/** Infinity has no JSON. */
const printable = (limits: Limits) =>
  Object.fromEntries(
    Object.entries(limits).map(([name, figure]) => [name, Number.isFinite(figure) ? figure : null]),
  );

/**
 * The same over HTTP, under `/__sandbox/`: `clock` (GET; POST `{set}` or `{advanceSeconds}`), `faults` (GET; PUT
 * `{name: setting}`; DELETE, `?name=` for one), `limits` (GET, PUT), `counters` (GET, DELETE), `store` (GET; PUT
 * `{object, key, fields}`), `services` (PUT), `tokens` (DELETE).
 */
export const createControlPath = (control: Control) => {
  const act = async (method: string, path: string, request: Request, url: URL): Promise<Response> => {
    const readBody = async (): Promise<Readonly<Record<string, unknown>>> => {
      const body: unknown = await request.json();
      if (!isRecord(body)) throw new TypeError('the body must be a JSON object');
      return body;
    };
    switch (`${method} ${path}`) {
      case 'POST clock':
        moveClock(control, await readBody());
        return json({ now: new Date(control.clock.now()).toISOString() });
      case 'GET clock':
        return json({ now: new Date(control.clock.now()).toISOString() });
      case 'PUT faults':
        // Each name and setting is checked as it is set.
        for (const [name, setting] of Object.entries((await readBody()) as FaultSettings))
          control.faults.set(name, setting);
        return json({ faults: control.faults.list() });
      case 'DELETE faults':
        control.faults.clear(url.searchParams.get('name') ?? undefined);
        return json({ faults: control.faults.list() });
      case 'GET faults':
        return json({ faults: control.faults.list(), struck: control.faults.struck() });
      case 'PUT limits':
        control.setLimits(readLimits(await readBody()));
        return json(printable(control.limits()));
      case 'GET limits':
        return json(printable(control.limits()));
      case 'GET counters':
        return json(control.seen());
      case 'DELETE counters':
        control.reset();
        return json(control.seen());
      case 'GET store':
        return json(control.counts());
      case 'PUT store': {
        const { object, key, fields } = await readBody();
        if (
          typeof object !== 'string' ||
          (typeof key !== 'string' && typeof key !== 'number') ||
          !isRecord(fields)
        )
          throw new TypeError('a record needs "object", "key" and "fields"');
        // Each value is checked before any is put.
        control.put(object, key, fields as FieldValues);
        return json({});
      }
      case 'PUT services':
        control.setService(serviceOf(await readBody()));
        return json({});
      case 'DELETE tokens':
        control.expireTokens();
        return json({});
      default:
        return json({ error: `there is no ${method} ${url.pathname}` }, 404);
    }
  };
  return async (request: Request, url: URL): Promise<Response> => {
    try {
      return await act(request.method, url.pathname.replace('/__sandbox/', ''), request, url);
    } catch (error) {
      return json({ error: error instanceof Error ? error.message : String(error) }, 400);
    }
  };
};
