// `npm run bench -- marketo`: the Marketo client against the sandbox, with limits off. The sandbox is a process of its
// own; the client and raw undici take turns with the very same calls, and what came is compared first.
// CROSSWALK_BENCH_MEGABYTES says how large the extract is that is streamed, 500 unless given.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { Pool } from 'undici';
import { dist } from './shared.mjs';

/** Neither quota nor rate nor waiting, as the control path takes it: null is no limit. */
const UNLIMITED = {
  ...{ callsPerWindow: null, concurrentCalls: null, dailyCalls: null, exportBytesPerDay: null },
  ...{ jobQueuedSeconds: 0, jobRunningSeconds: 0 },
};

/** Runs something with a sandbox in another process. */
export const withSandbox = async (leads, use) => {
  const bin = join(dist, 'cli', 'bin.js');
  const child = spawn(process.execPath, [bin, 'sandbox', '--leads', String(leads)]);
  try {
    const [line] = await once(createInterface({ input: child.stdout }), 'line');
    const sandbox = JSON.parse(line);
    const body = JSON.stringify(UNLIMITED);
    await fetch(`${sandbox.url}/__sandbox/limits`, { method: 'PUT', body });
    return await use(sandbox);
  } finally {
    child.kill();
  }
};

export const clientOf = async ({ url, clientId, clientSecret }) => {
  const { createMarketoClient } = await import(join(dist, 'marketo', 'index.js'));
  const none = Number.POSITIVE_INFINITY;
  return createMarketoClient({
    credentials: { baseUrl: url, clientId, clientSecret },
    limits: { calls: none, windowMs: 1, inFlight: 5 },
  });
};

/** A call by undici alone: the same headers and bytes, unpacked and parsed, and nothing else. */
const rawOf = async ({ url, identityUrl, clientId, clientSecret }) => {
  const query = `grant_type=client_credentials&client_id=${clientId}&client_secret=${clientSecret}`;
  const { access_token } = await (await fetch(`${identityUrl}/oauth/token?${query}`)).json();
  const pool = new Pool(url, { connections: 6, pipelining: 1 });
  const headers = { 'accept-encoding': 'gzip', accept: '*/*', authorization: `Bearer ${access_token}` };
  const call = async (method, path, body) => {
    const type = body === undefined ? {} : { 'content-type': 'application/json;charset=UTF-8' };
    const reply = await pool.request({ method, path, body, headers: { ...headers, ...type } });
    const bytes = Buffer.from(await reply.body.arrayBuffer());
    const isPacked = reply.headers['content-encoding'] === 'gzip';
    return JSON.parse((isPacked ? gunzipSync(bytes) : bytes).toString());
  };
  return { call, close: () => pool.close() };
};

const FIELDS = ['id', 'email', 'firstName', 'lastName', 'createdAt', 'updatedAt', 'company', 'leadScore'];
const SINCE = '2020-01-01T00:00:00Z';
const TYPES = [1, 12, 13];

/** The pairs that are compared: each gives the records of its calls. */
const pairsOf = (client, { call }, ids) => {
  const chunks = Array.from({ length: Math.ceil(ids.length / 300) }, (_, at) =>
    ids.slice(at * 300, at * 300 + 300),
  );
  const written = ids.slice(0, 3000).map((id) => ({ id, firstName: 'Ada', lastName: 'Benchmark' }));
  const search = (values) => String(new URLSearchParams(values)).replaceAll('+', '%20');
  const gather = async (items) => {
    const all = [];
    for await (const item of items) all.push(item);
    return all;
  };
  return [
    {
      name: 'leads by filter, 300 a page',
      ours: () => gather(client.leads.filter({ filterType: 'id', filterValues: ids, fields: FIELDS })),
      raw: async () => {
        const all = [];
        for (const chunk of chunks) {
          const query = search({ filterType: 'id', filterValues: chunk.join(','), fields: FIELDS.join(',') });
          all.push(...(await call('GET', `/rest/v1/leads.json?${query}`)).result);
        }
        return all;
      },
    },
    {
      name: 'activities since a date, 300 a page',
      ours: () => gather(client.activities.since({ since: SINCE, activityTypeIds: TYPES })),
      raw: async () => {
        const path = '/rest/v1/activities';
        const all = [];
        let { nextPageToken } = await call(
          'GET',
          `${path}/pagingtoken.json?${search({ sinceDatetime: SINCE })}`,
        );
        for (let more = true; more; ) {
          const query = search({ activityTypeIds: TYPES.join(','), nextPageToken });
          const page = await call('GET', `${path}.json?${query}`);
          all.push(...(page.result ?? []));
          ({ nextPageToken, moreResult: more } = page);
        }
        return all;
      },
    },
    {
      name: 'leads written, 300 a call',
      ours: async () =>
        (await client.leads.sync(written, { action: 'updateOnly', lookupField: 'id' })).map(
          ({ id, status }) => ({
            id,
            status,
          }),
        ),
      raw: async () => {
        const all = [];
        for (let at = 0; at < written.length; at += 300) {
          const body = { action: 'updateOnly', lookupField: 'id', input: written.slice(at, at + 300) };
          all.push(...(await call('POST', '/rest/v1/leads.json', JSON.stringify(body))).result);
        }
        return all;
      },
    },
  ];
};

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

