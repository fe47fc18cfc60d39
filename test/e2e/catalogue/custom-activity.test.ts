// Custom activities, there and back: added through the client with what their mapping writes, and read from the log.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MarketoClient, MarketoRecord } from '../../../src/marketo/index.ts';
import { createResource } from '../../../src/runtime/resource.ts';
import type { Sandbox } from '../../../src/sandbox/index.ts';
import { startSandbox } from '../../support/checked-sandbox.ts';
import { clientOfSandbox } from '../../support/marketo-pair.ts';
import { compileShipped, planOrFail } from '../../support/shipped.ts';

let sandbox: Sandbox;
let client: MarketoClient;

beforeAll(async () => {
  sandbox = await startSandbox({ leads: 5, limits: 'none' }, { requests: 'all' });
  client = clientOfSandbox(sandbox);
});
afterAll(async () => {
  await client.close();
  await sandbox.close();
});

it.each([
  [
    'marketo/customActivity',
    { typeId: '100001' },
    { data: { attributes: { 'Conference Date': '2024-05-31T00:00:00Z', 'Number of Attendees': 12 } } },
  ],
  [
    'marketo/customActivity + acme-conference',
    { type: 'conference.attended' },
    { data: { conferenceAt: '2024-05-31T00:00:00Z', attendees: 12 } },
  ],
])('%s', async (name, type, data) => {
  const mapping = compileShipped().find((each) => each.name === name);
  if (mapping === undefined) throw new Error(`there is no mapping ${name}`);
  const resource = createResource(planOrFail(mapping));
  const [lead] = [...sandbox.control.keys('leads')];
  const subject = { name: 'World Expo' };
  const occurredAt = '2024-05-31T22:11:45Z';
  const canonical = { contactId: String(lead), occurredAt, subject, ...type, ...data };

  const written = resource.toVendor(canonical);
  expect(written.issues).toEqual([]);
  if (!written.ok) throw new Error('not written');
  const results = await client.activities.add([written.patch]);
  expect(results).toMatchObject([{ status: 'added' }]);

  const log: MarketoRecord[] = [];
  for await (const each of client.activities.since({
    since: '2000-01-01T00:00:00Z',
    activityTypeIds: [100001],
  }))
    log.push(each);
  const [added] = results;
  const found = log.find(({ marketoGUID }) => marketoGUID === added?.marketoGUID);
  expect(resource.fromVendor(found)).toMatchObject({ issues: [], value: canonical });
});
