// Bulk extracts of the client from the sandbox in bad weather. A file must be that of a run without any fault, byte by
// byte, and hold what the sandbox's store holds; and the same records must come by REST.

import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CsvRow, FormatItem } from '../../src/formats/index.ts';
import type { ExtractedFile, ExtractOptions, MarketoClient } from '../../src/marketo/index.ts';
import type { FaultSettings, Sandbox } from '../../src/sandbox/index.ts';
import { withPair } from '../support/marketo-pair.ts';
import { gather } from '../support/scripted-server.ts';

const SEED = 20_261_123;
const FAST: ExtractOptions = { pollMs: 3, recreate: 4 };
/** Where jobs hang: long enough for those that do not, on a machine that has other things to do. */
const IMPATIENT: ExtractOptions = { pollMs: 3, queuedMs: 500, processingMs: 500, recreate: 8 };
const FIELDS = [
  'id',
  'email',
  'firstName',
  'lastName',
  'createdAt',
  'unsubscribed',
  'leadScore',
  'annualRevenue',
];
const ALL = { fields: FIELDS, filter: { smartListId: 4001 } };
const FILE = ['file.json'];

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bulk-faults-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const WEATHER: Readonly<Record<string, FaultSettings>> = {
  'a token that expires every third call': { tokenExpires: { every: 3 } },
  'a token that expires at every other look at the file, and a connection that breaks': {
    tokenExpires: { every: 2, operations: FILE },
    fileReset: { times: 5, bytes: 9001 },
  },
  'a storm of 606, also in place of the file': { error: { share: 0.5, code: '606' } },
  'a connection that breaks again and again': { fileReset: { times: 12, bytes: 5003 } },
  'a connection that breaks, and a server that knows no ranges': {
    fileReset: { times: 4 },
    noRange: true,
  },
  'files that end early': { fileTruncated: { times: 6 } },
  'files that are not there at first': { fileMissing: { times: 3 } },
  'a file that never appears': { fileMissing: { times: 16 } },
  'a checksum that is wrong': { wrongChecksum: { times: 2 } },
  'a job that stays in the queue': { stuckQueued: { times: 1 } },
  'a job that never ends': { stuckProcessing: { times: 1 } },
  'jobs that fail': { exportFailed: { times: 3, message: 'out of luck' } },
  'a queue that is full': { queueFull: { times: 4 } },
  'replies that are lost': {
    lostReply: { share: 0.25, as: 'reset', operations: ['status', 'file', 'enqueue'] },
  },
  'everything at once': {
    tokenExpires: { every: 7 },
    error: { share: 0.2, codes: ['606', '615', '608'] },
    reset: { share: 0.1 },
    fileReset: { times: 3, bytes: 12_007 },
    fileTruncated: { every: 2, times: 3 },
    wrongChecksum: { times: 1 },
    exportFailed: { times: 1 },
    stuckProcessing: { after: 1, times: 1 },
    queueFull: { times: 1 },
  },
};

const strike = ({ control }: Sandbox, faults: FaultSettings): void => {
  for (const [name, setting] of Object.entries(faults)) control.faults.set(name, setting);
};

const extract = async (client: MarketoClient, options = FAST): Promise<ExtractedFile> => {
  const [file] = await gather(client.bulk.leads.files(ALL, mkdtempSync(join(folder, 'x')), options));
  if (file === undefined) throw new Error('no file');
  return file;
};

const rowsOf = (items: readonly FormatItem<CsvRow>[]): readonly CsvRow[] =>
  items.flatMap((item) => (item.ok ? [item.value] : []));

