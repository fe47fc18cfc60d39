import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { date, dateText, instant, instantText } from '../../src/functions/dates.ts';
import { joinList, splitList } from '../../src/functions/lists.ts';
import { decimal, decimalText, float, idNumber, idString } from '../../src/functions/numbers.ts';
import { fill, parts } from '../../src/functions/templates.ts';
import { jsonText, parseJson, truncateText } from '../../src/functions/texts.ts';

const moments = fc.date({
  min: new Date('0001-01-02T00:00:00Z'),
  max: new Date('9999-12-30T00:00:00Z'),
  noInvalidDate: true,
});
const whole = (moment: Date): string => `${moment.toISOString().slice(0, 19)}Z`;
const offsets = fc.integer({ min: -14 * 60, max: 14 * 60 });
const two = (value: number): string => String(value).padStart(2, '0');

describe('instants', () => {
  it('agree with the platform for every offset', () => {
    fc.assert(
      fc.property(moments, offsets, fc.boolean(), (moment, offset, colon) => {
        const local = new Date(moment.getTime() + offset * 60_000);
        const size = Math.abs(offset);
        const zone = `${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${colon ? ':' : ''}${two(size % 60)}`;
        expect(instant(`${local.toISOString().slice(0, 19)}${zone}`)).toBe(whole(moment));
      }),
    );
  });

  it('in a zone show the local time that the platform shows', () => {
    const zones = [
      'America/New_York',
      'Europe/Berlin',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'Pacific/Apia',
      'Africa/Casablanca',
    ];
    const recent = fc.date({
      min: new Date('1950-01-01T00:00:00Z'),
      max: new Date('2050-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(recent, fc.constantFrom(...zones), (moment, zone) => {
        const pattern = 'yyyy-MM-dd HH:mm:ss';
        const shown = new Intl.DateTimeFormat('sv-SE', {
          timeZone: zone,
          dateStyle: 'short',
          timeStyle: 'medium',
        }).format(moment);
        const read = instant(shown, zone);
        expect(read).toBeDefined();
        const written = instantText(whole(moment), zone, pattern);
        // Nothing is written only where the local time stands for an earlier instant too.
        if (written === undefined) expect(Date.parse(String(read))).toBeLessThan(moment.getTime());
        else expect([written, read]).toEqual([shown, whole(moment)]);
      }),
    );
  });

  it('are a day exactly where the platform has that day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
        (year, month, day) => {
          const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
          const time = Date.parse(`${text}T00:00:00Z`);
          const real = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
          expect(date(text)).toBe(real ? text : undefined);
          if (real) expect(date(dateText(text, 'dd.MM.yyyy'), 'dd.MM.yyyy')).toBe(text);
        },
      ),
    );
  });
});

describe('numbers', () => {
  it('come back from their decimal text', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = decimalText(value);
        expect(text).toMatch(/^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/);
        expect(Number(text)).toBe(value + 0);
      }),
    );
  });

  it('of at most 15 digits come back as the text they were, zeros at the end aside', () => {
    const texts = fc.tuple(
      fc.stringMatching(/^-?(?:0|[1-9][0-9]{0,6})$/),
      fc.stringMatching(/^[0-9]{0,7}[1-9]$/),
    );
    fc.assert(
      fc.property(texts, ([whole, fraction]) => {
        const text = `${whole}.${fraction}`;
        expect(decimalText(decimal(text))).toBe(text);
      }),
    );
  });

  it('are never rounded: what is taken reads back as the same value', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^-?(?:0|[1-9][0-9]{0,25})(?:\.[0-9]{1,25})?$/), (text) => {
        for (const value of [decimal(text), float(text)]) {
          if (value === undefined) continue;
          const plain = text
            .replace(/(\.[0-9]*?)0+$/, '$1')
            .replace(/\.$/, '')
            .replace(/^-0$/, '0');
          expect(decimalText(value)).toBe(plain);
        }
      }),
    );
  });

  it('as ids come back as they were', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (id) => {
        expect(idNumber(idString(id))).toBe(id);
      }),
    );
  });
});

describe('texts', () => {
  const texts = fc.string({ unit: 'binary' });

  it('are joined only where they split into the same items again', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('a', '-', ';') })),
        fc.constantFrom(';', '--', '-;'),
        (items, separator) => {
          const joined = joinList(items, separator);
          if (joined !== undefined) expect(splitList(joined, separator)).toEqual(items);
        },
      ),
    );
  });

  it('are filled into a template only where the same parts come out again', () => {
    const pieces = [['[-a]+', 'a'], '-', ['[-a]*', 'b'], '--', ['a|-', 'c']];
    const part = fc.string({ unit: fc.constantFrom('a', '-') });
    fc.assert(
      fc.property(part, part, part, (a, b, c) => {
        const text = fill({ a, b, c }, pieces);
        if (text !== undefined) expect(parts(text, pieces)).toEqual({ a, b, c });
      }),
    );
  });

  it('hold any JSON value and give it back', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        fc.pre(value !== null && !JSON.stringify(value).includes('__proto__'));
        const text = jsonText(value);
        const back = parseJson(text);
        if (back !== undefined) expect(JSON.stringify(back)).toBe(text);
      }),
    );
  });

  it('are cut between characters', () => {
    fc.assert(
      fc.property(texts, fc.nat(20), (text, limit) => {
        expect(truncateText(text, limit)).toBe([...text].slice(0, limit).join(''));
      }),
    );
  });
});
