import { describe, expect, it } from 'vitest';
import { createResource } from '../../../src/runtime/resource.ts';
import { compileShipped, planOrFail } from '../../support/shipped.ts';

const mappings = compileShipped();
const resource = (name: string, parameters = {}) => {
  const mapping = mappings.find((each) => each.name === name);
  if (mapping === undefined) throw new Error(`no ${name}`);
  return createResource(planOrFail(mapping), { parameters });
};

describe('a result', () => {
  const contacts = resource('marketo/contact');
  const lead = { id: 7, firstName: 'Ada', leadStatus: 'MQL', dateOfBirth: 'soon' };
  const read = contacts.fromVendor(lead);

  it('says of a value which rule gave it, and from what', () => {
    expect(read.explain('status')).toEqual({
      path: 'status',
      value: 'marketing_qualified',
      at: 'status',
      rule: expect.stringMatching(/^mappings\/marketo\/contact\.yaml:\d+$/),
      layer: 'base',
      sources: [{ field: 'leadStatus', value: 'MQL' }],
      issues: [],
    });
    expect(read.explain('fullName')?.sources).toEqual([
      { field: 'firstName', value: 'Ada' },
      { field: 'middleName' },
      { field: 'lastName' },
    ]);
  });

  it('says why there is no value', () => {
    const why = read.explain('birthDate');
    expect([why?.sources, why?.issues.map(({ code }) => code)]).toEqual([
      [{ field: 'dateOfBirth', value: 'soon' }],
      ['value/date'],
    ]);
    expect('value' in (why ?? {})).toBe(false);
  });

  it('knows nothing of paths that no rule owns, whatever they are called', () => {
    for (const path of ['', 'nothing', '__proto__', 'constructor', 'a[', '["'])
      expect(read.explain(path)).toBeUndefined();
  });

  it('says it of what is written, and of one of many', () => {
    const written = contacts.toVendor({ id: '7', status: 'closed' });
    expect(written.explain('leadStatus')).toMatchObject({
      value: 'Disqualified',
      sources: [{ field: 'status', value: 'closed' }],
    });
    const [one] = contacts.fromVendorAll([lead]);
    expect([one?.index, one?.key, one?.explain('id')?.value]).toEqual([0, '7', '7']);
  });

  it('names the overlay that a rule comes from', () => {
    const acme = resource('marketo/contact + acme', { munchkinId: '123-ABC-456' });
    const result = acme.fromVendor({ id: 7, email: ' Ada@Example.com ' });
    expect(result.explain('email')).toMatchObject({ value: 'ada@example.com', layer: 'acme (account)' });
  });

  it('is plain data to whoever prints, spreads or clones it', () => {
    expect(Object.keys(read).sort()).toEqual(['issues', 'ok', 'value']);
    expect(structuredClone({ ...read })).toEqual(JSON.parse(JSON.stringify(read)));
  });
});
