import { fullFormats } from 'ajv-formats/dist/formats.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatOf, textFormats } from '../../../src/schema/formats.ts';

const all = [...textFormats().values()];
const check = (name: string, text: string): boolean | undefined => formatOf(name)?.check(text);

describe('a format', () => {
  it.each(all)('$name accepts its samples and refuses its near misses', (format) => {
    for (const text of format.samples) expect(format.check(text), text).toBe(true);
    for (const text of format.near) expect(format.check(text), text).toBe(false);
    const whole = new RegExp(`^(?:${format.source})$`);
    for (const text of format.samples) {
      expect(text).toMatch(whole);
      expect(text.length).toBeGreaterThanOrEqual(format.minLength);
      expect(text.length).toBeLessThanOrEqual(format.maxLength);
    }
  });

  it('of dates knows the calendar', () => {
    expect(check('date', '2023-02-30')).toBe(false);
    expect(check('date', '2100-02-29')).toBe(false);
    expect(check('date', '2400-02-29')).toBe(true);
    expect(check('date', '2024-00-10')).toBe(false);
    expect(check('date', '2024-05-31\n')).toBe(false);
  });

  it('of instants is RFC 3339 and no looser', () => {
    for (const text of [
      '2024-05-31T22:11:45+0000',
      '2024-05-31T22:11Z',
      '2024-05-31T22:11:60Z',
      '2024-05-31T22:11:45+24:00',
      '2024-05-31T22:11:45.Z',
    ]) {
      expect(check('date-time', text), text).toBe(false);
    }
    expect(check('date-time', '2024-05-31t22:11:45z')).toBe(true);
    expect(check('date-time', '1990-12-31T15:59:60-08:00')).toBe(true);
  });

  it('of Marketo instants is the five spellings', () => {
    for (const text of [
      '2014-11-13T12:43:04',
      '2014-11-13 12:43:04Z',
      '2014-11-13T25:43:04Z',
      '2014-11-13T12:43:04+2500',
      '2014-11-13T12:43:04Z+0100',
      '2014-11-31 12:43:04',
    ]) {
      expect(check('marketo-datetime', text), text).toBe(false);
    }
  });

  it('agrees with ajv-formats on what is valid, wherever ours is the stricter', () => {
    const oracle = (
      name: 'date' | 'date-time' | 'email' | 'uri' | 'hostname' | 'uuid',
      text: string,
    ): boolean => {
      const format: unknown = fullFormats[name];
      if (format instanceof RegExp) return format.test(text);
      if (typeof format === 'function') return Boolean(format(text));
      const { validate } = format as { validate: RegExp | ((text: string) => boolean) };
      return validate instanceof RegExp ? validate.test(text) : validate(text);
    };
    const names = ['date', 'date-time', 'email', 'hostname', 'uuid'] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.nat(),
        fc.nat(),
        fc.string({ maxLength: 2 }),
        (name, pick, at, noise) => {
          const samples = [...(formatOf(name)?.samples ?? []), ...(formatOf(name)?.near ?? [])];
          const base = samples[pick % samples.length] ?? '';
          const cut = at % (base.length + 1);
          const text = base.slice(0, cut) + noise + base.slice(cut + (pick % 3));
          if (check(name, text) === true) expect(oracle(name, text), text).toBe(true);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('takes no longer for a hostile text', () => {
    const long = 'a'.repeat(200_000);
    for (const format of all) {
      for (const text of [long, `${long}@`, `${long}@${'a.'.repeat(90_000)}!`, `a:${'%'.repeat(60_000)}`]) {
        expect(format.check(text), format.name).toBe(false);
      }
    }
  });
});
