// An instance's own activity types, as its list tells them: from the client's reply to records in typed shapes.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import {
  activityOverlayDraft,
  loadCrosswalk,
  memoryHost,
  vendorSchemaFromActivityTypes,
} from '../../src/index.ts';
import { createMarketoClient, type MarketoRecord, normalizeActivity } from '../../src/marketo/index.ts';
import { startSandbox } from '../support/checked-sandbox.ts';
import { gather } from '../support/scripted-server.ts';

const ROOT = new URL('../../', import.meta.url);
const textOf = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');

it('a custom type goes from the list of types to typed records, added, read and in bulk form', async () => {
  const sandbox = await startSandbox({ seed: 7, leads: 20, limits: 'none' }, { requests: 'all' });
  const { url, clientId, clientSecret } = sandbox;
  const client = createMarketoClient({ credentials: { baseUrl: `${url}/rest`, clientId, clientSecret } });
  try {
    const base = JSON.parse(textOf('schemas/marketo/activity.json'));
    const reply = await client.activities.types();
    const { document, problems } = vendorSchemaFromActivityTypes(reply, {
      name: 'marketo/eu-activity',
      base,
    });
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const host = memoryHost({
      'mappings/marketo/activity.yaml': textOf('mappings/marketo/activity.yaml'),
      'mappings/eu.yaml': activityOverlayDraft(document, { overlay: 'eu' }) ?? '',
      'schemas/canonical/activity.json': textOf('schemas/canonical/activity.json'),
      'schemas/marketo/activity.json': textOf('schemas/marketo/activity.json'),
      'schemas/marketo/eu-activity.json': JSON.stringify(document.root),
    });
    const crosswalk = await loadCrosswalk({ mappings: ['mappings'], schemas: ['schemas'], host });
    expect(
      crosswalk.diagnostics.flatMap(({ severity, message }) => (severity === 'error' ? [message] : [])),
    ).toEqual([]);
    const activities = crosswalk.resource('marketo/activity', { overlay: 'eu' });

    const leadId = Number([...sandbox.control.keys('leads')][0]);
    const written = (
      await loadCrosswalk({
        mappings: ['mappings'],
        host: memoryHost({
          'mappings/customActivity.yaml': textOf('mappings/marketo/customActivity.yaml'),
        }),
      })
    )
      .resource('marketo/customActivity')
      .toVendor({
        typeId: '100001',
        contactId: String(leadId),
        occurredAt: '2024-05-31T22:11:45Z',
        subject: { name: 'World Expo' },
        data: { attributes: { 'Conference Date': '2024-05-31T00:00:00Z', 'Number of Attendees': 12 } },
      });
    if (!written.ok) throw new Error('not written');
    await client.activities.add([written.patch as MarketoRecord]);

    const query = { since: '2000-01-01T00:00:00Z', activityTypeIds: [100001] };
    const records = await gather(client.activities.since(query));
    expect(records.length).toBeGreaterThan(0);
    for (const record of [...records, ...records.map(normalizeActivity)]) {
      const outcome = activities.fromVendor(record);
      expect(outcome.issues).toEqual([]);
      expect(outcome.ok && outcome.value.type).toBe('custom.attendConference');
    }
    const added = records.find(
      (each) =>
        each.primaryAttributeValue === 'World Expo' &&
        Number(each.leadId) === leadId &&
        String(each.activityDate).startsWith('2024-05-31'),
    );
    const outcome = activities.fromVendor(added ?? {});
    expect(outcome.ok && outcome.value).toMatchObject({
      subject: { kind: 'attendConference', name: 'World Expo' },
      data: {
        custom: { attendConference: { conferenceDate: '2024-05-31T00:00:00Z', numberOfAttendees: 12 } },
      },
    });
  } finally {
    await client.close();
    await sandbox.close();
  }
});
