// Export and import jobs: states over the sandbox's time, files to the byte, and what becomes of rows.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { readCsv } from '../../../src/formats/index.ts';
import { type OpenSandbox, openSandbox } from '../../support/open-sandbox.ts';

let open: OpenSandbox | undefined;
const start = async (options: Parameters<typeof openSandbox>[0] = {}): Promise<OpenSandbox> => {
  open = await openSandbox(options);
  return open;
};
afterEach(() => open?.sandbox.close());

const DOCUMENTED = join(
  fileURLToPath(import.meta.url),
  '../../../../../shared/data/marketo-samples/documented-custom-object-export.csv',
);
const RANGE = { createdAt: { startAt: '2021-01-01T00:00:00Z', endAt: '2021-01-31T00:00:00Z' } };

/** Asks until a job has this status. */
const until = async ({ get }: OpenSandbox, path: string, status: string) => {
  for (let turn = 0; turn < 200; turn++) {
    const [job] = (await get(path)).json.result;
    if (job.status === status) return job;
    await setTimeout(10);
  }
  throw new Error(`the job did not become ${status}`);
};

const exported = async (session: OpenSandbox, root: string, body: unknown) => {
  const base = `/bulk/v1/${root}/export`;
  const [{ exportId }] = (await session.post(`${base}/create.json`, body)).json.result;
  await session.post(`${base}/${exportId}/enqueue.json`);
  const job = await until(session, `${base}/${exportId}/status.json`, 'Completed');
  return {
    job,
    path: `${base}/${exportId}/file.json`,
    file: await session.get(`${base}/${exportId}/file.json`),
  };
};

const rowsOf = async (text: string) => {
  const rows = [];
  for await (const item of readCsv([text])) {
    expect(item.ok).toBe(true);
    if (item.ok) rows.push(item.value);
  }
  return rows;
};

const CARS = [
  { leadId: 11, color: 'Pearl White', make: 'Tesla', model: 'Model S', vIN: '5YJSA1E41FF156789' },
  {
    leadId: 12,
    color: 'Midnight Silver Metallic',
    make: 'Tesla',
    model: 'Model X',
    vIN: 'LRWXB2B41FF198765',
  },
  { leadId: 13, color: 'Fusion Red', make: 'Tesla', model: 'Roadster', vIN: 'SFGRC3C41FF154321' },
];

test.skipIf(!existsSync(DOCUMENTED))(
  'the documented export of a custom object comes out byte for byte',
  async () => {
    const session = await start();
    await session.post('/rest/v1/customobjects/car_c.json', {
      action: 'createOrUpdate',
      input: [...CARS, { leadId: 14, vIN: 'other' }],
    });
    await session.post('/rest/v1/lists/1081/leads.json?id=11&id=12&id=13');
    const fields = ['leadId', 'color', 'make', 'model', 'vIN'];
    const { job, file } = await exported(session, 'customobjects/car_c', {
      fields,
      filter: { staticListId: 1081 },
    });
    expect(file.text).toBe(readFileSync(DOCUMENTED, 'utf8'));
    expect(job).toMatchObject({
      format: 'CSV',
      numberOfRecords: 3,
      fileSize: 182,
      fileChecksum: 'sha256:fac0cabc2352229c12e18b2fde03d1f24178bc71e9e926f520ae8d61bbe98c01',
    });
    expect(file.headers.get('content-type')).toBe('text/csv;charset=UTF-8');
  },
);

test('a job passes through its states as time goes by', async () => {
  const session = await start({
    clock: { startAt: '2024-01-01T00:00:00Z', rate: 0 },
    limits: { jobQueuedSeconds: 60, jobRunningSeconds: 120 },
  });
  const base = '/bulk/v1/leads/export';
  const [created] = (await session.post(`${base}/create.json`, { fields: ['id'], filter: RANGE })).json
    .result;
  expect(Object.keys(created)).toEqual(['exportId', 'format', 'status', 'createdAt']);
  const status = `${base}/${created.exportId}/status.json`;
  const states = async () => (await session.get(status)).json.result[0];
  expect((await session.post(`${base}/${created.exportId}/enqueue.json`)).json.result[0].status).toBe(
    'Queued',
  );
  expect((await session.post(`${base}/${created.exportId}/enqueue.json`)).json.errors).toEqual([
    { code: '1029', message: 'Job already queued' },
  ]);
  expect((await states()).status).toBe('Queued');
  session.sandbox.control.clock.advance(60_000);
  expect(await states()).toMatchObject({ status: 'Processing', startedAt: '2024-01-01T00:01:00Z' });
  const early = await session.get(`${base}/${created.exportId}/file.json`);
  expect([early.status, early.json]).toEqual([404, undefined]);
  session.sandbox.control.clock.advance(120_000);
  expect((await until(session, status, 'Completed')).finishedAt).toBe('2024-01-01T00:03:00Z');
  expect((await session.get(`${base}.json?status=completed`)).json.result).toHaveLength(1);
});

