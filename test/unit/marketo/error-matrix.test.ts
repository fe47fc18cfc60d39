// Every documented error code against every kind of call: its class, and how often the server is asked.
import { describe, expect, it } from 'vitest';
import type { MarketoClient } from '../../../src/marketo/index.ts';
import { classifyCode, type ErrorClass, errorCodes, MarketoError } from '../../../src/marketo/index.ts';
import {
  type Answer,
  clientOf,
  failed,
  gather,
  raw,
  refusal,
  reset,
  startServer,
} from '../../support/scripted-server.ts';

/** As the contract says it, section 4; apart from the table of the client, which it judges. */
const EXPECTED: Readonly<Record<ErrorClass, readonly number[]>> = {
  retry: [500, 502, 604, 608, 611, 614, 713, 719, 1014],
  refresh: [601, 602],
  wait: [606, 615, 1016, 1019],
  stop: [603, 607, 616, 703, 714, 1008, 1018, 1020, 1026, 1027, 1028],
  bug: [
    ...[600, 605, 609, 610, 612, 613, 701, 704, 709, 710, 711, 712, 718],
    ...[1001, 1002, 1003, 1004, 1005, 1006, 1007, 1009, 1010, 1011, 1012, 1013, 1017, 1021, 1022, 1025],
    ...[1035, 1036, 1037, 1042, 1048, 1049, 1076, 1077, 1078, 1079, 1080],
  ],
  empty: [702],
  done: [1015],
};

/** What may have been carried out although it failed; the contract names 502, 604 and 611, and 5xx of the edge. */
const AMBIGUOUS = new Set([500, 502, 604, 611, 713, 719, 1014]);

interface Kind {
  readonly idempotent: boolean;
  readonly run: (client: MarketoClient) => Promise<unknown>;
}

const KINDS: Readonly<Record<string, Kind>> = {
  filter: {
    idempotent: true,
    run: ({ leads }) => gather(leads.filter({ filterType: 'id', filterValues: [1] })),
  },
  describe: { idempotent: true, run: ({ leads }) => leads.describe() },
  'sync createOrUpdate': { idempotent: true, run: ({ leads }) => leads.sync([{ email: 'a@x.org' }]) },
  'sync updateOnly': {
    idempotent: true,
    run: ({ leads }) => leads.sync([{ id: 1 }], { action: 'updateOnly', lookupField: 'id' }),
  },
  'sync createOnly': {
    idempotent: false,
    run: ({ leads }) => leads.sync([{ email: 'a@x.org' }], { action: 'createOnly' }),
  },
  'sync createDuplicate': {
    idempotent: false,
    run: ({ leads }) => leads.sync([{ email: 'a@x.org' }], { action: 'createDuplicate' }),
  },
  delete: { idempotent: true, run: ({ leads }) => leads.delete([1]) },
  merge: { idempotent: false, run: ({ leads }) => leads.merge(1, [2]) },
  push: { idempotent: false, run: ({ leads }) => leads.push([{ email: 'a@x.org' }], { programName: 'P' }) },
  submitForm: {
    idempotent: false,
    run: ({ leads }) => leads.submitForm(7, { leadFormFields: { email: 'a@x.org' } }),
  },
  'company createOrUpdate': {
    idempotent: true,
    run: ({ companies }) => companies.sync([{ externalCompanyId: 'x' }]),
  },
  'company createOnly': {
    idempotent: false,
    run: ({ companies }) => companies.sync([{ externalCompanyId: 'x' }], { action: 'createOnly' }),
  },
  'list add': { idempotent: true, run: ({ lists }) => lists.add(1, [1]) },
  'custom activities': { idempotent: false, run: ({ activities }) => activities.add([{ leadId: 1 }]) },
  'campaign trigger': { idempotent: false, run: ({ campaigns }) => campaigns.trigger(1, [1]) },
  'campaign schedule': { idempotent: false, run: ({ campaigns }) => campaigns.schedule(1) },
  'bulk import': { idempotent: false, run: ({ bulk }) => gather(bulk.leads.import([{ email: 'a@x.org' }])) },
  'bulk job': { idempotent: true, run: ({ bulk }) => bulk.leads.jobs.status('a-b') },
  'generic GET': {
    idempotent: true,
    run: ({ request }) => request({ path: '/rest/asset/v1/programs.json' }),
  },
  'generic POST': {
    idempotent: false,
    run: ({ request }) =>
      request({ method: 'POST', path: '/rest/asset/v1/folders.json', form: { name: 'x' } }),
  },
};

