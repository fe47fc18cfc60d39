// Lookups: what people write, what it means, and what is not known. The tables are held to the packages they come from.
import { createRequire } from 'node:module';
import { iso31661, iso31662 } from 'iso-3166';
import { describe, expect, it } from 'vitest';
import { createLookups } from '../../../src/functions/lookups/index.ts';
import { REMEMBERED, remember } from '../../../src/functions/lookups/remember.ts';
import { table } from '../../support/function-table.ts';

const lookups = createLookups();
const english: Readonly<Record<string, string | readonly string[]>> = createRequire(import.meta.url)(
  'i18n-iso-countries/langs/en.json',
).countries;

table('country', lookups.country, [
  [['USA'], 'US'],
  [['us'], 'US'],
  [['U.S.A.'], 'US'],
  [[' United  States of America '], 'US'],
  [['The Netherlands'], 'NL'],
  [['Holland'], 'NL'],
  [['UK'], 'GB'],
  [['Great Britain'], 'GB'],
  [['Côte d’Ivoire'], 'CI'],
  [["COTE D'IVOIRE"], 'CI'],
  [['Türkiye'], 'TR'],
  [['Turkey'], 'TR'],
  [['Trinidad & Tobago'], 'TT'],
  [['St. Lucia'], 'LC'],
  [['ST'], 'ST'],
  [['DEU'], 'DE'],
  [['Deutschland'], 'DE'],
  [['Congo'], undefined],
  [['Korea'], undefined],
  [['Atlantis'], undefined],
  [['ZZ'], undefined],
  [[''], undefined],
  [['...'], undefined],
  [['\ud800'], undefined],
  [['__proto__'], undefined],
  [['constructor'], undefined],
  [['United States'.repeat(1000)], undefined],
  [[1], undefined],
]);

table('countryName', lookups.countryName, [
  [['US'], 'United States'],
  [['CI'], "Côte d'Ivoire"],
  [['us'], undefined],
  [['USA'], undefined],
]);

table('region', lookups.region, [
  [['CA', 'US'], 'US-CA'],
  [['california', 'USA'], 'US-CA'],
  [['Calif.', 'United States'], 'US-CA'],
  [['New York State', 'US'], 'US-NY'],
  [['State of New York', 'US'], 'US-NY'],
  [['Bavaria', 'Germany'], 'DE-BY'],
  [['Bayern', 'DE'], 'DE-BY'],
  [['ST', 'DE'], 'DE-ST'],
  [['Quebec', 'CA'], 'CA-QC'],
  [['Comunidad de Madrid', 'ES'], 'ES-MD'],
  [['Madrid', 'ES'], 'ES-MD'],
  [['Guangdong', 'CN'], 'CN-GD'],
  [['us-ca'], 'US-CA'],
  [['US-CA', 'US'], 'US-CA'],
  [['US-CA', 'Germany'], undefined],
  [['US-CA', 'Atlantis'], 'US-CA'],
  [['CA'], undefined],
  [['CA', 'Atlantis'], undefined],
  [['CA', null], undefined],
  [['London', 'GB'], undefined],
  [['Almaty', 'KZ'], undefined],
  [['Ontario', 'US'], undefined],
  [['US-ZZ'], undefined],
  [['ZZ-1'], undefined],
  [['__proto__', 'US'], undefined],
]);

table('regionName', lookups.regionName, [
  [['US-CA'], 'California'],
  [['DE-BY'], 'Bayern'],
  [['KZ-75'], 'KZ-75'],
  [['CA'], undefined],
  [['US-ZZ'], undefined],
]);

table('currency', lookups.currency, [
  [['usd'], 'USD'],
  [['US Dollar'], 'USD'],
  [['US$'], 'USD'],
  [['€'], 'EUR'],
  [['$'], undefined],
  [['£'], undefined],
  [['DEM'], undefined],
]);

