import { describe, expect, it } from 'vitest';
import type { ActivityCheckpoint } from '../../../src/marketo/index.ts';
import { type Asked, failed, gather, ok, withServer } from '../../support/scripted-server.ts';

const isToken = ({ path }: Asked): boolean => path.endsWith('/pagingtoken.json');
const activity = (id: number, minute = id) => ({
  id,
  marketoGUID: String(id),
  leadId: 1,
  activityDate: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString().replace('.000Z', '+0000'),
});
const SINCE = { since: '2026-01-01T00:00:00Z', activityTypeIds: [1] };
const ids = (found: readonly Readonly<Record<string, unknown>>[]) => found.map(({ id }) => id);

describe('the activity stream', () => {
  it('goes on past pages without records, and ends where there is no more although a token is there', async () => {
    const pages = [
      ok([activity(1)], { nextPageToken: 'B', moreResult: true }),
      ok([], { nextPageToken: 'C', moreResult: true }),
      { requestId: 'a#1', success: true, nextPageToken: 'D', moreResult: true },
      ok([activity(1), activity(2)], { nextPageToken: 'E', moreResult: false }),
    ];
    await withServer(
      (asked) => (isToken(asked) ? ok([], { nextPageToken: 'A=' }) : (pages[asked.turn] ?? ok())),
      async ({ activities }, server) => {
        expect(ids(await gather(activities.since(SINCE)))).toEqual([1, 2]);
        expect(server.asked[0]?.query.get('sinceDatetime')).toBe('2026-01-01T00:00:00Z');
        expect(server.asked.slice(1).map(({ query }) => query.get('nextPageToken'))).toEqual([
          'A=',
          'B',
          'C',
          'D',
        ]);
      },
    );
  });

  it.each([
    ['the one that was sent', ['A']],
    ['one that came before', ['B', 'C', 'B']],
  ])('ends with an error where a token comes twice: %s', async (_, tokens) => {
    await withServer(
      (asked) =>
        isToken(asked)
          ? ok([], { nextPageToken: 'A' })
          : ok([activity(asked.turn)], {
              nextPageToken: tokens[asked.turn % tokens.length],
              moreResult: true,
            }),
      async ({ activities }) => {
        await expect(gather(activities.since(SINCE))).rejects.toMatchObject({
          code: 'same-page',
          class: 'stop',
        });
      },
    );
  });

  it('asks for ten types and thirty leads at a time', async () => {
    await withServer(
      (asked) => (isToken(asked) ? ok([], { nextPageToken: 'A' }) : ok([], { moreResult: false })),
      async ({ activities }, server) => {
        const activityTypeIds = Array.from({ length: 12 }, (_, id) => id);
        const leadIds = Array.from({ length: 45 }, (_, id) => id);
        await gather(activities.since({ ...SINCE, activityTypeIds, leadIds }));
        const sizes = server.asked
          .filter((asked) => !isToken(asked))
          .map(({ query }) =>
            [query.get('activityTypeIds'), query.get('leadIds')].map((each) => each?.split(',').length),
          );
        expect(sizes).toEqual([
          [10, 30],
          [10, 15],
          [2, 30],
          [2, 15],
        ]);
      },
    );
  });

  it('begins again before the last date where its token has died, and loses and repeats nothing', async () => {
    await withServer(
      (asked) => {
        if (isToken(asked)) return ok([], { nextPageToken: asked.query.get('sinceDatetime') ?? '' });
        const token = asked.query.get('nextPageToken') ?? '';
        if (token === '2026-01-01T00:00:00Z') {
          return ok([activity(48), activity(50)], { nextPageToken: 'dies', moreResult: true });
        }
        if (token === 'dies') return failed(1003, 'The next page token is not valid');
        expect(token).toBe('2026-01-01T00:20:00Z');
        // Number 49 appeared after what it is dated before.
        return ok([activity(48), activity(50), activity(49), activity(51)], {
          nextPageToken: 'end',
          moreResult: false,
        });
      },
      async ({ activities }) => {
        expect(ids(await gather(activities.since(SINCE)))).toEqual([48, 50, 49, 51]);
      },
    );
  });
});

describe('the activity feed', () => {
  it('goes on from a checkpoint: what arrived late comes, what came before does not', async () => {
    const store = [activity(10), activity(20), activity(30)];
    await withServer(
      (asked) => {
        if (isToken(asked)) return ok([], { nextPageToken: asked.query.get('sinceDatetime') ?? '' });
        const since = new Date(asked.query.get('nextPageToken') ?? '');
        const found = store.filter(({ activityDate }) => new Date(activityDate) >= since);
        return ok(found, { nextPageToken: 'end', moreResult: false });
      },
      async ({ activities }) => {
        const first = activities.feed({ from: '2026-01-01T00:00:00Z', activityTypeIds: [1] });
        expect(ids(await gather(first.activities))).toEqual([10, 20, 30]);
        const kept: ActivityCheckpoint = JSON.parse(JSON.stringify(first.checkpoint()));
        expect(kept.since).toBe('2026-01-01T00:30:00.000Z');
        store.push(activity(25), activity(40));
        const second = activities.feed({ from: kept, activityTypeIds: [1] });
        expect(ids(await gather(second.activities))).toEqual([25, 40]);
        const third = activities.feed({ from: second.checkpoint(), activityTypeIds: [1] });
        expect(ids(await gather(third.activities))).toEqual([]);
        expect(third.checkpoint()).toEqual(second.checkpoint());
      },
    );
  });

  it('gives what a consumer broke off at once more', async () => {
    await withServer(
      (asked) =>
        isToken(asked)
          ? ok([], { nextPageToken: 'A' })
          : ok([activity(1), activity(2)], { nextPageToken: 'B', moreResult: false }),
      async ({ activities }) => {
        const first = activities.feed({ from: '2026-01-01T00:00:00Z', activityTypeIds: [1] });
        for await (const each of first.activities) if (each.id === 2) break;
        const second = activities.feed({ from: first.checkpoint(), activityTypeIds: [1] });
        expect(ids(await gather(second.activities))).toEqual([2]);
      },
    );
  });
});
