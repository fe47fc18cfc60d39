// The types of the shipped resources, as programs meet them. `npm run types` checks what stands here; a test run only reads it.
import { expectTypeOf, it } from 'vitest';
import type { Crosswalk } from '../../../src/compiler/load-crosswalk.ts';
import type { JsonObject } from '../../../src/json/json.ts';
import type { Account, Contact, MarketoLead, ResourceOf } from '../../../src/resources/index.ts';
import type { Resource, Writable } from '../../../src/runtime/resource.ts';

// Never called: only the types of its results are looked at.
const resourcesOf = (crosswalk: Crosswalk, name: string, overlay: string | undefined) => ({
  byName: crosswalk.resource('contact'),
  byMapping: crosswalk.resource('marketo/account', { parameters: {} }),
  overlaid: crosswalk.resource('contact', { overlay: 'acme' }),
  perhapsOverlaid: crosswalk.resource('contact', { overlay }),
  unknown: crosswalk.resource('invoice'),
  anyName: crosswalk.resource(name),
  own: crosswalk.resource<{ readonly id: string }>('contact'),
});
type Resources = ReturnType<typeof resourcesOf>;

it('a name or the name of a mapping gives its resource', () => {
  expectTypeOf<Resources['byName']>().toEqualTypeOf<Resource<Contact>>();
  expectTypeOf<Resources['byMapping']>().toEqualTypeOf<Resource<Account>>();
  expectTypeOf<ResourceOf<'contact'>>().toEqualTypeOf<Contact>();
});

it('an overlay may add fields of any kind', () => {
  expectTypeOf<Resources['overlaid']>().toEqualTypeOf<Resource<Contact & JsonObject>>();
  expectTypeOf<(Contact & JsonObject)['firstName']>().toEqualTypeOf<string | undefined>();
});

it('what is not known is a JSON object', () => {
  expectTypeOf<Resources['unknown']>().toEqualTypeOf<Resource<JsonObject>>();
  expectTypeOf<Resources['anyName']>().toEqualTypeOf<Resource<JsonObject>>();
  expectTypeOf<Resources['perhapsOverlaid']>().toEqualTypeOf<Resource<JsonObject>>();
  expectTypeOf<ResourceOf<'invoice'>>().toEqualTypeOf<JsonObject>();
});

it('a type of one’s own goes before', () => {
  expectTypeOf<Resources['own']>().toEqualTypeOf<Resource<{ readonly id: string }>>();
});

it('members say what the schemas say', () => {
  expectTypeOf<Contact['id']>().toEqualTypeOf<string>();
  expectTypeOf<NonNullable<Contact['phones']>['mobile']>().toEqualTypeOf<string | undefined>();
  expectTypeOf<'customer'>().toExtend<Contact['status']>();
  expectTypeOf<'a code of Acme’s'>().toExtend<Contact['status']>();
  expectTypeOf<number>().not.toExtend<Contact['status']>();
  expectTypeOf<MarketoLead['firstName']>().toEqualTypeOf<string | null | undefined>();
  expectTypeOf<MarketoLead['customField__c']>().toEqualTypeOf<unknown>();
});

it('read-only members are not assigned', () => {
  const edit = (contact: Contact): void => {
    contact.firstName = 'Ada';
    // @ts-expect-error: Marketo sets it
    contact.createdAt = '2024-05-31T22:11:45Z';
    // @ts-expect-error: a closed resource has no such field
    contact.fristName = 'Ada';
  };
  expectTypeOf(edit).toBeFunction();
});

it('what is written has known fields, null to clear one, and need not be whole', () => {
  expectTypeOf<{ firstName: null; phones: { fax: null } }>().toExtend<Writable<Contact>>();
  expectTypeOf<Contact>().toExtend<Writable<Contact>>();
  expectTypeOf<{ firstName: number }>().not.toExtend<Writable<Contact>>();
  expectTypeOf<{ phones: { fax: number } }>().not.toExtend<Writable<Contact>>();
  expectTypeOf<Writable<JsonObject>>().toEqualTypeOf<unknown>();
  expectTypeOf<Writable<Contact & JsonObject>>().toEqualTypeOf<unknown>();
  const write = (contacts: Resource<Contact>) => [
    contacts.toVendor({ id: '1', status: 'closed', address: { city: null } }),
    // @ts-expect-error: misspelt
    contacts.toVendor({ id: '1', fristName: 'Ada' }),
    // @ts-expect-error: no text
    contacts.toVendor({ id: 1 }),
  ];
  expectTypeOf(write).toBeFunction();
});
