import { describe, expect, it } from 'vitest';
import { namedBy } from '../../../src/compiler/named.ts';

const mappings = [
  { mapping: 'marketo/campaign', canonical: 'campaign' },
  { mapping: 'marketo/smartCampaign', canonical: 'campaign' },
  { mapping: 'marketo/lead', canonical: 'contact' },
  { mapping: 'one/company', canonical: 'account' },
  { mapping: 'two/company', canonical: 'account' },
];
const named = (name: string) => namedBy(name, mappings, (each) => each).map(({ mapping }) => mapping);

describe('namedBy', () => {
  it('takes the whole name, the last part of it, or the resource', () => {
    expect(named('marketo/smartCampaign')).toEqual(['marketo/smartCampaign']);
    expect(named('smartCampaign')).toEqual(['marketo/smartCampaign']);
    expect(named('lead')).toEqual(['marketo/lead']);
    expect(named('contact')).toEqual(['marketo/lead']);
  });

  it('prefers the mapping that has the name of the resource', () => {
    expect(named('campaign')).toEqual(['marketo/campaign']);
  });

  it('gives all that a name does not tell apart, and none for a name that nobody has', () => {
    expect(named('account')).toEqual(['one/company', 'two/company']);
    expect(named('company')).toEqual(['one/company', 'two/company']);
    expect(named('nope')).toEqual([]);
    expect(named('')).toEqual([]);
  });
});
