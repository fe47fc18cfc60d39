// Judges from outside: two public clients, as they are, work against the sandbox. Client and sandbox of this package
// share one reading of the contract; these two were written and recorded against Marketo itself by others.
// `.ci/run` installs them into a folder of their own and names it in CROSSWALK_OUTSIDE_CLIENTS.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/index.ts';
import { startSandbox } from '../support/checked-sandbox.ts';

const NAMES = ['node-marketo-rest', '@grouparoo/node-marketo-rest'] as const;

type Item = Readonly<Record<string, unknown>>;

/** A reply as these clients give it: the envelope, and a function for the page after it. */
interface Page {
  readonly success: boolean;
  readonly result?: readonly Item[];
  readonly nextPageToken?: string;
  readonly moreResult?: boolean;
  readonly nextPage?: () => PromiseLike<Page>;
}

type Options = Readonly<Record<string, unknown>>;

/** What the tests use of them; both have the same calls. */
interface OutsideClient {
  readonly getOAuthToken: () => PromiseLike<Item>;
  readonly lead: {
    readonly byId: (id: number, options?: Options) => PromiseLike<Page>;
    readonly find: (field: string, values: readonly unknown[], options?: Options) => PromiseLike<Page>;
    readonly createOrUpdate: (input: readonly Item[], options?: Options) => PromiseLike<Page>;
    readonly push: (input: readonly Item[], options: Options) => PromiseLike<Page>;
    readonly describe: () => PromiseLike<Page>;
    readonly partitions: () => PromiseLike<Page>;
    readonly associateLead: (id: number, cookie: string) => PromiseLike<Page>;
    readonly mergeLead: (winner: number, losers: readonly number[], options: Options) => PromiseLike<Page>;
    readonly getPageToken: (since: string) => PromiseLike<{ readonly nextPageToken: string }>;
    readonly getActivities: (
      leads: readonly number[],
      types: readonly number[],
      token: string,
      options?: Options,
    ) => PromiseLike<Page>;
    readonly getActivitiesWithOptions: (options: Options) => PromiseLike<Page>;
    readonly getChanges: (token: string, options: Options) => PromiseLike<Page>;
  };
  readonly list: {
    readonly find: (options: Options) => PromiseLike<Page>;
    readonly byId: (id: number) => PromiseLike<Page>;
    readonly addLeadsToList: (id: number, leads: readonly number[]) => PromiseLike<Page>;
    readonly addEmailsToList: (emails: readonly string[], id: number) => PromiseLike<Page>;
    readonly removeLeadsFromList: (id: number, leads: readonly number[]) => PromiseLike<Page>;
    readonly getLeads: (id: number, options?: Options) => PromiseLike<Page>;
    readonly isMember: (id: number, leads: readonly number[]) => PromiseLike<Page>;
  };
  readonly activities: { readonly getActivityTypes: () => PromiseLike<Page> };
  readonly campaign: { readonly getCampaigns: (options: Options) => PromiseLike<Page> };
  readonly smartList: { readonly find: (options: Options) => PromiseLike<Page> };
  readonly stats: { readonly usage: () => PromiseLike<Page> };
  readonly bulkLeadExtract: BulkExtract;
  readonly bulkActivityExtract: BulkExtract;
  readonly streamify: (object: string, method: string, parameters: readonly unknown[]) => AsyncIterable<Item>;
}

interface BulkExtract {
  readonly create: (...parameters: readonly unknown[]) => PromiseLike<Page>;
  readonly enqueue: (id: unknown) => PromiseLike<Page>;
  readonly status: (id: unknown) => PromiseLike<Page>;
  readonly cancel: (id: unknown) => PromiseLike<Page>;
  readonly file: (id: unknown) => PromiseLike<string>;
}

type Connect = (sandbox: Sandbox) => OutsideClient;

const folder = process.env.CROSSWALK_OUTSIDE_CLIENTS;
if (folder === undefined) {
  console.warn('skipped: no public clients to judge the sandbox (.ci/run installs them)');
}

const load = (name: string): Connect => {
  const require = createRequire(join(folder ?? '.', 'package.json'));
  const Client: new (options: Options) => OutsideClient = require(name);
  return ({ url, identityUrl, clientId, clientSecret }) =>
    new Client({
      endpoint: `${url}/rest`,
      identity: identityUrl,
      clientId,
      clientSecret,
      retry: { maxRetries: 8, initialDelay: 5, maxDelay: 40 },
    });
};

const itemsOf = ({ result = [] }: Page): readonly Item[] => result;

/** All pages, as these clients offer them: there is a next one as long as there is a token. */
const allOf = async (first: PromiseLike<Page>): Promise<readonly Item[]> => {
  const items: Item[] = [];
  for (let page: Page = await first; ; page = await page.nextPage()) {
    items.push(...itemsOf(page));
    if (page.nextPage === undefined) return items;
  }
};

const ids = (items: readonly Item[]): readonly unknown[] => items.map(({ id }) => id);

const firstOf = (page: Page): Item => itemsOf(page)[0] ?? {};

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => void setTimeout(resolve, milliseconds));