describe('an extract of leads', () => {
  it.each(Object.entries(WEATHER))('is whole with %s', (_, faults) =>
    withPair({ leads: 1500 }, async (client, sandbox) => {
      const clean = await extract(client);
      const idOf = (line: string): number => Number(line.split(',')[0]);
      const lines = (await readFile(clean.path, 'utf8')).trimEnd().split('\n').slice(1);
      expect(lines.map(idOf)).toEqual([...sandbox.control.keys('leads')]);
      strike(sandbox, faults);
      const hangs = 'stuckQueued' in faults || 'stuckProcessing' in faults;
      const found = await extract(client, hangs ? IMPATIENT : FAST);
      expect(await readFile(found.path)).toEqual(await readFile(clean.path));
      expect(found.sha256).toBe(clean.sha256);
      for (const name of Object.keys(faults))
        expect([name, sandbox.control.faults.struck()[name]]).not.toEqual([name, undefined]);
    }),
  );

  it('is whole wherever the connection breaks', () =>
    withPair({ leads: 400 }, async (client, sandbox) => {
      const clean = await extract(client);
      const bytes = await readFile(clean.path);
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.integer({ min: 0, max: clean.bytes }), { minLength: 1, maxLength: 4 }),
          fc.boolean(),
          async (cuts, hasToken) => {
            sandbox.control.faults.clear();
            sandbox.control.faults.set(
              'fileReset',
              cuts.map((cut) => ({ bytes: cut, times: 1 })),
            );
            if (!hasToken) sandbox.control.faults.set('tokenExpires', { every: 2, operations: FILE });
            const job = { ...clean.job };
            const found = await client.bulk.leads.download(job, join(folder, 'cut.csv'));
            expect(found).toMatchObject({ bytes: clean.bytes, sha256: clean.sha256 });
            expect(await readFile(found.path)).toEqual(bytes);
          },
        ),
        { numRuns: 25, seed: SEED },
      );
    }));

  it('stops where nothing helps: a checksum that stays wrong, and the quota', () =>
    withPair({ leads: 50 }, async (client, sandbox) => {
      strike(sandbox, { wrongChecksum: true });
      await expect(extract(client)).rejects.toMatchObject({ code: 'file' });
      sandbox.control.faults.clear();
      strike(sandbox, { exportQuota: true });
      await expect(extract(client)).rejects.toMatchObject({
        code: '1029',
        class: 'stop',
        resetAt: expect.any(Date),
      });
    }));

  it('loses no row to hostile values, and none to stray quotes, through line breaks', () =>
    withPair({ leads: 300 }, async (client, sandbox) => {
      const stored = [...sandbox.control.keys('leads')].map(String);
      strike(sandbox, { hostileValues: true });
      const hostile = await gather(client.bulk.leads.rows(ALL, FAST));
      expect(hostile.filter(({ ok }) => !ok)).toEqual([]);
      expect(rowsOf(hostile).map(({ id }) => id)).toEqual(stored);
      sandbox.control.faults.clear();
      const query = { ...ALL, fields: ['id', 'company', 'address', 'mktoPersonNotes', 'createdAt'] };
      const clean = rowsOf(await gather(client.bulk.leads.rows(query, FAST)));
      strike(sandbox, { strayQuote: true });
      const stray = await gather(client.bulk.leads.rows(query, FAST));
      expect(stray.filter((item) => !item.ok && item.code === 'quote').length).toBeGreaterThan(5);
      // Whether two quotes are two, or one that was doubled, a damaged row does not tell.
      const undoubled = clean.map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, cell]) => [
            name,
            typeof cell === 'string' ? cell.replaceAll('""', '"') : cell,
          ]),
        ),
      );
      expect(rowsOf(stray)).toEqual(undoubled);
    }));
});

const KINDS = new Map([
  ...['integer', 'score', 'reference'].map((type) => [type, 'integer'] as const),
  ...['currency', 'float', 'percent'].map((type) => [type, 'number'] as const),
  ['boolean', 'boolean'] as const,
]);

const own = (record: CsvRow, name: string): unknown => (Object.hasOwn(record, name) ? record[name] : null);

describe('REST and bulk', () => {
  it('give the same leads, in all fields', () =>
    withPair({ leads: 250 }, async (client, sandbox) => {
      const described = (await client.leads.describe()).flatMap(({ dataType, rest }) => {
        const name =
          typeof rest === 'object' && rest !== null && 'name' in rest ? String(rest.name) : undefined;
        return name === undefined ? [] : [{ name, kind: KINDS.get(String(dataType)) }];
      });
      const fields = described.map(({ name }) => name);
      const kinds = new Map(
        described.flatMap(({ name, kind }) => (kind === undefined ? [] : [[name, kind] as const])),
      );
      const stored = [...sandbox.control.keys('leads')].map(Number);
      const rest = await gather(client.leads.filter({ filterType: 'id', filterValues: stored, fields }));
      const bulk = rowsOf(await gather(client.bulk.leads.rows({ ...ALL, fields }, { ...FAST, kinds })));
      const shape = (record: CsvRow) => Object.fromEntries(fields.map((name) => [name, own(record, name)]));
      expect(fields.length).toBeGreaterThan(50);
      expect(bulk.map(shape)).toEqual(rest.map(shape));
      expect(bulk.map(({ id }) => id)).toEqual(stored);
    }));

  it('give the same activities, with attributes in one shape', () =>
    withPair({ leads: 150 }, async (client, sandbox) => {
      const types = (await client.activities.types()).map(({ id }) => Number(id));
      const attributesOf = (value: unknown): unknown =>
        Array.isArray(value)
          ? Object.fromEntries(value.map(({ name, value: given }) => [String(name), given]))
          : value;
      const names = [
        'leadId',
        'activityDate',
        'activityTypeId',
        'campaignId',
        'primaryAttributeValueId',
        'primaryAttributeValue',
      ];
      const byGuid = (records: readonly CsvRow[]) =>
        new Map(
          records.map((record) => [
            String(record.marketoGUID),
            [...names.map((name) => own(record, name)), attributesOf(record.attributes)],
          ]),
        );
      const rest = await gather(
        client.activities.since({ since: '2020-12-31T00:00:00Z', activityTypeIds: types }),
      );
      strike(sandbox, { tokenExpires: { every: 9 }, fileTruncated: { every: 3 }, queueFull: { every: 5 } });
      const createdAt = { startAt: '2021-01-01T00:00:00Z', endAt: '2023-06-01T00:00:00Z' };
      const bulk = rowsOf(await gather(client.bulk.activities.rows({ filter: { createdAt } }, FAST)));
      expect(bulk).toHaveLength(rest.length);
      expect(rest).toHaveLength(sandbox.control.counts().activities ?? 0);
      expect(byGuid(bulk)).toEqual(byGuid(rest));
    }));
});
