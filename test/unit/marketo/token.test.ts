import { describe, expect, it } from 'vitest';
import { createTokenStore, type MarketoClient } from '../../../src/marketo/index.ts';
import { clientOf, failed, gather, ok, raw, startServer, withServer } from '../../support/scripted-server.ts';

const FILTER = { filterType: 'email', filterValues: ['a@x.org'] };

const tokenOf = (text: string, seconds: number) => ({
  access_token: text,
  token_type: 'bearer',
  expires_in: seconds,
  scope: 'x',
});

describe('the token', () => {
  it('is fetched once for all who wait for it, and kept', async () => {
    await withServer(
      () => ok([{ id: 1 }]),
      async ({ leads }, server) => {
        await Promise.all(Array.from({ length: 20 }, (_, id) => leads.get(id)));
        await leads.get(21);
        expect(server.tokenRequests).toHaveLength(1);
        expect(Object.fromEntries(server.tokenRequests[0]?.query ?? [])).toMatchObject({
          grant_type: 'client_credentials',
        });
        expect(server.asked.every(({ query }) => !query.has('access_token'))).toBe(true);
      },
    );
  });

  it.each(['601', '602'])('is renewed once by all whose call is refused with %s', async (code) => {
    await withServer(
      ({ headers }) => (headers.authorization === 'Bearer token-0:int' ? failed(code) : ok([{ id: 1 }])),
      async ({ leads }, server) => {
        const found = await Promise.all(Array.from({ length: 20 }, (_, id) => leads.get(id)));
        expect(found.every((lead) => lead !== undefined)).toBe(true);
        expect(server.tokenRequests).toHaveLength(2);
      },
    );
  });

  it.each(['601', '602'])(
    'is renewed in the middle of a page loop at %s, which loses nothing',
    async (code) => {
      const live = new Set<string | undefined>();
      await withServer(
        ({ number, headers, query }) => {
          // Every second call finds its token dead.
          if (number % 2 === 1) live.add(headers.authorization);
          if (live.has(headers.authorization)) return failed(code);
          const page = Number(query.get('nextPageToken') ?? 0);
          return ok([{ id: page }], {
            moreResult: page < 9,
            ...(page < 9 && { nextPageToken: String(page + 1) }),
          });
        },
        async ({ leads }, server) => {
          expect((await gather(leads.filter(FILTER))).map(({ id }) => id)).toEqual([
            0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
          ]);
          expect(server.tokenRequests.length).toBeGreaterThan(5);
        },
      );
    },
  );

  it('is renewed again where another call shows that the new one was good and died early', async () => {
    let user: MarketoClient | undefined;
    await withServer(
      async ({ path, headers }) => {
        const isLate = headers.authorization !== 'Bearer token-2:int';
        if (path.endsWith('/2.json') || !isLate) return ok([{ id: 1 }]);
        // Another user's call gets through with the token that this call is about to be refused with.
        await user?.leads.get(2);
        return failed('601');
      },
      async (client, server) => {
        user = client;
        expect(await client.leads.get(1)).toEqual({ id: 1 });
        expect(server.tokenRequests).toHaveLength(3);
      },
    );
  });

  it('is asked for again when it has come to its stated end', async () => {
    await withServer(
      () => ok([{ id: 1 }]),
      async ({ leads }, server) => {
        await leads.get(1);
        await new Promise((resolve) => void setTimeout(resolve, 1100));
        await leads.get(2);
        expect(server.tokenRequests).toHaveLength(2);
      },
      { token: ({ number }) => tokenOf(`t${number}`, 1) },
    );
  });

  it('is waited out where the same one comes back with hardly any life left', async () => {
    const answers = [tokenOf('old', 3599), tokenOf('old', 1), tokenOf('new', 3599)];
    await withServer(
      ({ headers }) => (headers.authorization === 'Bearer old' ? failed(602) : ok([{ id: 1 }])),
      async ({ leads }, server) => {
        expect(await leads.get(1)).toEqual({ id: 1 });
        expect(server.tokenRequests).toHaveLength(3);
        expect(server.asked).toHaveLength(2);
      },
      { token: ({ number }) => answers[number] ?? tokenOf('too often', 3599) },
    );
  });

  it('is not used with no life at all', async () => {
    await withServer(
      () => ok([{ id: 1 }]),
      async ({ leads }, server) => {
        await leads.get(1);
        expect(server.asked.map(({ headers }) => headers.authorization)).toEqual(['Bearer t1']);
      },
      { token: ({ number }) => tokenOf(`t${number}`, number === 0 ? 0 : 3599) },
    );
  });

  it('is shared by clients that share a store', async () => {
    const server = await startServer(() => ok([{ id: 1 }]));
    const tokens = createTokenStore();
    const clients = [clientOf(server, { tokens }), clientOf(server, { tokens })];
    await Promise.all(clients.map(({ leads }) => leads.get(1)));
    expect(server.tokenRequests).toHaveLength(1);
    await server.close();
    await Promise.all(clients.map((client) => client.close()));
  });

  it('is not lost to others when one of those who wait for it is aborted', async () => {
    await withServer(
      () => ok([{ id: 1 }]),
      async ({ leads }, server) => {
        const first = leads.get(1, { signal: AbortSignal.timeout(30) });
        const second = leads.get(2);
        await expect(first).rejects.toMatchObject({ name: 'TimeoutError' });
        expect(await second).toEqual({ id: 1 });
        expect(server.tokenRequests).toHaveLength(1);
      },
      {
        token: () => (reply) => void setTimeout(() => reply.end(JSON.stringify(tokenOf('slow', 3599))), 200),
      },
    );
  });

  it('stops where the credentials are refused, without asking again', async () => {
    await withServer(
      () => ok([]),
      async ({ leads }, server) => {
        await expect(leads.get(1)).rejects.toMatchObject({ code: 'http-401', class: 'stop' });
        expect(server.tokenRequests).toHaveLength(1);
        expect(server.asked).toEqual([]);
      },
      { token: () => raw(401, '{"error":"invalid_client","error_description":"Bad client credentials"}') },
    );
  });

  it('is asked for again after failures that pass', async () => {
    await withServer(
      () => ok([{ id: 1 }]),
      async ({ leads }, server) => {
        expect(await leads.get(1)).toEqual({ id: 1 });
        expect(server.tokenRequests).toHaveLength(3);
      },
      { token: ({ number }) => (number < 2 ? raw(503, '<html>') : tokenOf('t', 3599)) },
    );
  });
});
