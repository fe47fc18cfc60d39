// `lookup` in both directions, and its verdicts between schemas.
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/json/json.ts';
import { claimsOf, parsedCodec } from '../../support/codec-of.ts';
import { describeCodecs } from '../../support/codec-table.ts';

describeCodecs([
  {
    yaml: '{ lookup: country }',
    reads: [
      ['Germany', 'DE'],
      ['usa', 'US'],
      ['Atlantis', undefined],
      [5, undefined],
    ],
    writes: [
      ['DE', 'DE'],
      ['Germany', undefined],
      ['ZZ', undefined],
      [5, undefined],
    ],
  },
  {
    yaml: '{ lookup: { country: { write: name } } }',
    reads: [['Germany', 'DE']],
    writes: [
      ['DE', 'Germany'],
      ['de', undefined],
    ],
  },
  {
    yaml: '{ lookup: { region: { country: { const: US }, write: name } } }',
    reads: [
      ['CA', 'US-CA'],
      ['Bavaria', undefined],
    ],
    writes: [
      ['US-CA', 'California'],
      ['DE-BY', undefined],
    ],
  },
  {
    yaml: '{ lookup: { phone: { country: { const: Germany } } } }',
    reads: [
      ['030 901820', '+4930901820'],
      ['+1 415 555 2671', '+14155552671'],
    ],
    writes: [
      ['+4930901820', '+4930901820'],
      ['030 901820', undefined],
    ],
  },
  {
    yaml: '{ lookup: country, unknown: "null" }',
    canonical: { type: ['string', 'null'] },
    reads: [
      ['Germany', 'DE'],
      ['Atlantis', null],
    ],
    writes: [['DE', 'DE']],
  },
  {
    yaml: '[{ text: { trim: true } }, { lookup: currency, unknown: omit }]',
    reads: [
      [' usd ', 'USD'],
      ['doubloon', undefined],
    ],
    writes: [['USD', 'USD']],
  },
]);

describe('what lookups claim', () => {
  const claims = (yaml: string, vendor: JsonObject, canonical: JsonObject) =>
    claimsOf(parsedCodec(yaml), vendor, canonical);
  const codes = { type: 'string', pattern: '^[A-Z]{2}$' };

  it('free text is partial, with a text that is no country; of codes some are none', () => {
    const { fromVendor, toVendor } = claims('{ lookup: country }', { type: 'string' }, codes);
    expect(fromVendor).toMatchObject({ verdict: 'partial', value: 'Atlantis' });
    expect(toVendor).toMatchObject({ verdict: 'partial', value: 'ZZ' });
  });

  it('a list of codes is exact', () => {
    const list = { type: 'string', enum: ['DE', 'FR'] };
    const { fromVendor, toVendor } = claims('{ lookup: country }', list, list);
    expect([fromVendor.verdict, toVendor.verdict]).toEqual(['exact', 'exact']);
  });

  it('two names of one country are a loss', () => {
    const list = { type: 'string', enum: ['UK', 'England'] };
    expect(claims('{ lookup: country }', list, codes).fromVendor).toMatchObject({
      verdict: 'lossy',
      values: ['UK', 'England'],
    });
  });

  it('a region whose country is another in each record is partial, whatever the schema lists', () => {
    const yaml = '{ lookup: { region: { country: { from: country } } } }';
    const list = { type: 'string', enum: ['CA', 'TX'] };
    expect(claims(yaml, list, { type: 'string' }).fromVendor).toMatchObject({
      verdict: 'partial',
      value: 'CA',
    });
  });
});