table('language', lookups.language, [
  [['EN'], 'en'],
  [['en_us'], 'en-US'],
  [['ger'], 'de'],
  [['German'], 'de'],
  [['English (United States)'], 'en-US'],
  [['Portuguese (Brazil)'], 'pt-BR'],
  [['Chinese (Traditional)'], 'zh-Hant'],
  [['zh-hans-cn'], 'zh-Hans-CN'],
  [['es-419'], 'es-419'],
  [['iw'], 'he'],
  [['en-ZZ'], undefined],
  [['zh-Xxxx'], undefined],
  [['Klingon'], undefined],
]);

table('languageName', lookups.languageName, [
  [['de'], 'German'],
  [['en-US'], 'English (United States)'],
  [['zh-Hant'], 'Chinese (Traditional)'],
  [['zz'], undefined],
]);

table('phone', lookups.phone, [
  [['+1 (415) 555-2671'], '+14155552671'],
  [['(415) 555-2671', 'US'], '+14155552671'],
  [['(415) 555-2671', 'United States'], '+14155552671'],
  [['030 901820', 'DE'], '+4930901820'],
  [['+49 (0)30 901820'], '+4930901820'],
  [['0049 30 901820'], '+4930901820'],
  [['0049 30 901820', 'US'], '+4930901820'],
  [['+1 415 555 2671 ext. 5'], '+14155552671'],
  [['(415) 555-2671'], undefined],
  [['(415) 555-2671', 'Atlantis'], undefined],
  [['+1 415 555 2671 or +1 415 555 2672'], undefined],
  [['call me', 'US'], undefined],
  [['12345', 'US'], undefined],
  [['+19999999999'], undefined],
  [['1'.repeat(100_000), 'US'], undefined],
]);

describe('the tables of lookups', () => {
  it('know every country of ISO 3166-1, by both codes and by its names that mean no other', () => {
    for (const { alpha2, alpha3, name } of iso31661) {
      expect(lookups.country(alpha2)).toBe(alpha2);
      expect(lookups.country(alpha3)).toBe(alpha2);
      expect(lookups.country(lookups.countryName(alpha2))).toBe(alpha2);
      for (const other of [name, english[alpha2] ?? []].flat())
        expect(lookups.country(other)).toBe(other === 'Congo' ? undefined : alpha2);
    }
  });

  it('know every region of ISO 3166-2, and write a name only where it is read as the same region', () => {
    for (const { code } of iso31662) {
      expect(lookups.region(code)).toBe(code);
      expect(lookups.region(lookups.regionName(code), code.slice(0, 2))).toBe(code);
    }
  });

  it('know no country and no region that the standards do not have', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const known = new Set(iso31661.map(({ alpha2 }) => alpha2));
    const aliases = new Set(['UK']);
    for (const code of letters.flatMap((a) => letters.map((b) => a + b)))
      if (!aliases.has(code)) expect(lookups.country(code) !== undefined).toBe(known.has(code));
    const regions = new Set(iso31662.map(({ code }) => code));
    const found = letters.flatMap((a) => lookups.region(`US-A${a}`) ?? []);
    expect(found.every((code) => regions.has(code))).toBe(true);
  });
});

describe('remember', () => {
  it('asks once for a text, also where it gives nothing', () => {
    const asked: string[] = [];
    const find = remember((text) => {
      asked.push(text);
      return text === 'a' ? 'A' : undefined;
    });
    expect([find('a'), find('b'), find('a'), find('b')]).toEqual(['A', undefined, 'A', undefined]);
    expect(asked).toEqual(['a', 'b']);
  });

  it('forgets the oldest text when it is full', () => {
    let asked = 0;
    const find = remember(() => String(++asked), 2);
    for (const text of ['a', 'b', 'c', 'b']) find(text);
    expect(asked).toBe(3);
    expect(find('a')).toBe('4');
    expect(REMEMBERED).toBeLessThan(10_000);
  });
});