const ATTEMPTS = 2;
const WAITS = 3;

/** How often the server is asked when it answers so every time. */
const timesAsked = (kind: ErrorClass, mayReplay: boolean): number => {
  if (kind === 'retry') return mayReplay ? 1 + ATTEMPTS : 1;
  if (kind === 'refresh') return 2;
  return kind === 'wait' ? 1 + WAITS : 1;
};

const outcome = async (answer: Answer, run: Kind['run']) => {
  const server = await startServer(() => answer);
  const client = clientOf(server, {
    limits: { calls: 1000, windowMs: 5, inFlight: 10 },
    retry: { attempts: ATTEMPTS, firstMs: 1, mostMs: 2, waits: WAITS, queueMs: 1 },
  });
  try {
    const error = await refusal(run(client));
    return { error, asked: server.asked.length, tokens: server.tokenRequests.length };
  } finally {
    await server.close();
    await client.close();
  }
};

describe('the table of codes', () => {
  it('has the class of the contract for every code', () => {
    for (const [kind, codes] of Object.entries(EXPECTED)) {
      for (const code of codes)
        expect([code, classifyCode(String(code), 'text').class]).toEqual([code, kind]);
    }
    const known = new Set(Object.values(EXPECTED).flat().map(String));
    const extra = errorCodes().filter(
      ({ code }) => /^\d+$/.test(code) && !known.has(code) && code !== '1029',
    );
    expect(extra).toEqual([]);
  });

  it('tells the meanings of one code apart by the message', () => {
    const ofMessage = (code: string, message: string) => classifyCode(code, message).class;
    expect(ofMessage('1029', 'Too many jobs (10) in queue')).toBe('wait');
    expect(ofMessage('1029', 'Export daily quota 500MB exceeded.')).toBe('stop');
    expect(ofMessage('1029', 'Job already queued')).toBe('done');
    expect(ofMessage('1037', 'Lead skipped because it is already in or past this status')).toBe('done');
    expect(ofMessage('1037', 'Lead not in program')).toBe('bug');
  });

  it('stops at a code that nobody has documented', () => {
    expect(classifyCode('4711')).toMatchObject({ class: 'stop', ambiguous: false });
  });

  it('has an advice for every code', () => {
    for (const { code, advice } of errorCodes()) expect([code, advice.length > 5]).toEqual([code, true]);
  });
});

describe.each(Object.entries(KINDS))('%s', (_, { idempotent, run }) => {
  it('fails as the table says and is sent as often as it may be, for every code of a reply', async () => {
    for (const [kind, codes] of Object.entries(EXPECTED) as [ErrorClass, readonly number[]][]) {
      for (const code of codes) {
        const { error, asked, tokens } = await outcome(failed(code), run);
        const mayReplay = idempotent || !AMBIGUOUS.has(code);
        const isEmpty = kind === 'empty';
        expect([code, isEmpty || error instanceof MarketoError]).toEqual([code, true]);
        if (error instanceof MarketoError && !isEmpty) {
          expect([code, error.code, error.class]).toEqual([code, String(code), kind]);
          expect(error.requestId).toBe('e42b#14272d07d78');
        }
        expect([code, 'asked', asked]).toEqual([code, 'asked', timesAsked(kind, mayReplay)]);
        expect([code, 'tokens', tokens]).toEqual([code, 'tokens', kind === 'refresh' ? 2 : 1]);
      }
    }
  });

  it('is not sent again after a failure that leaves open whether it was done, unless that does no harm', async () => {
    const ambiguous: Readonly<Record<string, Answer>> = {
      'http-5xx': raw(502, '<html><body>Bad Gateway</body></html>', { 'content-type': 'text/html' }),
      network: reset,
      'not-json': raw(200, '{"requestId":"a#1","success":tr', { 'content-type': 'application/json' }),
    };
    for (const [code, answer] of Object.entries(ambiguous)) {
      const { error, asked } = await outcome(answer, run);
      expect(error).toMatchObject({ code, class: 'retry', ambiguous: true });
      expect([code, asked]).toEqual([code, idempotent ? 1 + ATTEMPTS : 1]);
    }
  });
});
