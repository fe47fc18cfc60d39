import { describe, expect, it } from 'vitest';
import { demoInput } from '../../../src/demo/demo-input.ts';
import type { DemoLead } from '../../../src/demo/make-lead.ts';
import { type CsvRow, readCsv } from '../../../src/formats/csv.ts';
import { SOURCES, STATUSES } from '../../../src/sandbox/data/words.ts';
import { collect } from '../formats/collect.ts';

const input = demoInput();
const restLeads = input.restPages.flatMap((page) => page.result);
const bulkRows: CsvRow[] = (await collect(readCsv([input.bulkCsv]))).map((item) => {
  if (!item.ok) throw new Error(item.message);
  return item.value;
});

/** Everything that is wrong with a lead by the rules of its standard fields; values may be text, as in files. */
const faultsOf = (lead: Readonly<Record<string, unknown>>): string[] => {
  const text = (field: string): string => String(lead[field] ?? '');
  const isDay = (day: string): boolean => {
    const date = new Date(`${day}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
  };
  const wrong: Record<string, boolean> = {
    leadStatus: !STATUSES.some((status) => status === lead.leadStatus),
    leadSource: text('leadSource') !== '' && !SOURCES.some((source) => source === lead.leadSource),
    dateOfBirth: text('dateOfBirth') !== '' && !isDay(text('dateOfBirth')),
    leadScore: !/^-?\d*$/.test(text('leadScore')),
    email: !/^[!-?A-~]+@example\.(com|org|net)$/.test(text('email')),
    id: !Number.isSafeInteger(Number(text('id'))),
  };
  const long = Object.keys(lead).filter((field) => text(field).length > 255);
  return [...Object.keys(wrong).filter((field) => wrong[field]), ...long];
};

describe('demoInput', () => {
  it('is the same for the same seed and differs for another', () => {
    expect(demoInput(7, 100)).toEqual(demoInput(7, 100));
    expect(demoInput(8, 100).bulkCsv).not.toBe(demoInput(7, 100).bulkCsv);
  });

  it('gives as many leads as asked for, in pages of 300 whose last has no token', () => {
    expect(restLeads.length + bulkRows.length + input.webhookBodies.length).toBe(3000);
    expect(input.restPages.map((page) => page.result.length)).toEqual([300, 300, 300, 300, 300]);
    expect(input.restPages.map((page) => [page.moreResult, page.nextPageToken !== undefined])).toEqual([
      ...Array.from({ length: 4 }, () => [true, true]),
      [false, false],
    ]);
  });

  it.each([0, 1, 2, 5, 10])('gives %i leads without a fault too many', (count) => {
    const small = demoInput(1, count);
    expect(
      small.restPages.flatMap((page) => page.result).length + small.webhookBodies.length,
    ).toBeLessThanOrEqual(count);
    expect(small.faults.length).toBeLessThanOrEqual(count);
  });

  it('holds exactly the faults that it tells of', () => {
    const sources: readonly [string, readonly Readonly<Record<string, unknown>>[]][] = [
      ['rest', restLeads],
      ['bulk', bulkRows],
      ['webhook', input.webhookBodies],
    ];
    const found = sources.flatMap(([source, leads]) =>
      leads.flatMap((lead, index) => faultsOf(lead).map((field) => `${source} ${index} ${field}`)),
    );
    expect(found).toEqual(input.faults.map(({ source, index, field }) => `${source} ${index} ${field}`));
    for (const source of ['rest', 'bulk', 'webhook']) {
      const kinds = new Set(
        input.faults.filter((fault) => fault.source === source).map((fault) => fault.kind),
      );
      expect(kinds.size).toBe(6);
    }
  });

  it('has no id twice', () => {
    const ids = [...restLeads, ...bulkRows, ...input.webhookBodies].map(
      (lead: Readonly<Record<string, unknown>>) => String(lead.id),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has fields that are null and fields that are absent in REST pages', () => {
    const states = new Set(
      restLeads.map((lead: DemoLead) =>
        !('middleName' in lead) ? 'absent' : lead.middleName === null ? 'null' : 'text',
      ),
    );
    expect(states).toEqual(new Set(['absent', 'null', 'text']));
  });

  it('has null cells, empty cells and the text null in the bulk file, in some sixty columns', () => {
    const cells = bulkRows.flatMap((row) => Object.values(row));
    expect(cells).toContain(null);
    expect(cells).toContain('');
    expect(cells).toContain('null');
    expect(Object.keys(bulkRows[0] ?? {}).length).toBe(62);
  });

  it('writes instants in all five spellings, everywhere', () => {
    const spellings = [
      /T[\d:]{8}Z$/,
      /T[\d:]{8}-08:00$/,
      /T[\d:]{8}\+0000$/,
      /T[\d:]{8}Z\+0000$/,
      /^\d{4}-\d\d-\d\d [\d:]{8}$/,
    ];
    for (const leads of [restLeads, bulkRows, input.webhookBodies]) {
      const instants = leads.map((lead: Readonly<Record<string, unknown>>) => String(lead.createdAt));
      expect(spellings.map((spelling) => instants.some((instant) => spelling.test(instant)))).toEqual(
        spellings.map(() => true),
      );
      expect(instants.every((instant) => spellings.some((spelling) => spelling.test(instant)))).toBe(true);
    }
  });

  it('gives webhook bodies texts only, some of them empty', () => {
    const values = input.webhookBodies.flatMap((body) => Object.values(body));
    expect(values.every((value) => typeof value === 'string')).toBe(true);
    expect(values).toContain('');
  });
});