test('what REST gives and what a file holds are the same leads', async () => {
  const session = await start({ leads: 300 });
  await session.post('/rest/v1/leads.json', { input: [{ email: 'new@example.com', customFloat: 1.5 }] });
  const fields = [
    'id',
    'email',
    'firstName',
    'mktoPersonNotes',
    'leadScore',
    'customFloat',
    'unsubscribed',
    'company',
  ];
  const { job, file } = await exported(session, 'leads', { fields, filter: { smartListId: 4001 } });
  const rows = await rowsOf(file.text);
  expect(job.numberOfRecords).toBe(rows.length);
  expect(rows.length).toBe(301);
  expect(createHash('sha256').update(file.text).digest('hex')).toBe(job.fileChecksum.replace('sha256:', ''));
  const ids = rows.map(({ id }) => id);
  const rest = [];
  for (let from = 0; from < ids.length; from += 300)
    rest.push(
      ...(
        await session.get(
          `/rest/v1/leads.json?filterType=id&filterValues=${ids.slice(from, from + 300)}&fields=${fields}`,
        )
      ).json.result,
    );
  const asText = (lead: Record<string, unknown>) =>
    Object.fromEntries(fields.map((name) => [name, lead[name] === null ? null : String(lead[name])]));
  expect(rows).toEqual(rest.map(asText));
});

test('leads and activities of a date range are those within it', async () => {
  const session = await start({ leads: 1000 });
  const leads = await exported(session, 'leads', { fields: ['id', 'createdAt'], filter: RANGE });
  const rows = await rowsOf(leads.file.text);
  expect(rows.length).toBe(42);
  expect(rows.every(({ createdAt }) => String(createdAt) < '2021-01-31T00:00:01Z')).toBe(true);
  const activities = await exported(session, 'activities', { filter: { ...RANGE, activityTypeIds: [12] } });
  const told = await rowsOf(activities.file.text);
  expect(told.map(({ leadId }) => leadId)).toEqual(rows.map(({ id }) => id));
  expect(JSON.parse(String(told[0]?.attributes))).toHaveProperty('Source Type');
  expect(activities.file.text.split('\n')[0]).toBe(
    'marketoGUID,leadId,activityDate,activityTypeId,campaignId,primaryAttributeValueId,primaryAttributeValue,attributes',
  );
});

test('members come with fields of both, and columns may be renamed', async () => {
  const session = await start();
  const body = {
    fields: ['leadId', 'email', 'statusName', 'reachedSuccess'],
    columnHeaderNames: { leadId: 'Lead Id' },
    format: 'SSV',
    filter: { programId: 1044 },
  };
  session.sandbox.control.faults.set('numberBooleans', true);
  const { file } = await exported(session, 'program/members', body);
  const [header, first] = file.text.split('\n');
  expect(header).toBe('Lead Id;email;statusName;reachedSuccess');
  expect(first).toMatch(/^5;[^;]+;[^;]+;[01]$/);
});

test('parts of a file are sent for a Range', async () => {
  const session = await start();
  const { path, file } = await exported(session, 'leads', {
    fields: ['id', 'email'],
    filter: { smartListId: 4001 },
  });
  const size = Buffer.byteLength(file.text);
  const part = await session.call('GET', path, { headers: { range: 'bytes=10-19' } });
  expect([part.status, part.text, part.headers.get('content-range')]).toEqual([
    206,
    file.text.slice(10, 20),
    `bytes 10-19/${size}`,
  ]);
  const rest = await session.call('GET', path, { headers: { range: 'bytes=50-' } });
  expect(file.text.slice(0, 50) + rest.text).toBe(file.text);
  expect((await session.call('GET', path, { headers: { range: `bytes=${size}-` } })).status).toBe(416);
  session.sandbox.control.faults.set('noRange', true);
  expect((await session.call('GET', path, { headers: { range: 'bytes=10-19' } })).status).toBe(200);
});

