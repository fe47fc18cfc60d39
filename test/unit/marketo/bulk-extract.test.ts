// Bulk extracts against a server that breaks off, lies, hangs and forgets.
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ExportJob } from '../../../src/marketo/index.ts';
import {
  type Answer,
  type Asked,
  failed,
  gather,
  ok,
  raw,
  withServer,
} from '../../support/scripted-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'crosswalk-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const LINES = Array.from({ length: 4000 }, (_, id) => `${id},person${id}@example.com,"line\n${id}"\n`);
const FILE = Buffer.from(`id,email,note\n${LINES.join('')}`);
const SUM = createHash('sha256').update(FILE).digest('hex');
const QUERY = { fields: ['id', 'email', 'note'], filter: { staticListId: 7 } };
const FAST = { pollMs: 1 };
const CSV = { 'content-type': 'text/csv;charset=UTF-8' };

interface Jobs {
  /** By job number, one-based, and turn. */
  readonly states?: (job: number, turn: number) => object;
  readonly file?: (asked: Asked, job: number) => Answer;
  readonly enqueue?: (turn: number) => object;
}

const completed = {
  status: 'Completed',
  fileSize: FILE.length,
  fileChecksum: `sha256:${SUM}`,
  numberOfRecords: 4000,
};

/** The bytes that a request asks for, as a server that knows ranges sends them. */
const part = ({ headers }: Asked, bytes: Buffer = FILE): Answer => {
  const [, start = '0'] = /^bytes=(\d+)-$/.exec(headers.range ?? '') ?? [];
  const from = Number(start);
  return (reply) => {
    const range = { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` };
    reply.writeHead(headers.range === undefined ? 200 : 206, { ...CSV, ...(from > 0 && range) });
    reply.end(bytes.subarray(from));
  };
};

/** Sends so many bytes of an answer, and breaks the connection. */
const broken = (bytes: Buffer, from: number, length: number, ranged: boolean): Answer => {
  return (reply: ServerResponse) => {
    const range = { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` };
    reply.writeHead(ranged ? 206 : 200, {
      ...CSV,
      'content-length': bytes.length - from,
      ...(ranged && range),
    });
    reply.write(bytes.subarray(from, from + length), () => setTimeout(() => reply.destroy(), 5));
  };
};

const bulk = ({ states, file = (asked) => part(asked), enqueue }: Jobs) => {
  let created = 0;
  return (asked: Asked): Answer => {
    const { path, turn } = asked;
    const [, name = '', action = ''] = /export\/(?:job-(\d+)\/)?(\w+)\.json$/.exec(path) ?? [];
    const job = Number(name);
    const entry = { exportId: `job-${name}`, format: 'CSV', createdAt: '2026-01-01T00:00:00Z' };
    if (action === 'create') return ok([{ ...entry, exportId: `job-${++created}`, status: 'Created' }]);
    if (action === 'enqueue') return enqueue?.(turn) ?? ok([{ ...entry, status: 'Queued' }]);
    if (action === 'cancel') return ok([{ ...entry, status: 'Cancelled' }]);
    if (action === 'status') return ok([{ ...entry, ...(states?.(job, turn) ?? completed) }]);
    return file(asked, job);
  };
};

