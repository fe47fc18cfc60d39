// The instance of the demo: a sandbox in this process, with faults in what it holds, and a client that pulls from it.
import { type CellKind, typeCells } from '../formats/index.ts';
import {
  createMarketoClient,
  type MarketoClient,
  type MarketoRecord,
  readWebhookBody,
} from '../marketo/index.ts';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { chooseFaults, type PlantedFault } from './plant-faults.ts';
import { createRandom } from './random.ts';
import { webhookBodies } from './webhook-bodies.ts';

export interface DemoInstance {
  readonly marketo: MarketoClient;
  /** Leads that the instance holds. */
  readonly leads: number;
  /** Faults in what the sources give. */
  readonly faults: readonly PlantedFault[];
  /** The fields of `names` that the instance has. */
  readonly fieldsOf: (names: Iterable<string>) => Promise<readonly string[]>;
  /** Half of all leads, by pages of 300. */
  readonly rest: (fields: readonly string[]) => Promise<readonly MarketoRecord[]>;
  /** Four tenths, by bulk extracts over the days on which they were created. */
  readonly bulk: (
    fields: readonly string[],
    kinds: ReadonlyMap<string, CellKind>,
  ) => Promise<readonly MarketoRecord[]>;
  /** The rest, as webhooks send them. */
  readonly webhook: (kinds: ReadonlyMap<string, CellKind>) => readonly MarketoRecord[];
  /** What was sent and loaded so far. */
  readonly sent: () => {
    readonly calls: number;
    readonly tokens: number;
    readonly files: number;
    readonly bytes: number;
  };
  readonly close: () => Promise<void>;
}

const DATES = ['offset', 'compact-offset', 'asset', 'bare'];

/** Each of the first pages spells its dates in a way of its own, as the interfaces of Marketo do. */
const dateSpelling = DATES.map((spelling) => ({
  ...{ spelling, times: 1 },
  operations: ['GET /rest/v1/leads.json'],
}));

const plant = (sandbox: Sandbox, faults: readonly PlantedFault[]): void => {
  for (const { id, field, value } of faults) sandbox.control.put('leads', id, { [field]: value });
};

const openOn = (sandbox: Sandbox, seed: number, leads: number): DemoInstance => {
  const { url, identityUrl, clientId, clientSecret, control } = sandbox;
  // The sandbox takes any number of calls here: the client's own limits would only make the demo wait.
  const marketo = createMarketoClient({
    credentials: { baseUrl: url, identityUrl, clientId, clientSecret },
    limits: { calls: Number.POSITIVE_INFINITY },
  });
  const ids = [...control.keys('leads')].map(Number);
  const ofRest = ids.slice(0, Math.ceil(leads * 0.5));
  const ofBulk = ids.slice(ofRest.length);
  const random = createRandom(seed);
  const inStore = [
    ...chooseFaults(random, 'rest', ofRest, false),
    ...chooseFaults(random, 'bulk', ofBulk, false),
  ];
  plant(sandbox, inStore);
  const webhooks = webhookBodies(seed, leads - ids.length, ids.at(-1) ?? 0);
  const files = { count: 0, bytes: 0 };

  const createdAt = async (id: number | undefined): Promise<unknown> =>
    (await marketo.leads.get(id ?? 0, { fields: ['createdAt'] }))?.createdAt;

  const byId = async (wanted: readonly number[], fields: readonly string[]): Promise<MarketoRecord[]> => {
    const records: MarketoRecord[] = [];
    const query = { filterType: 'id', filterValues: wanted, fields };
    for await (const record of marketo.leads.filter(query)) records.push(record);
    return records;
  };

  return {
    marketo,
    leads: ids.length,
    faults: [...inStore, ...webhooks.faults],
    fieldsOf: async (names) => {
      const described = await marketo.leads.describe();
      const known = new Set(described.map(({ rest }) => nameOf(rest)));
      return [...names].filter((name) => known.has(name));
    },
    rest: (fields) => byId(ofRest, fields),
    bulk: async (fields, kinds) => {
      if (ofBulk.length === 0) return [];
      const range = { startAt: await createdAt(ofBulk[0]), endAt: await createdAt(ofBulk.at(-1)) };
      const rows: MarketoRecord[] = [];
      const options = {
        kinds,
        pollMs: 20,
        onJob: ({
          status,
          fileSize = 0,
        }: {
          readonly status: string;
          readonly fileSize?: number | undefined;
        }) => {
          if (status !== 'Completed') return;
          files.count++;
          files.bytes += fileSize;
        },
      };
      // A row that could not be read would be missing in the counts, and fail the demo.
      for await (const item of marketo.bulk.leads.rows({ fields, filter: { createdAt: range } }, options))
        if (item.ok) rows.push(item.value);
      return rows;
    },
    webhook: (kinds) =>
      webhooks.bodies.flatMap((body) => {
        const read = readWebhookBody(JSON.stringify(body), 'application/json');
        if (!read.ok) return [];
        const texts = Object.entries(read.value).map(([name, text]) => [name, String(text ?? '')]);
        return [typeCells(Object.fromEntries(texts), kinds)];
      }),
    sent: () => ({
      calls: marketo.stats().calls,
      tokens: control.seen().tokens,
      files: files.count,
      bytes: files.bytes,
    }),
    close: async () => {
      await marketo.close();
      await sandbox.close();
    },
  };
};

const nameOf = (rest: unknown): unknown =>
  typeof rest === 'object' && rest !== null && 'name' in rest ? rest.name : undefined;

/** Starts the instance; nine tenths of the leads are in it, the others come by webhooks alone. */
export const openDemoInstance = async (seed: number, leads: number): Promise<DemoInstance> => {
  const held = Math.ceil(leads * 0.5) + Math.floor(leads * 0.4);
  const sandbox = await startSandbox({ seed, leads: held, limits: 'none', faults: { dateSpelling } });
  try {
    return openOn(sandbox, seed, leads);
  } catch (error) {
    await sandbox.close();
    throw error;
  }
};