test('faults of files: missing, cut short, reset, of another checksum, gone after their days', async () => {
  const session = await start();
  const { faults, clock } = session.sandbox.control;
  faults.set('wrongChecksum', { times: 1 });
  const { job, path, file } = await exported(session, 'leads', {
    fields: ['id', 'email'],
    filter: { smartListId: 4001 },
  });
  expect(job.fileChecksum).not.toContain(createHash('sha256').update(file.text).digest('hex'));
  faults.set('fileMissing', { times: 1 });
  expect((await session.get(path)).status).toBe(404);
  faults.set('fileTruncated', { times: 1 });
  expect((await session.get(path)).text.length).toBeLessThan(file.text.length);
  faults.set('fileReset', { times: 1, bytes: 100 });
  await expect(session.get(path)).rejects.toThrow();
  expect((await session.get(path)).text).toBe(file.text);
  faults.set('strayQuote', { times: 1 });
  const stray = await exported(session, 'leads', { fields: ['company'], filter: { smartListId: 4001 } });
  expect(stray.file.text).toContain('"Quill "Q" Works');
  clock.advance(3_500_000);
  clock.advance(8 * 86_400_000);
  const token = (await session.token()).json.access_token;
  expect((await session.call('GET', path, { headers: { authorization: `Bearer ${token}` } })).status).toBe(
    404,
  );
});

test('jobs that stay where they are, fail, are cancelled, or are too many', async () => {
  const session = await start({ limits: { exportsQueued: 4, jobQueuedSeconds: 0, jobRunningSeconds: 0 } });
  const { faults } = session.sandbox.control;
  const base = '/bulk/v1/leads/export';
  const create = async () =>
    (await session.post(`${base}/create.json`, { fields: ['id'], filter: RANGE })).json.result[0].exportId;
  const enqueue = async (id: string) => (await session.post(`${base}/${id}/enqueue.json`)).json;
  const fates = [
    ['stuckQueued', 'Queued'],
    ['stuckProcessing', 'Processing'],
  ] as const;
  for (const [fault, status] of fates) {
    faults.set(fault, true);
    const id = await create();
    await enqueue(id);
    faults.clear();
    for (let turn = 0; turn < 3; turn++) await session.get(`${base}/${id}/status.json`);
    expect((await session.get(`${base}/${id}/status.json`)).json.result[0].status).toBe(status);
  }
  faults.set('exportFailed', { message: 'no luck', times: 1 });
  const failing = await create();
  await enqueue(failing);
  expect(await until(session, `${base}/${failing}/status.json`, 'Failed')).toMatchObject({
    errorMsg: 'no luck',
  });
  await enqueue(await create());
  const last = await create();
  session.sandbox.control.setLimits({ exportsQueued: 2 });
  expect((await enqueue(last)).errors).toEqual([{ code: '1029', message: 'Too many jobs in queue' }]);
  expect((await session.post(`${base}/${last}/cancel.json`)).json.result[0].status).toBe('Cancelled');
  session.sandbox.control.setLimits({ exportBytesPerDay: 0 });
  const refused = await session.post(`${base}/create.json`, { fields: ['id'], filter: RANGE });
  expect(refused.json.errors[0].message).toBe('Export daily quota 500MB exceeded.');
});

test.each([
  [{ fields: ['id', 'nope'], filter: RANGE }, '1003'],
  [{ fields: [], filter: RANGE }, '1003'],
  [{ fields: ['id'], filter: {} }, '1003'],
  [
    {
      fields: ['id'],
      filter: { createdAt: { startAt: '2021-01-01T00:00:00Z', endAt: '2021-03-01T00:00:00Z' } },
    },
    '1003',
  ],
  [
    {
      fields: ['id'],
      filter: { createdAt: { startAt: '2021-01-01T00:00:00.000Z', endAt: '2021-01-02T00:00:00Z' } },
    },
    '1003',
  ],
  [{ fields: ['id'], filter: { ...RANGE, staticListId: 1001 } }, '1003'],
  [{ fields: ['id'], filter: { updatedAt: RANGE.createdAt } }, '1035'],
])('the export %j ends in %s', async (body, code) => {
  const session = await start({ faults: { unsupportedFilter: true } });
  expect((await session.post('/bulk/v1/leads/export/create.json', body)).json.errors[0].code).toBe(code);
});

