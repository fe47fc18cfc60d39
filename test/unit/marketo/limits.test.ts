// The limits as the server sees them: windows and calls in flight, with eight users of one client.
import { describe, expect, it } from 'vitest';
import { failed, gather, ok, withServer } from '../../support/scripted-server.ts';

/** The most of these times that lie within any window. */
const mostInWindow = (times: readonly number[], windowMs: number): number => {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.max(
    0,
    ...sorted.map((end, at) => sorted.slice(0, at + 1).filter((time) => end - time < windowMs).length),
  );
};

const WINDOW = 1000;

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => void setTimeout(resolve, milliseconds));

describe('limits', () => {
  it('are kept for eight users at a time, however long each reply takes', async () => {
    await withServer(
      async ({ number }) => {
        await pause((number * 37) % 61);
        return ok([{ id: number }]);
      },
      async ({ leads }, server) => {
        const user = async (): Promise<void> => {
          for (let turn = 0; turn < 40; turn++) await leads.get(turn);
        };
        await Promise.all(Array.from({ length: 8 }, user));
        expect(server.asked).toHaveLength(320);
        expect(
          mostInWindow(
            server.asked.map(({ at }) => at),
            WINDOW,
          ),
        ).toBeLessThanOrEqual(100);
        expect(server.mostInFlight()).toBeLessThanOrEqual(10);
        expect(server.mostInFlight()).toBeGreaterThan(1);
      },
      { limits: { calls: 100, windowMs: WINDOW, inFlight: 10 } },
    );
  });

  it('are half of what an instance allows, unless told otherwise', async () => {
    await withServer(
      async () => {
        await pause(20);
        return ok([{ id: 1 }]);
      },
      async ({ leads }, server) => {
        await Promise.all(Array.from({ length: 49 }, (_, id) => leads.get(id)));
        expect(server.mostInFlight()).toBe(5);
        const more = [leads.get(50), leads.get(51)].map((promise) => promise.catch(() => undefined));
        await pause(200);
        expect(server.asked).toHaveLength(50);
        await server.close();
        void more;
      },
      { limits: {}, signal: AbortSignal.timeout(5000) },
    );
  });

  it('wait out a 606, all calls together, and go on', async () => {
    await withServer(
      ({ number }) =>
        number === 3 ? failed(606, "Max rate limit '100' exceeded with in '20' secs") : ok([{ id: number }]),
      async ({ leads }, server) => {
        const found = await Promise.all(Array.from({ length: 12 }, (_, id) => leads.get(id)));
        expect(found.every((lead) => lead !== undefined)).toBe(true);
        expect(server.asked).toHaveLength(13);
        const refused = server.asked[3]?.at ?? 0;
        // What was in flight already may still come; nothing new starts for a window.
        const during = server.asked.filter(({ at, number }) => number > 4 && at < refused + 290);
        expect(during).toEqual([]);
      },
      { limits: { calls: 1000, windowMs: 300, inFlight: 2 } },
    );
  });

  it('go on through a storm of 606 and 615', async () => {
    await withServer(
      ({ number }) =>
        number % 3 === 0
          ? failed(606)
          : number % 3 === 1
            ? failed(615, "Concurrent access limit '10' reached")
            : ok([{ id: number }]),
      async ({ leads }, server) => {
        const found = await Promise.all(Array.from({ length: 10 }, (_, id) => leads.get(id)));
        expect(found.every((lead) => lead !== undefined)).toBe(true);
        expect(server.asked.length).toBeGreaterThanOrEqual(30);
      },
      { limits: { calls: 1000, windowMs: 10, inFlight: 4 }, retry: { waits: 60 } },
    );
  });

  it('stop all calls at 607, with the time of the reset and without asking again', async () => {
    await withServer(
      () => failed(607, 'Daily quota reached'),
      async ({ leads }, server) => {
        const error = await leads.get(1).catch((thrown: unknown) => thrown);
        expect(error).toMatchObject({ code: '607', class: 'stop', resetAt: expect.any(Date) });
        expect(String(error)).toMatch(/set back at \d{4}-\d\d-\d\dT06:00:00.000Z/);
        await expect(leads.get(2)).rejects.toMatchObject({ code: '607' });
        expect(server.asked).toHaveLength(1);
      },
    );
  });

  it('spend a budget and say what was spent', async () => {
    await withServer(
      ({ number }) => (number === 0 ? failed(608) : ok([{ id: number }])),
      async (client, server) => {
        const run = client.withBudget(3);
        await run.leads.get(1);
        await run.leads.get(2);
        expect(run.stats()).toEqual({ calls: 3, replays: 1, left: 0 });
        await expect(run.leads.get(3)).rejects.toMatchObject({ code: 'budget', class: 'stop' });
        expect(server.asked).toHaveLength(3);
        expect(await gather(client.leads.filter({ filterType: 'id', filterValues: [1] }))).toHaveLength(1);
        expect(client.stats()).toEqual({ calls: 1, replays: 0, left: undefined });
      },
    );
  });

  it('let a waiting call be aborted', async () => {
    const controller = new AbortController();
    await withServer(
      () => ok([{ id: 1 }]),
      async ({ leads }, server) => {
        await leads.get(1);
        const waiting = leads.get(2, { signal: controller.signal });
        controller.abort(new Error('enough'));
        await expect(waiting).rejects.toThrow('enough');
        expect(server.asked).toHaveLength(1);
      },
      { limits: { calls: 1, windowMs: 60_000, inFlight: 1 } },
    );
  });
});
