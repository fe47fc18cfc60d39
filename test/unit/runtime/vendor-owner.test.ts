import { describe, expect, it } from 'vitest';
import { createResource } from '../../../src/runtime/resource.ts';
import { compileShipped, planOrFail, sampleParameters } from '../../support/shipped.ts';

const shipped = compileShipped();
const resourceOf = (name: string) => {
  const mapping = shipped.find((each) => each.name === name);
  if (mapping === undefined) throw new Error(`no ${name}`);
  return createResource(planOrFail(mapping), { parameters: sampleParameters(mapping.resolved) });
};
const TOO_LARGE = 9_007_199_254_740_994;
const visit = { marketoGUID: 'g', leadId: 1, activityDate: '2024-05-31T22:11:45Z', activityTypeId: 2 };
const told = (issues: readonly { readonly code: string; readonly path: string }[]) =>
  issues.map(({ code, path }) => `${code} ${path}`);

describe('a number that cannot be carried', () => {
  const activities = resourceOf('marketo/activity');

  it('in one pair takes none of the other pairs with it, and is named by its rule', () => {
    const pairs = [
      { name: 'Webpage ID', value: TOO_LARGE },
      { name: 'User Agent', value: 'curl' },
    ];
    const { issues, ...result } = activities.fromVendor({ ...visit, attributes: pairs });
    expect(told(issues)).toEqual(['value/number data.pageId']);
    expect(result).toMatchObject({ ok: true, value: { data: { userAgent: 'curl' } } });
  });

  it('in a pair that no rule names leaves the others, in either form', () => {
    const forms = [
      [
        { name: 'Strange Number', value: TOO_LARGE },
        { name: 'Other', value: 'x' },
      ],
      { 'Strange Number': TOO_LARGE, Other: 'x' },
    ];
    for (const attributes of forms) {
      const { issues, ...result } = activities.fromVendor({ ...visit, attributes });
      expect(told(issues)).toEqual(['value/number data.attributes["Strange Number"]']);
      expect(result).toMatchObject({ ok: true, value: { data: { attributes: { Other: 'x' } } } });
    }
  });

  it('in an element of `records:` is named by the record that it makes', () => {
    const changes = resourceOf('marketo/dataValueChange');
    const { issues } = changes.fromVendor({ ...visit, fields: [{ id: TOO_LARGE, name: 'title' }] });
    expect(told(issues)).toEqual(['value/number [0].fieldId']);
  });

  it('beside the array of `records:` is named by the rule that reads `$parent`', () => {
    const changes = resourceOf('marketo/dataValueChange');
    const { issues } = changes.fromVendor({ ...visit, campaignId: TOO_LARGE, fields: [{ name: 'title' }] });
    expect(told(issues)).toEqual(['value/number campaignId']);
  });
});

describe('pairs that are none', () => {
  const activities = resourceOf('marketo/activity');

  it.each([['a text'], [12.5], [true]])('are an issue: %j', (attributes) => {
    const { ok, issues } = activities.fromVendor({ ...visit, attributes });
    expect([ok, told(issues)]).toEqual([true, ['value/type data.attributes']]);
  });

  it('in an array are issues that leave the others', () => {
    const attributes = ['Webpage ID', { value: 1 }, null, { name: 'User Agent', value: 'curl' }];
    const { issues, ...result } = activities.fromVendor({ ...visit, attributes });
    expect(issues.map(({ code, vendor }) => `${code} ${vendor}`)).toEqual([
      'value/type attributes[0]',
      'value/type attributes[1]',
    ]);
    expect(result).toMatchObject({ ok: true, value: { data: { userAgent: 'curl' } } });
  });
});

describe('a value that could not be read', () => {
  const contacts = resourceOf('marketo/contact');
  const onto = { id: 1, leadStatus: 'frozen' };

  it('is left where the field is absent and cleared by a null', () => {
    expect(contacts.toVendor({ id: '1' }, { onto })).toMatchObject({ ok: true, patch: {} });
    expect(contacts.toVendor({ id: '1', status: null }, { onto })).toMatchObject({
      patch: { leadStatus: null },
    });
  });

  it('is no excuse to pass over the same text as a canonical code', () => {
    const result = contacts.toVendor({ id: '1', status: 'frozen' }, { onto });
    expect([result.ok, told(result.issues)]).toEqual([false, ['value/unmapped status']]);
  });
});
