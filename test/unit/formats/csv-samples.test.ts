// Every bulk file that was recorded from, or documented by, Marketo; skipped where the samples are not at hand.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type CsvOptions, type CsvRow, readCsv } from '../../../src/formats/csv.ts';
import type { FormatItem } from '../../../src/formats/item.ts';
import { writeCsv } from '../../../src/formats/write-csv.ts';
import { byteByByte, collect, gist } from './collect.ts';

const samples = new URL('../../../../shared/data/marketo-samples/', import.meta.url);
const present = existsSync(samples);
if (!present) console.warn('skipped: the Marketo samples (../shared/data/marketo-samples) are not here');

const load = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, samples)));

const read = async (name: string, options: CsvOptions = {}): Promise<FormatItem<CsvRow>[]> => {
  const bytes = load(name);
  const whole = await collect(readCsv([bytes], options));
  expect(await collect(readCsv(byteByByte(bytes), options))).toEqual(whole);
  return whole;
};

const rowsOf = (items: readonly FormatItem<CsvRow>[]): CsvRow[] =>
  items.map((item) => (item.ok ? item.value : {}));

describe.skipIf(!present)('readCsv on recorded files', () => {
  it('reads the lead extract: 10 rows of 129 columns, 1,090 of 1,290 cells null', async () => {
    const rows = rowsOf(await read('recorded/lead_extract1.csv'));
    const cells = rows.flatMap((row) => Object.values(row));
    expect([rows.length, cells.length, cells.filter((cell) => cell === null).length]).toEqual([
      10, 1290, 1090,
    ]);
    expect(cells.includes('null')).toBe(false);
  });

  it('reads the second lead extract whole', async () => {
    const rows = rowsOf(await read('recorded/leads_extract2.csv'));
    expect(rows.map((row) => Object.keys(row).length)).toEqual(rows.map(() => 129));
    expect(rows[0]).toMatchObject({
      company: 'TD_TESTING',
      isLead: 'true',
      updatedAt: expect.stringMatching(/^2017-09-08T/),
    });
  });

  it('reads doubled quotes', async () => {
    expect(gist(await read('recorded/lead_extract_with_quote_RFC4180.csv'))).toEqual([
      { firstName: 'first"Name1', lastName: 'lastName1' },
    ]);
  });

  it('reports the stray quote of a real file, by row and line', async () => {
    expect(await read('recorded/lead_extract_with_quote_in_quote_field.csv')).toMatchObject([
      { ok: false, code: 'quote', index: 0, line: 2, lost: 'record' },
    ]);
  });

  it('reads the attributes of activities as objects', async () => {
    const kinds = new Map([
      ['attributes', 'json'],
      ['leadId', 'integer'],
    ] as const);
    const rows = rowsOf(await read('recorded/activity_extract1.csv', { kinds }));
    const more = rowsOf(await read('recorded/activity_extract2.csv', { kinds }));
    expect([rows.length, more.length]).toEqual([34, 21]);
    expect(rows[0]).toMatchObject({
      leadId: 102419,
      campaignId: null,
      attributes: { 'Source Type': 'List import' },
    });
  });

  it('reads the booleans of program members, which are 0 and 1', async () => {
    const kinds = new Map([
      ['isExhausted', 'boolean'],
      ['reachedSuccess', 'boolean'],
    ] as const);
    const rows = rowsOf(await read('recorded/program_members_extract.csv', { kinds }));
    expect(rows.map((row) => row.reachedSuccess)).toEqual([false, false, true]);
  });

  it('writes the documented file back byte by byte', async () => {
    const name = 'documented-custom-object-export.csv';
    const rows = rowsOf(await read(name));
    expect(new TextEncoder().encode(writeCsv(rows, Object.keys(rows[0] ?? {})))).toEqual(load(name));
  });
});
