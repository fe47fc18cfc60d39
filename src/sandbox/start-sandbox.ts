// Starts a sandbox: an HTTP server on loopback that behaves as a Marketo instance does.
import { createActivities } from './activities/activities.ts';
import type { ExportJob } from './bulk/export-job.ts';
import { createExports } from './bulk/exports.ts';
import { createFiles } from './bulk/files.ts';
import type { ImportJob } from './bulk/import-job.ts';
import { createImports } from './bulk/imports.ts';
import { type ClockOptions, createClock } from './clock.ts';
import { type Control, createControl, createControlPath } from './control/control.ts';
import { createFaults, type FaultSettings } from './control/faults.ts';
import type { Observer } from './http/exchange.ts';
import { createMeter } from './http/meter.ts';
import { HUB_ROOT, startServer } from './http/server.ts';
import { createTokens, defaultService, type Service } from './http/tokens.ts';
import { type HubAccess, hubSecrets } from './hub/accounts.ts';
import { createHub } from './hub/hub.ts';
import type { Instance } from './instance.ts';
import { createLeads } from './leads/leads.ts';
import { DEFAULT_LIMITS, type Limits, NO_LIMITS } from './limits.ts';
import { createLists } from './lists/lists.ts';
import { createMembers } from './members/members.ts';
import { createObjects } from './objects/objects.ts';
import { ROUTES } from './routes.ts';
import { createStore, type Store } from './store/store.ts';

export interface SandboxOptions {
  /** The port on 127.0.0.1; one that is free unless given. */
  readonly port?: number;
  /** Which records, tokens and random faults: the same seed gives the same; 1 unless given. */
  readonly seed?: number;
  /** How many leads there are at first, up to ten million and more; 1000 unless given. Other objects follow from it. */
  readonly leads?: number;
  /** A SQLite file that keeps what is created, changed and deleted; in memory unless given. */
  readonly db?: string;
  readonly clock?: ClockOptions;
  /** Figures that differ from Marketo's, or `none` for no quota, rate or waiting. */
  readonly limits?: Partial<Limits> | 'none';
  /** Faults that are on from the start. */
  readonly faults?: FaultSettings;
  /** Custom services beside the one that every sandbox has. */
  readonly services?: readonly Service[];
  /** Is told of every call of the REST interface and its reply: what the code under test really sent. */
  readonly observe?: Observer;
}

export interface Sandbox {
  /** `http://127.0.0.1:…`, without `/rest`. */
  readonly url: string;
  /** `http://127.0.0.1:…/identity`. */
  readonly identityUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The same records by the hub contract of Cloud Elements: where, and the secrets of its platform calls. */
  readonly hub: HubAccess;
  readonly control: Control;
  /** Stops listening, cuts what is open, and closes the file. */
  readonly close: () => Promise<void>;
}

const openStore = async (file: string | undefined, seed: number, leads: number): Promise<Store> => {
  const keeper =
    file === undefined ? undefined : (await import('./store/sqlite-keeper.ts')).openSqliteKeeper(file);
  const store = createStore(keeper);
  const about = store.collection<{ readonly seed: number; readonly leads: number }>('sandbox');
  const earlier = about.get('population');
  if (earlier !== undefined && (earlier.seed !== seed || earlier.leads !== leads)) {
    store.close();
    throw new RangeError(
      `the file holds changes to ${earlier.leads} leads of seed ${earlier.seed}: it cannot be used with ${leads} leads of seed ${seed}`,
    );
  }
  if (earlier === undefined) about.put('population', { seed, leads });
  store.flush();
  return store;
};

/**
 * Starts a local Marketo.
 *
 * @returns where it listens, the credentials of its custom service, and its controls
 * @throws TypeError for options that make no sense, RangeError for a file of another population, and what the system
 *   says if the port or the file cannot be had
 * @example
 * const sandbox = await startSandbox({ leads: 50, limits: 'none' });
 * const { access_token } = await (await fetch(`${sandbox.identityUrl}/oauth/token?grant_type=client_credentials` +
 *   `&client_id=${sandbox.clientId}&client_secret=${sandbox.clientSecret}`)).json();
 * await sandbox.close();
 */
export const startSandbox = async (options: SandboxOptions = {}): Promise<Sandbox> => {
  const { port = 0, seed = 1, leads: size = 1000, db, services = [] } = options;
  for (const [name, number] of Object.entries({ port, seed, leads: size }))
    if (!Number.isSafeInteger(number) || number < 0)
      throw new TypeError(`"${name}" must be a whole number from 0 up`);
  let limits: Limits = { ...DEFAULT_LIMITS, ...(options.limits === 'none' ? NO_LIMITS : options.limits) };
  const current = (): Limits => limits;
  const clock = createClock(options.clock);
  const faults = createFaults(seed, options.faults);
  const service = defaultService(seed);
  const store = await openStore(db, seed, size);
  const objects = createObjects(seed, size, store);
  const leads = createLeads(seed, size, store, ({ externalCompanyId }, field) => {
    const companies = objects.get('companies')?.records;
    const key =
      externalCompanyId === null
        ? undefined
        : companies?.findDirect('externalCompanyId', String(externalCompanyId));
    return key === undefined
      ? null
      : (companies?.read(key, field === 'mktoCompanyNotes' ? 'companyNotes' : field) ?? null);
  });
  const activities = createActivities(seed, leads.records.population, leads, store, clock, faults);
  const instance: Instance = {
    seed,
    clock,
    limits: current,
    faults,
    meter: createMeter(clock, current),
    tokens: createTokens(seed, clock, current, [service, ...services]),
    store,
    leads,
    activities,
    lists: createLists(store, leads.records, clock),
    objects,
    members: createMembers(seed, store, leads.records, clock),
    files: createFiles(db === undefined ? undefined : `${db}.files`),
    exports: createExports(store.collection<ExportJob>('exportJob'), () => instance),
    imports: createImports(store.collection<ImportJob>('importJob'), () => instance),
  };
  const control = createControl(instance, (changed) => {
    limits = { ...limits, ...changed };
  });
  const parts = {
    routes: ROUTES,
    control: createControlPath(control),
    hub: createHub(instance),
    observe: options.observe,
  };
  const server = await startServer(parts, instance, port);
  const url = `http://127.0.0.1:${server.port}`;
  return {
    url,
    identityUrl: `${url}/identity`,
    clientId: service.clientId,
    clientSecret: service.clientSecret,
    hub: { baseUrl: `${url}${HUB_ROOT}`, ...hubSecrets(seed) },
    control,
    close: async () => {
      await server.close();
      instance.files.close();
      store.close();
    },
  };
};
