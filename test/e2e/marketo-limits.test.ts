// What the server sees of one client with eight users: no window that holds more calls than it may, no more in flight
// than it may, and no call that is sent again where it may have been carried out. The scale is a twentieth: 1 s for 20.
import { describe, expect, it } from 'vitest';
import { type ClientOptions, createMarketoClient, type MarketoClient } from '../../src/marketo/index.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { PATIENT, withPair } from '../support/marketo-pair.ts';
import { refusal } from '../support/scripted-server.ts';

const USERS = 8;
const SCALED = { callsPerWindow: 100, windowSeconds: 1, concurrentCalls: 10 } as const;

/** Eight users, each with so many calls, one after the other; the server answers after some milliseconds. */
const work = async (
  client: MarketoClient,
  { control }: Sandbox,
  calls: number,
  milliseconds: number,
): Promise<void> => {
  control.faults.set('delay', [
    { every: 3, milliseconds: milliseconds * 3 },
    { every: 2, milliseconds },
  ]);
  // Ids have gaps.
  const stored = [...control.keys('leads')].map(Number);
  const users = Array.from({ length: USERS }, async (_, user) => {
    for (let turn = 0; turn < calls; turn++) {
      const id = stored[(user * calls + turn) % stored.length] ?? 0;
      expect((await client.leads.get(id))?.id).toBe(id);
    }
  });
  await Promise.all(users);
};

describe('eight users of one client', () => {
  const runs: Readonly<Record<string, NonNullable<ClientOptions['limits']>>> = {
    'by default, scaled': { windowMs: 1000 },
    'with all that an instance allows': { calls: 100, windowMs: 1000, inFlight: 10 },
    'with few calls in flight': { calls: 100, windowMs: 1000, inFlight: 2 },
    'with a small window': { calls: 30, windowMs: 1000, inFlight: 10 },
  };
  it.each(Object.entries(runs))('stay within the limits of the server, %s', (_, limits) =>
    withPair({ limits: SCALED, client: { limits } }, async (client, sandbox) => {
      await work(client, sandbox, 20, 4);
      const { calls, byCode, windowMaximum, inFlightMaximum } = sandbox.control.seen();
      // Not one call too many: the server never had to say so.
      expect({ calls, byCode }).toEqual({ calls: 160, byCode: {} });
      expect(windowMaximum).toBeLessThanOrEqual(limits.calls ?? 50);
      expect(inFlightMaximum).toBeLessThanOrEqual(limits.inFlight ?? 5);
      expect(inFlightMaximum).toBeGreaterThan(1);
    }),
  );

  it('get through where others use up the same limits', () =>
    withPair(
      { limits: { callsPerWindow: 15, windowSeconds: 0.2, concurrentCalls: 4 } },
      async (_, sandbox) => {
        const { url, clientId, clientSecret } = sandbox;
        const clients = [0, 1].map(() =>
          createMarketoClient({
            credentials: { baseUrl: url, clientId, clientSecret },
            limits: { calls: 12, windowMs: 200, inFlight: 3 },
            retry: PATIENT,
          }),
        );
        await Promise.all(clients.map((client) => work(client, sandbox, 8, 2)));
        await Promise.all(clients.map((client) => client.close()));
        // How many are refused is a matter of chance; nothing else may go wrong.
        const others = Object.keys(sandbox.control.seen().byCode).filter(
          (code) => code !== '606' && code !== '615',
        );
        expect(others).toEqual([]);
      },
    ));

  it('stop at the daily quota, without another call', () =>
    withPair({ limits: { ...SCALED, callsPerWindow: 1000, dailyCalls: 25 } }, async (client, { control }) => {
      const ends = await Promise.all(
        Array.from({ length: 60 }, (_, at) => refusal(client.leads.get(at + 1))),
      );
      expect(ends.filter((end) => end === undefined)).toHaveLength(25);
      expect(ends.at(-1)).toMatchObject({ code: '607', class: 'stop', resetAt: expect.any(Date) });
      // Those in flight when the first was refused may be refused too.
      expect(control.seen().calls).toBeLessThanOrEqual(25 + 5);
    }));
});

type Act = (client: MarketoClient) => Promise<unknown>;

/** Calls that do more when they are carried out twice, each with what the server calls it. */
const ONCE: Readonly<Record<string, readonly [string, Act]>> = {
  createOnly: [
    'POST /rest/v1/leads.json',
    ({ leads }) => leads.sync([{ email: 'once@example.org' }], { action: 'createOnly' }),
  ],
  createDuplicate: [
    'POST /rest/v1/leads.json',
    ({ leads }) => leads.sync([{ email: 'once@example.org' }], { action: 'createDuplicate' }),
  ],
  push: [
    'POST /rest/v1/leads/push.json',
    ({ leads }) => leads.push([{ email: 'once@example.org' }], { programName: 'Trade Show 2022' }),
  ],
  submitForm: [
    'POST /rest/v1/leads/submitForm.json',
    ({ leads }) => leads.submitForm(1001, { leadFormFields: { email: 'once@example.org' } }),
  ],
  merge: ['POST /rest/v1/leads/{leadId}/merge.json', ({ leads }) => leads.merge(1, [2])],
  'custom activities': [
    'POST /rest/v1/activities/external.json',
    ({ activities }) =>
      activities.add([
        {
          leadId: 1,
          activityDate: '2026-01-01T00:00:00Z',
          activityTypeId: 100001,
          primaryAttributeValue: 'x',
          attributes: [],
        },
      ]),
  ],
  'a campaign trigger': [
    'POST /rest/v1/campaigns/{campaignId}/trigger.json',
    ({ campaigns }) => campaigns.trigger(3000, [1]),
  ],
  'a campaign schedule': [
    'POST /rest/v1/campaigns/{campaignId}/schedule.json',
    ({ campaigns }) => campaigns.schedule(3001),
  ],
};

const AMBIGUOUS = ['502', '604', '611', 'reset', 'html'];
const REFUSED = ['601', '602', '606', '608', '615'];

describe.each(Object.entries(ONCE))('%s', (_, [operation, act]) => {
  it.each(AMBIGUOUS)('is sent once where its reply is lost as %s', (as) =>
    withPair({ faults: { lostReply: { operations: [operation], as } } }, async (client, { control }) => {
      const error = await refusal(act(client));
      expect(error).toMatchObject({ ambiguous: true });
      const { byOperation, replays } = control.seen();
      expect({ sent: byOperation[operation], replays }).toEqual({ sent: 1, replays: 0 });
      expect(client.stats().replays).toBe(0);
    }),
  );

  it.each(REFUSED)('is sent again where it was refused with %s, and carried out once', (code) =>
    withPair(
      { faults: { error: { operations: [operation], code, times: 1 } } },
      async (client, { control }) => {
        await act(client);
        const { byOperation, replays } = control.seen();
        expect({ sent: byOperation[operation], replays }).toEqual({ sent: 2, replays: 0 });
      },
    ),
  );
});