const LIST = 1001;
const RANGE = { startAt: '2021-01-01T00:00:00Z', endAt: '2021-01-31T23:59:59Z' };

describe.skipIf(folder === undefined).each(NAMES)('%s against the sandbox', (name) => {
  const withClient = async (
    test: (client: OutsideClient, sandbox: Sandbox) => Promise<void>,
    options: SandboxOptions = {},
  ): Promise<void> => {
    const sandbox = await startSandbox({ leads: 60, limits: 'none', ...options }, { requests: 'none' });
    try {
      await test(load(name)(sandbox), sandbox);
    } finally {
      await sandbox.close();
    }
  };

  /** A job from its creation to its file. */
  const extract = async (bulk: BulkExtract, ...parameters: readonly unknown[]) => {
    const { exportId, status } = firstOf(await bulk.create(...parameters));
    expect(status).toBe('Created');
    expect(firstOf(await bulk.enqueue(exportId)).status).toBe('Queued');
    for (let turn = 0; turn < 100; turn++) {
      const job = firstOf(await bulk.status(exportId));
      if (job.status === 'Completed') return { job, file: await bulk.file(exportId) };
      await pause(20);
    }
    throw new Error('the job did not end');
  };

  it('gets a token, and is told the same one as long as it lives', () =>
    withClient(async (client) => {
      const first = await client.getOAuthToken();
      expect(first).toMatchObject({ token_type: 'bearer', expires_in: expect.any(Number) });
      expect((await client.getOAuthToken()).access_token).toBe(first.access_token);
    }));

  it('reads leads by id and by filter, page after page', () =>
    withClient(async ({ lead }, { control }) => {
      const one = await lead.byId(7, { fields: ['id', 'email', 'createdAt'] });
      expect(Object.keys(firstOf(one)).sort()).toEqual(['createdAt', 'email', 'id']);
      const wanted = [...control.keys('leads')];
      expect(wanted).toHaveLength(60);
      const found = await allOf(lead.find('id', wanted, { batchSize: 7, fields: ['id'] }));
      expect(ids(found)).toEqual(wanted);
      const byEmail = await lead.find('email', [firstOf(one).email]);
      expect(ids(itemsOf(byEmail))).toContain(7);
      expect(itemsOf(await lead.find('email', ['nobody@example.org']))).toEqual([]);
    }));

  it('reads the fields and the partitions', () =>
    withClient(async ({ lead }) => {
      expect(itemsOf(await lead.describe()).length).toBeGreaterThan(20);
      expect(itemsOf(await lead.partitions()).map(({ name }) => name)).toContain('Default');
    }));

  it('writes leads that come out as they went in', () =>
    withClient(async ({ lead }) => {
      const input = [
        { email: 'a.quote@example.org', firstName: 'Zoë "Q", O\'Hara\n& Söhne', lastName: '李' },
        { email: 'two@example.org', firstName: '=1+1%26' },
      ];
      const created = await lead.createOrUpdate(input, { lookupField: 'email' });
      expect(itemsOf(created).map(({ status }) => status)).toEqual(['created', 'created']);
      const again = await lead.createOrUpdate(input, { lookupField: 'email' });
      expect(itemsOf(again)).toEqual(itemsOf(created).map(({ id }) => ({ id, status: 'updated' })));
      const fields = ['email', 'firstName', 'lastName'];
      const read = await lead.find('email', ['a.quote@example.org'], { fields });
      expect(firstOf(read)).toMatchObject(input[0] ?? {});
      const pushed = await lead.push([{ email: 'three@example.org' }], {
        lookupField: 'email',
        programName: 'Trade Show 2022',
      });
      expect(firstOf(pushed)).toMatchObject({ status: 'created' });
    }));

  it('merges and associates, whose replies have no result', () =>
    withClient(async ({ lead }, { control }) => {
      const cookie = 'id:287-GTJ-838&token:_mch-marketo.com-1396310362214-46169';
      expect(await lead.associateLead(1, cookie)).toMatchObject({ success: true });
      expect(await lead.mergeLead(1, [2, 3], { mergeInCRM: false })).toMatchObject({ success: true });
      expect([...control.keys('leads')].slice(0, 2)).toEqual([1, 4]);
    }));

  it('reads lists and changes who is in them', () =>
    withClient(async (client) => {
      const { list } = client;
      const all = await allOf(list.find({ batchSize: 2 }));
      expect(ids(all)).toContain(LIST);
      expect(firstOf(await list.byId(LIST))).toMatchObject({ id: LIST });
      const before = new Set(ids(await allOf(list.getLeads(LIST, { batchSize: 3 }))));
      const fresh = [...Array(60).keys()].map((each) => each + 1).filter((each) => !before.has(each));
      const [one = 0, two = 0] = fresh;
      const added = await list.addLeadsToList(LIST, [one, two]);
      expect(itemsOf(added).map(({ status }) => status)).toEqual(['added', 'added']);
      expect(firstOf(await list.isMember(LIST, [one]))).toEqual({ id: one, status: 'memberof' });
      expect(firstOf(await list.removeLeadsFromList(LIST, [one]))).toMatchObject({ status: 'removed' });
      expect(firstOf(await list.isMember(LIST, [one]))).toEqual({ id: one, status: 'notmemberof' });
      expect(firstOf(await list.addEmailsToList(['list@example.org'], LIST)).status).toBe('added');
      const after = await allOf(list.getLeads(LIST, { batchSize: 3 }));
      expect(new Set(ids(after)).size).toBe(before.size + 2);
      const streamed: Item[] = [];
      for await (const item of client.streamify('list', 'getLeads', [LIST, { batchSize: 4 }]))
        streamed.push(item);
      expect(ids(streamed)).toEqual(ids(after));
    }));

  // It joins several ids to one value, "3&id=4", which is then encoded: not what the documentation asks for.
  it('cannot name several leads to isMember and removeLeadsFromList, by a mistake of its own', () =>
    withClient(async ({ list }) => {
      await expect(list.isMember(LIST, [3, 4])).rejects.toMatchObject({ errors: [{ code: '1001' }] });
      await expect(list.removeLeadsFromList(LIST, [3, 4])).rejects.toMatchObject({ code: 200 });
    }));

  it('reads activities and changes from a date on', () =>
    withClient(async ({ lead, activities }, { control }) => {
      const types = ids(itemsOf(await activities.getActivityTypes()));
      expect(types).toEqual(expect.arrayContaining([1, 12, 13]));
      const { nextPageToken } = await lead.getPageToken('2020-01-01T00:00:00Z');
      const found: Item[] = [];
      for (let token: string | undefined = nextPageToken; token !== undefined; ) {
        const page: Page = await lead.getActivitiesWithOptions({
          activityTypeIds: '12',
          nextPageToken: token,
          batchSize: 11,
        });
        found.push(...itemsOf(page));
        token = page.moreResult === true ? page.nextPageToken : undefined;
      }
      expect(found.map(({ leadId }) => leadId)).toEqual([...control.keys('leads')]);
      const ofOne = await lead.getActivities([5, 6], [12, 13], nextPageToken);
      expect(new Set(itemsOf(ofOne).map(({ leadId }) => leadId))).toEqual(new Set([5, 6]));
      const changes = await lead.getChanges(nextPageToken, { fields: ['firstName'], batchSize: 5 });
      expect(changes).toMatchObject({ success: true, nextPageToken: expect.any(String) });
    }));

  it('reads campaigns, smart lists and usage', () =>
    withClient(async ({ campaign, smartList, stats }) => {
      // It sends options in the body of a GET, where nobody reads them: the first page comes, with its usual size.
      expect(itemsOf(await campaign.getCampaigns({})).length).toBeGreaterThan(1);
      const lists = await allOf(smartList.find({ maxReturn: 2 }));
      expect(lists.length).toBeGreaterThan(2);
      expect(new Set(ids(lists)).size).toBe(lists.length);
      expect(firstOf(await stats.usage())).toMatchObject({ total: expect.any(Number) });
    }));

  it('extracts leads and activities in bulk', () =>
    withClient(async ({ bulkLeadExtract, bulkActivityExtract }) => {
      const leads = await extract(bulkLeadExtract, ['id', 'email', 'firstName'], { createdAt: RANGE });
      const lines = leads.file.split('\n');
      expect(lines[0]).toBe('id,email,firstName');
      expect(Buffer.byteLength(leads.file)).toBe(leads.job.fileSize);
      const sum = createHash('sha256').update(leads.file).digest('hex');
      expect(leads.job.fileChecksum).toBe(`sha256:${sum}`);
      expect(leads.job.numberOfRecords).toBeGreaterThan(2);
      const acts = await extract(bulkActivityExtract, { createdAt: RANGE, activityTypeIds: [12] });
      expect(acts.file.split('\n')[0]).toBe(
        'marketoGUID,leadId,activityDate,activityTypeId,campaignId,primaryAttributeValueId,primaryAttributeValue,attributes',
      );
      expect(acts.job.numberOfRecords).toBe(leads.job.numberOfRecords);
    }));

  it('cancels a job', () =>
    withClient(async ({ bulkLeadExtract }) => {
      const { exportId } = firstOf(await bulkLeadExtract.create(['id'], { createdAt: RANGE }));
      expect(firstOf(await bulkLeadExtract.cancel(exportId))).toMatchObject({
        exportId,
        status: 'Cancelled',
      });
    }));

  it('takes the faults of the sandbox for those that it was written for', () =>
    withClient(
      async ({ lead }, { control }) => {
        const wanted = [...control.keys('leads')];
        const found = await allOf(lead.find('id', wanted, { batchSize: 6, fields: ['id'] }));
        expect(ids(found)).toEqual(wanted);
        const { byCode } = control.seen();
        for (const code of ['602', '606', '608', '611']) expect(byCode[code]).toBeGreaterThan(0);
      },
      {
        faults: {
          tokenExpires: { every: 4, operations: ['leads.json'] },
          error: { every: 3, codes: ['606', '608', '611'], operations: ['leads.json'] },
          reset: { every: 7, operations: ['leads.json'] },
        },
      },
    ));
});
