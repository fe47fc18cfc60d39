// Dates, ranges, webhooks, and writes in several calls.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  createWebhookVerifier,
  cutByDate,
  normalizeActivity,
  PartlyWritten,
  parseMarketoDate,
  printMarketoDate,
  readBulkFile,
  readWebhookBody,
} from '../../../src/marketo/index.ts';
import { failed, gather, ok, refusal, withServer } from '../../support/scripted-server.ts';

describe('dates', () => {
  it.each([
    ['2016-05-17T22:11:45Z', '2016-05-17T22:11:45.000Z'],
    ['2015-05-07T11:47:30-08:00', '2015-05-07T19:47:30.000Z'],
    ['2014-09-17T22:31:49+0000', '2014-09-17T22:31:49.000Z'],
    ['2017-07-27T01:38:33Z+0000', '2017-07-27T01:38:33.000Z'],
    ['2014-11-13 12:43:04', '2014-11-13T12:43:04.000Z'],
    ['2015-10-17', '2015-10-17T00:00:00.000Z'],
    ['2015-10-17T01:02:03.456789+05:30', '2015-10-16T19:32:03.456Z'],
  ])('%s is read', (text, iso) => {
    expect(parseMarketoDate(text)?.toISOString()).toBe(iso);
  });

  it.each([
    '',
    'null',
    '2015-02-30',
    '2015-13-01',
    '2015-02-03T25:00:00Z',
    '10/17/2015',
    '2015-10-17T01:02:03ZZ',
  ])('%j is none', (text) => {
    expect(parseMarketoDate(text)).toBeUndefined();
  });

  it('are written without milliseconds', () => {
    expect(printMarketoDate(new Date(1234567))).toBe('1970-01-01T00:20:34Z');
    expect(printMarketoDate('2015-05-07T11:47:30-08:00')).toBe('2015-05-07T19:47:30Z');
    expect(() => printMarketoDate('soon')).toThrow(TypeError);
  });
});

describe('ranges', () => {
  it('of 31 days are left whole, and others without dates too', () => {
    const range = { startAt: '2026-01-01T00:00:00Z', endAt: '2026-02-01T00:00:00Z' };
    expect(cutByDate({ filter: { createdAt: range } })).toEqual([{ filter: { createdAt: range } }]);
    expect(cutByDate({ filter: { staticListId: 3 } })).toEqual([{ filter: { staticListId: 3 } }]);
  });

  it('that end before they begin, or do not end, are refused', () => {
    const startAt = '2026-01-01T00:00:00Z';
    for (const endAt of ['2025-01-01T00:00:00Z', startAt, undefined, 'never']) {
      expect(() => cutByDate({ filter: { updatedAt: { startAt, endAt } } })).toThrow(TypeError);
    }
  });
});

describe('a webhook', () => {
  const secret = 'a-secret-of-some-length';
  const isOurs = createWebhookVerifier({ header: 'X-Marketo-Secret', secret });

  it('is taken by its secret only', () => {
    expect(isOurs({ 'x-marketo-secret': secret })).toBe(true);
    expect(isOurs(new Headers({ 'X-Marketo-Secret': secret }))).toBe(true);
    for (const headers of [
      {},
      { 'x-marketo-secret': '' },
      { 'x-marketo-secret': `${secret} ` },
      { 'x-marketo-secret': secret.slice(1) },
      { 'x-marketo-secret': [secret, secret] },
      { 'x-other': secret },
      new Headers(),
    ]) {
      expect(isOurs(headers)).toBe(false);
    }
  });

  it('may have two secrets while one takes the place of the other', () => {
    const either = createWebhookVerifier({ header: 'h', secret: [secret, 'another-secret-of-some-length'] });
    expect([secret, 'another-secret-of-some-length', 'x'].map((h) => either({ h }))).toEqual([
      true,
      true,
      false,
    ]);
    expect(() => createWebhookVerifier({ header: 'h', secret: 'short' })).toThrow(TypeError);
  });

  it('has a body of JSON or of a form', () => {
    expect(readWebhookBody('{"email":"a@x.org","n":null}')).toEqual({
      ok: true,
      value: { email: 'a@x.org', n: null },
    });
    const form = readWebhookBody('email=a%2Bb%40x.org&name=', 'application/x-www-form-urlencoded');
    expect(form).toEqual({ ok: true, value: { email: 'a+b@x.org', name: '' } });
    expect(readWebhookBody('{"id":9007199254740993}')).toEqual({
      ok: true,
      value: { id: '9007199254740993' },
    });
  });

  it.each([
    ['{"email": ""a@x.org""}', /remove the quotes around the tokens/],
    ['{"score": , "email": "a@x.org"}', /a token without a value left a gap/],
    ['{"note": "two\nlines"}', /set the request token encoding/],
    ['[1]', /no object/],
  ])('with the body %s says what to change', (text, message) => {
    expect(readWebhookBody(text)).toEqual({ ok: false, message: expect.stringMatching(message) });
  });
});