const upload = async (session: OpenSandbox, path: string, text: string) => {
  const form = new FormData();
  form.append('file', new Blob([text], { type: 'text/csv' }), 'rows.csv');
  return session.call('POST', path, { body: form });
};

test('an import of leads creates and updates, and tells rows that failed', async () => {
  const session = await start();
  const csv = 'email,firstName,leadScore\nnew@example.com,New,7\nother@example.com,Other,many\n,Nobody,1\n';
  const [created] = (await upload(session, '/bulk/v1/leads.json?format=csv&listId=1004', csv)).json.result;
  expect(created).toEqual({ batchId: 1001, importId: '1001', status: 'Queued' });
  const job = await until(session, '/bulk/v1/leads/batch/1001.json', 'Complete');
  expect(job).toMatchObject({
    numOfLeadsProcessed: 1,
    numOfRowsFailed: 2,
    message: 'Import completed with errors, 1 records imported (1 members), 2 failed',
  });
  expect((await session.get('/bulk/v1/leads/batch/1001/failures.json')).text).toBe(
    'email,firstName,leadScore,Import Failure Reason\nother@example.com,Other,many,Invalid data type in field Lead Score\n,Nobody,1,missing.dedupe.fields\n',
  );
  expect((await session.get('/bulk/v1/leads/batch/1001/warnings.json')).status).toBe(404);
  expect((await session.get('/rest/v1/lists/1004/leads.json')).json.result).toMatchObject([
    { email: 'new@example.com' },
  ]);
});

test('members and custom objects are imported, and faults strike', async () => {
  const session = await start();
  await upload(
    session,
    '/bulk/v1/program/1001/members/import.json?format=csv&programMemberStatus=On%20List',
    'email,registrationCode\nm@example.com,r1\n',
  );
  expect(await until(session, '/bulk/v1/program/members/import/1001/status.json', 'Complete')).toMatchObject({
    message: 'Import succeeded, 1 records imported (1 members)',
  });
  const cars = `leadId,color,make,model,vIN\n${CARS.map((car) => Object.values(car).join()).join('\n')}\n`;
  const [created] = (await upload(session, '/bulk/v1/customobjects/car_c/import.json?format=csv', cars)).json
    .result;
  expect(created).toEqual({ batchId: 1002, status: 'Queued', objectApiName: 'car_c' });
  expect(
    await until(session, '/bulk/v1/customobjects/car_c/import/1002/status.json', 'Complete'),
  ).toMatchObject({ operation: 'import', numOfObjectsProcessed: 3, numOfRowsFailed: 0 });
  session.sandbox.control.faults.set('importsFull', { times: 1 });
  expect(
    (await upload(session, '/bulk/v1/leads.json?format=csv', 'email\nx@example.com\n')).json.errors[0].code,
  ).toBe('1016');
  session.sandbox.control.faults.set('rowFailures', { rows: 1 });
  await upload(session, '/bulk/v1/leads.json?format=csv', 'email\nx@example.com\n');
  expect(await until(session, '/bulk/v1/leads/batch/1003.json', 'Complete')).toMatchObject({
    numOfRowsFailed: 1,
  });
});

test('an import that is no form or too large is refused', async () => {
  const session = await start({ limits: { importBytes: 2000 } });
  expect((await session.post('/bulk/v1/leads.json?format=csv', {})).json.errors[0].code).toBe('612');
  const headers = { 'content-type': 'multipart/form-data; boundary=x' };
  expect(
    (await session.call('POST', '/bulk/v1/leads.json?format=csv', { body: 'no parts', headers })).json
      .errors[0].code,
  ).toBe('613');
  expect(
    (await upload(session, '/bulk/v1/leads.json?format=csv', `email\n${'a@b.cc\n'.repeat(500)}`)).status,
  ).toBe(413);
});
