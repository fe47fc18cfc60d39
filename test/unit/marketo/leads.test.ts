import { describe, expect, it } from 'vitest';
import { gather, ok, withServer } from '../../support/scripted-server.ts';

const FILTER = { filterType: 'email', filterValues: ['a@x.org', 'b@x.org'] };

describe('leads by filter', () => {
  it('sends the token in the header only, and the query as documented', async () => {
    await withServer(
      () => ok([{ id: 1, email: 'a@x.org' }]),
      async ({ leads }, server) => {
        const found = await gather(leads.filter({ ...FILTER, fields: ['id', 'email'], batchSize: 50 }));
        expect(found).toEqual([{ id: 1, email: 'a@x.org' }]);
        expect(server.asked).toMatchObject([
          { method: 'GET', path: '/rest/v1/leads.json', headers: { authorization: 'Bearer token-0:int' } },
        ]);
        expect(Object.fromEntries(server.asked[0]?.query ?? [])).toEqual({
          filterType: 'email',
          filterValues: 'a@x.org,b@x.org',
          fields: 'id,email',
          batchSize: '50',
        });
      },
    );
  });

  it('walks the pages with the whole query, and gives a record that is repeated once', async () => {
    const pages = [
      ok([{ id: 1 }, { id: 2 }], { nextPageToken: 'A+B===', moreResult: true }),
      ok([{ id: 2 }, { id: 3 }], { nextPageToken: 'C', moreResult: true }),
      ok([{ id: 4 }], { moreResult: false }),
    ];
    await withServer(
      ({ number }) => pages[number] ?? ok(),
      async ({ leads }, server) => {
        expect((await gather(leads.filter(FILTER))).map(({ id }) => id)).toEqual([1, 2, 3, 4]);
        expect(server.asked.map(({ query }) => query.get('nextPageToken'))).toEqual([null, 'A+B===', 'C']);
        expect(server.asked.every(({ query }) => query.get('filterType') === 'email')).toBe(true);
      },
    );
  });

  it('asks for 300 values at a time, by POST where the address would be too long', async () => {
    const filterValues = Array.from({ length: 700 }, (_, index) => `somebody.${index}@long.example.com`);
    await withServer(
      () => ok([]),
      async ({ leads }, server) => {
        await gather(
          leads.filter({ filterType: 'email', filterValues: [...filterValues, filterValues[0] ?? ''] }),
        );
        const sizes = server.asked.map(
          ({ body }) => new URLSearchParams(body).get('filterValues')?.split(',').length,
        );
        expect(sizes).toEqual([300, 300, undefined]);
        expect(server.asked[2]?.query.get('filterValues')?.split(',').length).toBe(100);
        expect(server.asked[0]).toMatchObject({ method: 'POST', path: '/rest/v1/leads.json' });
        expect(server.asked[0]?.query.get('_method')).toBe('GET');
        expect(new URLSearchParams(server.asked[0]?.body).get('filterType')).toBe('email');
      },
    );
  });

  it('halves the values where the long form is refused', async () => {
    const filterValues = Array.from({ length: 300 }, (_, index) => `somebody.${index}@long.example.com`);
    await withServer(
      ({ method, body, query }) => {
        const values = (
          query.get('filterValues') ??
          new URLSearchParams(body).get('filterValues') ??
          ''
        ).split(',');
        return method === 'POST'
          ? { success: false, errors: [{ code: '605', message: "Request method 'POST' not supported" }] }
          : ok(values.map((email) => ({ id: email })));
      },
      async ({ leads }) => {
        const found = await gather(leads.filter({ filterType: 'email', filterValues }));
        expect(found.map(({ id }) => id)).toEqual(filterValues);
      },
    );
  });

  it('keeps the digits of ids beyond 2^53, and reads a body that is packed', async () => {
    const { gzipSync } = await import('node:zlib');
    const body = gzipSync('{"requestId":"a#1","success":true,"result":[{"id":9007199254740993}]}');
    await withServer(
      ({ headers }) => {
        expect(headers['accept-encoding']).toBe('gzip');
        return (reply) => void reply.setHeader('content-encoding', 'gzip').end(body);
      },
      async ({ leads }) => {
        expect(await gather(leads.filter(FILTER))).toEqual([{ id: '9007199254740993' }]);
      },
    );
  });
});
