// Every documented reply goes through the client to the outcome that the documentation states.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openReply } from '../../../src/marketo/envelope.ts';
import { MarketoError } from '../../../src/marketo/index.ts';
import { OPERATIONS, SILENT } from '../../support/marketo-operations.ts';
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

interface Description {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<Record<string, { readonly parameters?: readonly { name: string; in: string }[] }>>
    >
  >;
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
  const descriptions = present
    ? [load('marketo-openapi/swagger-mapi.json'), load('marketo-openapi/swagger-asset.json')]
    : [];
  const paths = new Map(descriptions.flatMap((each) => Object.entries((each as Description).paths)));

  it.each([...OPERATIONS])('%s is published, and sends only parameters that are', async (operation, run) => {
    const [method = '', path = ''] = operation.split(' ');
    // The description writes `Name` where the documentation, and every client, sends `name`.
    const fold = (name: string): string => (path.endsWith('/byName.json') ? name.toLowerCase() : name);
    const published = paths.get(path)?.[method.toLowerCase()];
    expect(published).toBeDefined();
    await withServer(
      ({ path }) =>
        path.endsWith('pagingtoken.json')
          ? ok([], { nextPageToken: 'START' })
          : ok([{ id: 1, exportId: 'a-b', status: 'Created' }]),
      async (client, server) => {
        await run(client);
        const pattern = new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);
        const sent = server.asked.filter((asked) => asked.method === method && pattern.test(asked.path));
        expect(sent).toHaveLength(1);
        const names = (published?.parameters ?? [])
          .filter((each) => each.in === 'query')
          .map(({ name }) => fold(name));
        expect([...(sent[0]?.query.keys() ?? [])].filter((name) => !names.includes(name))).toEqual([]);
      },
    );
  });
});