describe('a write', () => {
  it('of many records is sent 300 and less than 1 MB at a time, with results in the order of the input', async () => {
    const input = Array.from({ length: 650 }, (_, id) => ({
      email: `${id}@x.org`,
      note: 'x'.repeat(id < 10 ? 200_000 : 1),
    }));
    await withServer(
      ({ body }) =>
        ok(JSON.parse(body).input.map(({ email }: { email: string }) => ({ id: email, status: 'created' }))),
      async ({ leads }, server) => {
        const results = await leads.sync(input);
        expect(results.map(({ id, index }) => [id, index])).toEqual(
          input.map(({ email }, at) => [email, at]),
        );
        expect(server.asked.map(({ body }) => JSON.parse(body).input.length)).toEqual([4, 4, 300, 300, 42]);
        expect(server.asked.every(({ body }) => body.length < 1_000_000)).toBe(true);
      },
    );
  });

  it('gives reasons with their class, by whatever name they come', async () => {
    const reason = { code: '1003', message: 'x' };
    await withServer(
      () =>
        ok([
          { status: 'skipped', reasons: [{ code: '1015', message: 'Lead not in list' }] },
          { id: 2, reasons: [reason] },
          { seq: 2, status: 'skipped', errors: [reason] },
          { status: 'skipped', reason },
        ]),
      async ({ leads }) => {
        const results = await leads.sync([{}, {}, {}, {}]);
        expect(results.map(({ status, reasons }) => [status, reasons[0]?.code, reasons[0]?.class])).toEqual([
          ['skipped', '1015', 'done'],
          [undefined, '1003', 'bug'],
          ['skipped', '1003', 'bug'],
          ['skipped', '1003', 'bug'],
        ]);
      },
    );
  });

  it('waits for another with a key in common, and for no other', async () => {
    let most = 0;
    let running = 0;
    await withServer(
      async ({ body }) => {
        const [{ email }] = JSON.parse(body).input;
        if (email !== 'other@x.org') most = Math.max(most, ++running);
        await new Promise((resolve) => void setTimeout(resolve, 15));
        if (email !== 'other@x.org') running--;
        return ok([{ id: 1, status: 'updated' }]);
      },
      async ({ leads }, server) => {
        const emails = ['a@x.org', 'A@x.org', 'other@x.org', 'a@x.org'];
        await Promise.all(emails.map((email) => leads.sync([{ email }])));
        expect(most).toBe(1);
        expect(server.mostInFlight()).toBe(2);
      },
    );
  });

  it('that fails in a later call keeps what became of the earlier ones', async () => {
    const input = Array.from({ length: 310 }, (_, id) => ({ id }));
    await withServer(
      ({ number }) =>
        number === 0 ? ok(input.slice(0, 300).map(({ id }) => ({ id, status: 'updated' }))) : failed(607),
      async ({ leads }) => {
        const error = await refusal(leads.sync(input, { action: 'updateOnly', lookupField: 'id' }));
        expect(error).toBeInstanceOf(PartlyWritten);
        expect(error).toMatchObject({ left: 10, results: { length: 300 }, cause: { code: '607' } });
      },
    );
  });
});

describe('an activity', () => {
  it('has one shape, whether it comes by REST or in a file', () => {
    const rest = {
      id: 5,
      marketoGUID: '5',
      leadId: 1,
      activityDate: '2026-01-01T00:00:00+0000',
      activityTypeId: 13,
      attributes: [
        { name: 'Old Value', value: 'x' },
        { name: 'Flag', value: true },
        { name: 'None', value: null },
        { name: '__proto__', value: 'y' },
      ],
    };
    const file = {
      marketoGUID: '5',
      leadId: '1',
      activityDate: '2026-01-01T00:00:00Z',
      activityTypeId: 13,
      campaignId: null,
      attributes: JSON.parse('{"Old Value":"x","Flag":true,"Empty":"","__proto__":"y"}'),
    };
    expect(normalizeActivity(rest)).toEqual(normalizeActivity(file));
    expect(Object.keys(Object(normalizeActivity(rest).attributes))).toEqual([
      'Old Value',
      'Flag',
      '__proto__',
    ]);
  });
});

const recorded = new URL('../../../../shared/data/marketo-samples/recorded/', import.meta.url);
const present = existsSync(recorded);
if (!present) console.warn('skipped: the recorded samples (../shared/data/marketo-samples) are not here');

describe.skipIf(!present)('a recorded file', () => {
  it.each([
    ['activity_extract1.csv', 34, 0],
    ['lead_extract1.csv', 10, 0],
    ['lead_extract_with_quote_RFC4180.csv', 1, 0],
    ['lead_extract_with_quote_in_quote_field.csv', 1, 1],
    ['program_members_extract.csv', 3, 0],
  ])('%s is read without loss: %i records, %i problems', async (name, records, problems) => {
    const items = await gather(readBulkFile(fileURLToPath(new URL(name, recorded))));
    expect([items.filter((item) => item.ok).length, items.filter((item) => !item.ok).length]).toEqual([
      records,
      problems,
    ]);
    expect(items.every((item) => item.ok || (item.lost === 'nothing' && item.line === 2))).toBe(true);
  });
});