const ROUNDS = 15;

const timed = async (run) => {
  const cpu = process.cpuUsage();
  const started = performance.now();
  await run();
  const { user, system } = process.cpuUsage(cpu);
  return { clock: performance.now() - started, cpu: (user + system) / 1000 };
};

const compare = async ({ name, ours, raw }) => {
  const records = await ours();
  const same = JSON.stringify(records) === JSON.stringify(await raw());
  if (!same) throw new Error(`${name}: the client and undici give different records`);
  const times = { ours: [], raw: [] };
  for (let round = 0; round < ROUNDS; round++) {
    times.ours.push(await timed(ours));
    times.raw.push(await timed(raw));
  }
  const of = (lane, kind) => median(times[lane].map((each) => each[kind]));
  const rate = (lane) => Math.round((records.length / of(lane, 'clock')) * 1000);
  const ratio = of('raw', 'clock') / of('ours', 'clock');
  console.log(
    `${name.padEnd(38)} ${String(records.length).padStart(7)} ${String(rate('ours')).padStart(9)}/s ${String(rate('raw')).padStart(9)}/s` +
      `  ${ratio.toFixed(2)}  ${(of('raw', 'cpu') / of('ours', 'cpu')).toFixed(2)}`,
  );
  return ratio;
};

/** A process of its own that extracts all leads, so that its peak memory is that of the extract. */
const peakOf = (sandbox) => {
  const script = fileURLToPath(new URL('marketo-extract.mjs', import.meta.url));
  const text = execFileSync(process.execPath, [script, JSON.stringify(sandbox)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(text);
};

const BYTES_PER_LEAD = 1000;

export const benchMarketo = async (gates) => {
  const megabytes = Number(process.env.CROSSWALK_BENCH_MEGABYTES ?? 500);
  console.log(`\nMarketo client against the sandbox, medians of ${ROUNDS} turns
${'calls'.padEnd(38)} records      client    raw undici  ratio  by processor time of this process`);
  await withSandbox(6000, async (sandbox) => {
    const client = await clientOf(sandbox);
    const raw = await rawOf(sandbox);
    const ids = [];
    for await (const { leadId } of client.activities.since({ since: SINCE, activityTypeIds: [12] }))
      ids.push(leadId);
    for (const pair of pairsOf(client, raw, ids)) {
      gates.check(`Marketo client, ${pair.name}: of raw undici`, await compare(pair), 0.7);
    }
    await Promise.all([client.close(), raw.close()]);
  });
  console.log('\nBulk extract, streamed to disk, checked, and read row by row: peak memory of the process');
  const peaks = [];
  for (const size of [megabytes / 10, megabytes]) {
    await withSandbox(Math.ceil((size * 1e6) / BYTES_PER_LEAD), async (sandbox) => {
      const { bytes, rows, seconds, peakMegabytes } = peakOf(sandbox);
      peaks.push(peakMegabytes);
      console.log(
        `  ${(bytes / 1e6).toFixed(0)} MB, ${rows} rows, ${seconds.toFixed(1)} s: ${peakMegabytes.toFixed(0)} MB`,
      );
    });
  }
  gates.check(
    'Marketo extract: memory for a tenth of the file, of that for all of it',
    peaks[0] / peaks[1],
    0.7,
  );
};
