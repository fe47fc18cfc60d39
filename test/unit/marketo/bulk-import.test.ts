import { describe, expect, it } from 'vitest';
import { type Asked, failed, gather, ok, raw, withServer } from '../../support/scripted-server.ts';

const FAST = { pollMs: 1 };

const complete = (more: object = {}) =>
  ok([
    {
      batchId: 1,
      status: 'Complete',
      numOfLeadsProcessed: 1,
      numOfRowsFailed: 0,
      numOfRowsWithWarning: 0,
      ...more,
    },
  ]);

const fileOf = ({ body }: Asked): string =>
  Buffer.from(/\r\n\r\n([\s\S]*)\r\n--/.exec(body)?.[1] ?? '', 'latin1').toString('utf8');

describe('a bulk import', () => {
  it('uploads a CSV file as documented and watches it to its end', async () => {
    const states = ['Queued', 'Importing'];
    await withServer(
      ({ method, turn }) => {
        if (method === 'POST') return ok([{ batchId: 3404, importId: '3404', status: 'Queued' }]);
        const status = states[turn];
        return status === undefined ? complete({ numOfLeadsProcessed: 2 }) : ok([{ batchId: 3404, status }]);
      },
      async ({ bulk }, server) => {
        const rows = [
          { email: 'a@x.org', firstName: 'Zoë, "the" one', score: 5 },
          { email: 'b@x.org', firstName: null, score: undefined },
        ];
        const batches = await gather(bulk.leads.import(rows, { ...FAST, lookupField: 'email', listId: 12 }));
        expect(batches).toMatchObject([
          { batchId: '3404', first: 0, rows: 2, processed: 2, failures: [], warnings: [] },
        ]);
        const [upload] = server.asked;
        expect(Object.fromEntries(upload?.query ?? [])).toEqual({
          format: 'csv',
          lookupField: 'email',
          listId: '12',
        });
        expect(upload?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
        expect(upload?.body).toContain('name="file"; filename="import.csv"\r\nContent-Type: text/csv\r\n');
        expect(upload === undefined ? '' : fileOf(upload)).toBe(
          'email,firstName,score\na@x.org,"Zoë, ""the"" one",5\nb@x.org,,\n',
        );
        expect(server.asked.map(({ path }) => path)).toEqual([
          '/bulk/v1/leads.json',
          ...Array(3).fill('/bulk/v1/leads/batch/3404.json'),
        ]);
      },
    );
  });

  it('cuts the input between records, at the size that is allowed', async () => {
    const rows = Array.from({ length: 100 }, (_, id) => ({ email: `${id}@x.org`, note: 'é'.repeat(50) }));
    await withServer(
      ({ method, turn }) => (method === 'POST' ? ok([{ batchId: turn + 1, status: 'Queued' }]) : complete()),
      async ({ bulk }, server) => {
        const batches = await gather(bulk.leads.import(rows, { ...FAST, maxBytes: 3000 }));
        const uploads = server.asked.filter(({ method }) => method === 'POST');
        expect(uploads.length).toBeGreaterThan(4);
        expect(uploads.every(({ headers }) => Number(headers['content-length']) <= 3000)).toBe(true);
        const lines = uploads.flatMap((upload) => fileOf(upload).trimEnd().split('\n').slice(1));
        expect(lines).toEqual(rows.map(({ email, note }) => `${email},${note}`));
        expect(batches.map(({ first }) => first)).toEqual(
          batches.map((_, at) => batches.slice(0, at).reduce((sum, each) => sum + each.rows, 0)),
        );
      },
    );
  });

  it('joins failures and warnings to the rows that were sent, equal ones in their order', async () => {
    const files: Readonly<Record<string, string>> = {
      failures:
        'email,note,Import Failure Reason\nbad,"a ""b"", c",Invalid email address\nbad,"a ""b"", c",missing.dedupe.fields\n',
      warnings: 'email,note,Import Warning Reason\ne@x.org,null,Invalid email address\nother,,Unknown\n',
    };
    await withServer(
      ({ method, path }) => {
        const [, kind = ''] = /(failures|warnings)\.json$/.exec(path) ?? [];
        if (kind !== '') return raw(200, files[kind] ?? '', { 'content-type': 'text/csv' });
        return method === 'POST'
          ? ok([{ batchId: 9, status: 'Queued' }])
          : complete({ numOfRowsFailed: 2, numOfRowsWithWarning: 2 });
      },
      async ({ bulk }) => {
        const bad = { email: 'bad', note: 'a "b", c' };
        const rows = [{ email: 'a@x.org', note: null }, bad, bad, { email: 'e@x.org', note: 'null' }];
        const [batch] = await gather(bulk.leads.import(rows, FAST));
        expect(batch?.failures).toEqual([
          { index: 1, row: bad, reason: 'Invalid email address' },
          { index: 2, row: bad, reason: 'missing.dedupe.fields' },
        ]);
        expect(batch?.warnings).toEqual([
          { index: 3, row: rows[3], reason: 'Invalid email address' },
          { index: undefined, row: { email: 'other', note: '' }, reason: 'Unknown' },
        ]);
      },
    );
  });

  it('takes a file of failures that is not there for none', async () => {
    await withServer(
      ({ method, path }) => {
        if (/(failures|warnings)\.json$/.test(path)) return raw(404, 'no such file');
        return method === 'POST'
          ? ok([{ batchId: 9, status: 'Queued' }])
          : ok([{ batchId: 9, status: 'Complete' }]);
      },
      async ({ bulk }) => {
        const [batch] = await gather(bulk.customObject('car_c').import([{ vin: '1' }], FAST));
        expect(batch).toMatchObject({ failures: [], warnings: [] });
      },
    );
  });

  it('waits where ten imports are queued, and says why one failed', async () => {
    const message = 'There are 10 imports currently being processed. Please try again later';
    await withServer(
      ({ method, turn }) => {
        if (method === 'GET') return ok([{ batchId: 9, status: 'Failed', message: 'broken header' }]);
        return turn < 2 ? failed(1016, message) : ok([{ batchId: 9, status: 'Queued' }]);
      },
      async ({ bulk }, server) => {
        const batches = gather(bulk.programMembers.import(1001, 'On List', [{ leadId: 1 }], FAST));
        await expect(batches).rejects.toMatchObject({
          code: 'job-failed',
          message: expect.stringContaining('broken header'),
        });
        expect(server.asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
          ...Array(3).fill('POST /bulk/v1/program/1001/members/import.json'),
          'GET /bulk/v1/program/members/import/9/status.json',
        ]);
        expect(server.asked[0]?.query.get('programMemberStatus')).toBe('On List');
      },
    );
  });

  it('is not uploaded twice after a failure that leaves open whether it came in', async () => {
    await withServer(
      () => failed(611, 'System error'),
      async ({ bulk }, server) => {
        await expect(gather(bulk.leads.import([{ email: 'a@x.org' }], FAST))).rejects.toMatchObject({
          code: '611',
        });
        expect(server.asked).toHaveLength(1);
      },
    );
  });

  it('refuses a row with a field that no column is for', async () => {
    await withServer(
      () => ok(),
      async ({ bulk }, server) => {
        const rows = [{ email: 'a@x.org' }, { email: 'b@x.org', extra: 1 }];
        await expect(gather(bulk.leads.import(rows, FAST))).rejects.toThrow(/row 2 has a field "extra"/);
        expect(server.asked).toEqual([]);
      },
    );
  });
});
