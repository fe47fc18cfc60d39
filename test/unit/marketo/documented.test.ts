// Every documented reply goes through the client to the outcome that the documentation states.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openReply } from '../../../src/marketo/envelope.ts';
import { MarketoError } from '../../../src/marketo/index.ts';
import { CORRECTIONS, PARAMETER_CORRECTIONS } from '../../support/description-corrections.ts';
import { OPERATIONS, SILENT } from '../../support/marketo-operations.ts';
import { describe as describePublished } from '../../support/published-description.ts';
import { type Asked, ok, withServer } from '../../support/scripted-server.ts';

const shared = new URL('../../../../shared/data/', import.meta.url);
const present = existsSync(shared);
if (!present) console.warn('skipped: the documented samples (../shared/data) are not here');

interface Sample {
  readonly kind: string;
  readonly method: 'GET' | 'POST' | 'DELETE' | null;
  readonly request: string | null;
  readonly path: string | null;
  readonly json: {
    readonly result?: readonly unknown[];
    readonly success?: boolean;
    readonly requestId?: string;
  };
}

const load = (name: string): unknown => JSON.parse(readFileSync(new URL(name, shared), 'utf8'));

const samples = (present ? (load('marketo-samples/documented.json') as Sample[]) : []).filter(
  ({ kind }) => kind === 'response',
);

/** The server gives the sample to the first call, an empty last page to others, and tokens to who asks for them. */
const answerOf =
  ({ json }: Sample) =>
  ({ path, turn }: Asked): object =>
    path.endsWith('/pagingtoken.json') ? ok([], { nextPageToken: 'START' }) : turn === 0 ? json : ok([]);

/** Any documented path becomes one that can be called. */
const concrete = (path: string): string => path.replace(/\{\w+\}/g, '1');

describe.skipIf(!present)('a documented reply', () => {
  const mapped = samples.filter(({ path, method }) => path !== null && method !== null);

  it.each(mapped.map((sample) => [`${sample.method} ${sample.path}`, sample] as const))(
    'of %s arrives whole',
    async (operation, sample) => {
      const typed = OPERATIONS.get(operation);
      await withServer(answerOf(sample), async (client) => {
        if (typed !== undefined) {
          const records = await typed(client);
          // An operation for one record takes the first.
          const expected = SILENT.test(operation) ? [] : (sample.json.result ?? []);
          expect(records).toEqual(records.length === 1 ? expected.slice(0, 1) : expected);
          expect(records.length > 0 || expected.length === 0).toBe(true);
        } else {
          const method = sample.method ?? 'GET';
          const reply = await client.request({ method, path: concrete(sample.path ?? '') });
          expect(reply.values).toEqual(sample.json.result ?? []);
          expect(reply.body).toEqual(sample.json);
        }
      });
    },
  );

  it('without a path is opened, or is the token or an error', () => {
    const others = samples.filter(({ path, method }) => path === null || method === null);
    const outcomes = others.map(({ json }) => {
      try {
        return openReply(JSON.stringify(json), 200, 'GET').result.length > 0 ? 'records' : 'nothing';
      } catch (error) {
        return error instanceof MarketoError ? error.code : 'other';
      }
    });
    expect(outcomes.sort()).toMatchInlineSnapshot(`
      [
        "601",
        "not-envelope",
        "records",
        "records",
        "records",
        "records",
        "records",
        "records",
        "records",
      ]
    `);
  });

  it('is there for the operations that the client has a typed call for, and for others', () => {
    const typed = mapped.filter(({ method, path }) => OPERATIONS.has(`${method} ${path}`));
    expect([samples.length, mapped.length, typed.length]).toMatchInlineSnapshot(`
      [
        302,
        293,
        89,
      ]
    `);
  });
});

describe.skipIf(!present)('a typed call', () => {
  const description = present ? describePublished(CORRECTIONS, PARAMETER_CORRECTIONS) : undefined;

  it.each([...OPERATIONS])('%s is published, and sends only what is described', async (operation, run) => {
    if (description === undefined) throw new Error('the description is not here');
    expect([...description.operations]).toContain(operation);
    await withServer(
      ({ path }) =>
        path.endsWith('pagingtoken.json')
          ? ok([], { nextPageToken: 'START' })
          : ok([{ id: 1, exportId: 'a-b', status: 'Created' }]),
      async (client, server) => {
        await run(client);
        const asked = server.asked.map((each) => ({
          ...each,
          operation: description.operationOf(each.method, each.path) ?? each.path,
          body: each.body === '' ? undefined : JSON.parse(each.body),
        }));
        expect(asked.filter((each) => each.operation === operation)).toHaveLength(1);
        expect(asked.flatMap((each) => description.requestFaults(each))).toEqual([]);
      },
    );
  });
});