const actions = (asked: readonly Asked[]): string[] =>
  asked.map(({ path }) => path.replace(/^.*\/export\//, '').replace('.json', ''));

describe('a bulk extract', () => {
  it('creates, enqueues, polls and streams to disk, for its owner alone', async () => {
    const states = [{ status: 'Queued' }, { status: 'Processing' }, completed];
    await withServer(bulk({ states: (_, turn) => states[turn] ?? completed }), async (client, server) => {
      const seen: ExportJob[] = [];
      const options = { ...FAST, onJob: (job: ExportJob) => void seen.push(job) };
      const [file] = await gather(client.bulk.leads.files(QUERY, folder, options));
      expect(actions(server.asked)).toEqual([
        'create',
        'job-1/enqueue',
        ...['job-1/status', 'job-1/status', 'job-1/status'],
        'job-1/file',
      ]);
      expect(JSON.parse(server.asked[0]?.body ?? '')).toEqual(QUERY);
      expect(server.asked[0]?.path).toBe('/bulk/v1/leads/export/create.json');
      expect(FILE.equals(readFileSync(file?.path ?? ''))).toBe(true);
      expect(file).toMatchObject({ bytes: FILE.length, sha256: SUM, job: { numberOfRecords: 4000 } });
      if (process.platform !== 'win32') expect(statSync(file?.path ?? '').mode & 0o777).toBe(0o600);
      expect(seen.map(({ status }) => status)).toEqual(['Created', 'Queued', 'Processing', 'Completed']);
    });
  });

  it('gives rows and leaves no file behind', async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('marketo-'));
    await withServer(bulk({}), async ({ bulk: { leads } }) => {
      const kinds = new Map([['id', 'integer'] as const]);
      const items = await gather(leads.rows(QUERY, { ...FAST, kinds }));
      expect(items).toHaveLength(4000);
      expect(items[17]).toMatchObject({ ok: true, value: { id: 17, note: 'line\n17' } });
    });
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('marketo-'))).toEqual(before);
  });

  it('goes on where the connection broke, be it often', async () => {
    const size = 9973;
    await withServer(
      bulk({
        file: (asked) => {
          const from = Number(/^bytes=(\d+)-$/.exec(asked.headers.range ?? '')?.[1] ?? 0);
          return from + size >= FILE.length ? part(asked) : broken(FILE, from, size, from > 0);
        },
      }),
      async (client, server) => {
        const [file] = await gather(client.bulk.leads.files(QUERY, folder, FAST));
        expect(file?.sha256).toBe(SUM);
        expect(server.asked.filter(({ path }) => path.endsWith('file.json')).length).toBeGreaterThan(10);
      },
    );
  });

  it('skips what it has where the server knows no ranges', async () => {
    await withServer(
      bulk({
        file: ({ turn }) =>
          turn < 3 ? broken(FILE, 0, 20_000 * (turn + 1), false) : raw(200, FILE.toString(), CSV),
      }),
      async (client) => {
        const [file] = await gather(client.bulk.leads.files(QUERY, folder, FAST));
        expect(FILE.equals(readFileSync(file?.path ?? ''))).toBe(true);
      },
    );
  });

  it.each(['601', '602'])('renews its token in the middle of a file at %s', async (code) => {
    await withServer(
      bulk({
        file: (asked) => {
          if (asked.turn === 0) return broken(FILE, 0, 50_000, false);
          return asked.headers.authorization === 'Bearer token-0:int' ? failed(code) : part(asked);
        },
      }),
      async (client, server) => {
        const [file] = await gather(client.bulk.leads.files(QUERY, folder, FAST));
        expect(FILE.equals(readFileSync(file?.path ?? ''))).toBe(true);
        expect(server.tokenRequests).toHaveLength(2);
        expect(server.asked.at(-1)?.headers.range).toMatch(/^bytes=[1-9]\d*-$/);
      },
    );
  });

  it('takes up a file that ends early without a word', async () => {
    await withServer(
      bulk({
        file: (asked) => (asked.turn === 0 ? raw(200, FILE.subarray(0, 777).toString(), CSV) : part(asked)),
      }),
      async (client, server) => {
        const [file] = await gather(client.bulk.leads.files(QUERY, folder, FAST));
        expect(FILE.equals(readFileSync(file?.path ?? ''))).toBe(true);
        expect(server.asked.at(-1)?.headers.range).toBe('bytes=777-');
      },
    );
  });

  it('loads a file anew whose checksum is wrong, and gives up where it stays wrong', async () => {
    const other = Buffer.from(FILE);
    other[100] = 0x58;
    await withServer(
      bulk({ file: (asked) => part(asked, asked.turn === 0 ? other : FILE) }),
      async (client) => {
        const [file] = await gather(client.bulk.leads.files(QUERY, folder, FAST));
        expect(FILE.equals(readFileSync(file?.path ?? ''))).toBe(true);
      },
    );
    await withServer(bulk({ file: (asked) => part(asked, other) }), async (client, server) => {
      const files = gather(client.bulk.leads.files(QUERY, folder, { ...FAST, recreate: 1 }));
      await expect(files).rejects.toMatchObject({
        code: 'file',
        message: expect.stringContaining('SHA-256'),
      });
      expect(actions(server.asked).filter((action) => action.endsWith('/file'))).toEqual([
        ...['job-1/file', 'job-1/file', 'job-1/file'],
        ...['job-2/file', 'job-2/file', 'job-2/file'],
      ]);
    });
  });

  it('creates the job anew where the file of a completed one never appears', async () => {
    await withServer(
      bulk({
        file: (asked, job) =>
          job === 1 ? raw(404, 'Not Found', { 'content-type': 'text/plain' }) : part(asked),
      }),
      async (client, server) => {
        const [file] = await gather(client.bulk.leads.files(QUERY, folder, FAST));
        expect(file?.job.exportId).toBe('job-2');
        expect(actions(server.asked).filter((action) => action === 'job-1/file').length).toBeGreaterThan(1);
      },
    );
  });

  it.each(['Queued', 'Processing'])('cancels a job that stays %s, and creates it anew', async (status) => {
    await withServer(
      bulk({ states: (job) => (job === 1 ? { status } : completed) }),
      async (client, server) => {
        const options = { ...FAST, queuedMs: 20, processingMs: 20 };
        const [file] = await gather(client.bulk.leads.files(QUERY, folder, options));
        expect(file?.job.exportId).toBe('job-2');
        expect(actions(server.asked)).toContain('job-1/cancel');
      },
    );
  });

  it('creates a job that failed anew, and says why it fails where it goes on failing', async () => {
    await withServer(
      bulk({ states: () => ({ status: 'Failed', errorMsg: 'out of disk' }) }),
      async (client, server) => {
        const files = gather(client.bulk.leads.files(QUERY, folder, FAST));
        await expect(files).rejects.toMatchObject({
          code: 'job-failed',
          message: expect.stringContaining('out of disk'),
        });
        expect(actions(server.asked).filter((action) => action === 'create')).toHaveLength(3);
      },
    );
  });

  it.each(['Cancelled', 'Canceled'])('stops at a job that somebody cancelled, spelt %s', async (status) => {
    await withServer(bulk({ states: () => ({ status }) }), async (client, server) => {
      const files = gather(client.bulk.leads.files(QUERY, folder, FAST));
      await expect(files).rejects.toMatchObject({ code: 'job-cancelled', class: 'stop' });
      expect(actions(server.asked).filter((action) => action === 'create')).toHaveLength(1);
    });
  });

  it('waits for a place in the queue, takes "already queued" for queued, and stops at the daily quota', async () => {
    const replies = [failed(1029, 'Too many jobs in queue'), failed(1029, 'Job already queued')];
    await withServer(bulk({ enqueue: (turn) => replies[turn] ?? ok() }), async (client, server) => {
      expect(await gather(client.bulk.leads.files(QUERY, folder, FAST))).toHaveLength(1);
      expect(actions(server.asked).filter((action) => action === 'job-1/enqueue')).toHaveLength(2);
    });
    await withServer(
      bulk({ enqueue: () => failed(1029, 'Export daily quota 500MB exceeded.') }),
      async (client, server) => {
        const files = gather(client.bulk.leads.files(QUERY, folder, FAST));
        await expect(files).rejects.toMatchObject({ code: '1029', class: 'stop', resetAt: expect.any(Date) });
        expect(actions(server.asked)).toEqual(['create', 'job-1/enqueue', 'job-1/cancel']);
      },
    );
  });

  it('cuts a range at 31 days, and gives a row upon the border once', async () => {
    const file = Buffer.from('marketoGUID,leadId,attributes\na,1,"{""x"":1}"\nb,2,null\n');
    const sum = createHash('sha256').update(file).digest('hex');
    await withServer(
      bulk({
        states: () => ({ status: 'Completed', fileSize: file.length, fileChecksum: `sha256:${sum}` }),
        file: (asked) => part(asked, file),
      }),
      async (client, server) => {
        const createdAt = { startAt: '2026-01-01T00:00:00Z', endAt: '2026-03-15T12:00:00+01:00' };
        const items = await gather(client.bulk.activities.rows({ filter: { createdAt } }, FAST));
        expect(items.map((item) => (item.ok ? item.value : item))).toEqual([
          { marketoGUID: 'a', leadId: 1, attributes: { x: 1 } },
          { marketoGUID: 'b', leadId: 2, attributes: null },
        ]);
        const filters = server.asked
          .filter(({ path }) => path.endsWith('create.json'))
          .map(({ body }) => JSON.parse(body).filter.createdAt);
        expect(filters).toEqual([
          { startAt: '2026-01-01T00:00:00Z', endAt: '2026-02-01T00:00:00Z' },
          { startAt: '2026-02-01T00:00:00Z', endAt: '2026-03-04T00:00:00Z' },
          { startAt: '2026-03-04T00:00:00Z', endAt: '2026-03-15T11:00:00Z' },
        ]);
      },
    );
  });

  it('cancels its job when it is aborted', async () => {
    const controller = new AbortController();
    await withServer(
      bulk({
        states: () => {
          controller.abort(new Error('enough'));
          return { status: 'Processing' };
        },
      }),
      async (client, server) => {
        const files = gather(client.bulk.leads.files(QUERY, folder, { ...FAST, signal: controller.signal }));
        await expect(files).rejects.toThrow('enough');
        expect(actions(server.asked).at(-1)).toBe('job-1/cancel');
      },
    );
  });
});
