// For each issue code the smallest mapping and record that its page is about.
import type { JsonObject } from '../../src/json/json.ts';
import { POLICIES } from '../support/one-rule-mapping.ts';

export interface IssuePageCase {
  /** Properties of the two schemas beside the key. */
  readonly vendor: JsonObject;
  readonly canonical: JsonObject;
  readonly policies?: readonly string[];
  /** Further top-level lines of the mapping. */
  readonly more?: readonly string[];
  /** Lines under `fields:`. */
  readonly fields: readonly string[];
  /** `vendor: …` is read, `canonical: …` is written, onto the record of `onto: …` where there is one. */
  readonly records: readonly string[];
  readonly parameters?: JsonObject;
}

const text: JsonObject = { type: 'string' };
const optional: JsonObject = { type: ['string', 'null'] };
const listOf = (items: JsonObject): JsonObject => ({ type: 'array', items });
const objectOf = (properties: JsonObject): JsonObject => ({ type: 'object', properties });

/** The policies with one line in place of that of its key. */
const policiesWith = (line: string): readonly string[] =>
  POLICIES.map((each) => (each.split(':')[0] === line.split(':')[0] ? line : each));

const ROWS = {
  vendor: { rows: listOf(objectOf({ id: text, name: text })) },
  canonical: { roles: listOf(objectOf({ id: text, name: text })) },
} as const;

export const ISSUE_PAGE_CASES: Readonly<Record<string, IssuePageCase>> = {
  'record/branch': {
    vendor: { type: text, page: optional },
    canonical: { type: text, page: text },
    more: ['branch: { by: type }', 'branches:', '  visit: { fields: { page: page } }'],
    fields: ['type: type'],
    records: ['vendor: { "id": "1", "type": "join" }'],
  },
  'record/limit': {
    vendor: { seats: { type: 'integer' } },
    canonical: { rows: { type: 'integer' } },
    fields: ['rows: { jsonata: { fromVendor: "$count([1..seats])" }, only: fromVendor, because: derived }'],
    records: ['vendor: { "id": "1", "seats": 2000000 }'],
  },
  'record/not-an-object': {
    vendor: { name: text },
    canonical: { name: text },
    fields: ['name: name'],
    records: ['vendor: [{ "id": "1", "name": "Ada" }]'],
  },
  'record/other-record': {
    vendor: { name: text },
    canonical: { name: text },
    fields: ['name: name'],
    records: ['onto: { "id": "1", "name": "Ada" }', 'canonical: { "id": "2", "name": "Grace" }'],
  },
  'record/unknown-key': {
    vendor: { name: text },
    canonical: { name: text },
    fields: ['name: name'],
    records: ['canonical: { "id": "1", "nickname": "Ada" }'],
  },
  'value/branch': {
    vendor: { type: text, page: optional, list: optional },
    canonical: { type: text, page: text, list: text },
    more: [
      'branch: { by: type }',
      'branches:',
      '  visit: { fields: { page: page }, ignore: { vendor: [{ field: list, because: it has none }] } }',
      '  join: { fields: { list: list }, ignore: { vendor: [{ field: page, because: it has none }] } }',
    ],
    fields: ['type: type'],
    records: ['canonical: { "id": "1", "type": "visit", "page": "/home", "list": "news" }'],
  },
  'value/custom-name': {
    vendor: { firstName: optional },
    canonical: { givenName: text, custom: { type: 'object' } },
    policies: policiesWith('  unmapped: { fromVendor: collect, toVendor: error }'),
    fields: ['givenName: firstName'],
    records: ['canonical: { "id": "1", "custom": { "firstName": "Ada" } }'],
  },
  'value/date': {
    vendor: { born: optional },
    canonical: { birthDate: { type: 'string', format: 'date' } },
    fields: ['birthDate: { from: born, as: { date: { pattern: MM/dd/yyyy } } }'],
    records: ['vendor: { "id": "1", "born": "31/05/1984" }'],
  },
  'value/expression': {
    vendor: { seats: optional },
    canonical: { seats: { type: 'number' } },
    fields: ['seats: { jsonata: { fromVendor: "$number(seats)" }, only: fromVendor, because: derived }'],
    records: ['vendor: { "id": "1", "seats": "1,200" }'],
  },
  'value/foreign': {
    vendor: { referrer: optional },
    canonical: { referredBy: objectOf({ id: text, instance: text }) },
    more: [
      'parameters:',
      '  account: { type: string, required: true }',
      'refs:',
      '  person: { value: id, shape: { instance: { param: account } } }',
    ],
    fields: ['referredBy: { from: referrer, ref: person }'],
    records: ['canonical: { "id": "1", "referredBy": { "id": "7", "instance": "999-ZZZ-999" } }'],
    parameters: { account: '123-ABC-456' },
  },
  'value/incomplete': {
    vendor: { system: optional, number: optional },
    canonical: { crm: text },
    fields: ['crm: { template: "{system:[A-Z]+}/{number:[0-9]+}" }'],
    records: ['vendor: { "id": "1", "system": "SFDC" }'],
  },
  'value/instant': {
    vendor: { seen: optional },
    canonical: { seenAt: { type: 'string', format: 'date-time' } },
    fields: ['seenAt: { from: seen, as: instant }'],
    records: ['vendor: { "id": "1", "seen": "2024-05-31 12:00:00" }'],
  },
  'value/key': {
    ...ROWS,
    fields: ['roles: { from: rows, each: { key: id, fields: { id: id, name: name } } }'],
    records: [
      'vendor: { "id": "1", "rows": [{ "id": "a", "name": "buyer" }, { "id": "a", "name": "user" }] }',
    ],
  },
  'value/not-constant': {
    vendor: {},
    canonical: { source: text },
    fields: ['source: { const: web }'],
    records: ['canonical: { "id": "1", "source": "phone" }'],
  },
  'value/not-written': {
    vendor: { first: optional, last: optional },
    canonical: { fullName: text, firstName: text, lastName: text },
    fields: [
      'firstName: first',
      'lastName: last',
      'fullName: { join: [first, last], with: " ", only: fromVendor, because: derived }',
    ],
    records: [
      'onto: { "id": "1", "first": "Ada", "last": "Byron" }',
      'canonical: { "id": "1", "fullName": "Ada Lovelace" }',
    ],
  },
  'value/null': {
    vendor: { status: optional },
    canonical: { status: text },
    fields: ['status: { from: status, null: { fromVendor: error } }'],
    records: ['vendor: { "id": "1", "status": null }'],
  },
  'value/number': {
    vendor: { size: { type: ['string', 'integer', 'null'] } },
    canonical: { size: { type: ['string', 'integer'] } },
    fields: ['size: size'],
    records: ['vendor: { "id": "1", "size": 9007199254740993 }'],
  },
  'value/removed': {
    ...ROWS,
    fields: ['roles: { from: rows, each: { key: id, removed: error, fields: { id: id, name: name } } }'],
    records: [
      'onto: { "id": "1", "rows": [{ "id": "a", "name": "buyer" }, { "id": "b", "name": "user" }] }',
      'canonical: { "id": "1", "roles": [{ "id": "a", "name": "payer" }] }',
    ],
  },
  'value/required': {
    vendor: { home: optional, work: optional },
    canonical: {
      phones: listOf({
        type: 'object',
        properties: { type: { type: 'string', enum: ['home', 'work'] }, number: text },
      }),
    },
    fields: ['phones: { slots: { key: type, value: number }, from: { home: home, work: work } }'],
    records: [
      'canonical: { "id": "1", "phones": [{ "type": "home", "number": "555" }, { "type": "work" }] }',
    ],
  },
  'value/schema': {
    vendor: { email: optional },
    canonical: { email: { type: 'string', format: 'email' } },
    fields: ['email: email'],
    records: ['vendor: { "id": "1", "email": "ada at example.com" }'],
  },
  'value/separator': {
    vendor: { interests: optional },
    canonical: { interests: listOf(text) },
    fields: ['interests: { from: interests, list: ";", because: few have one }'],
    records: ['canonical: { "id": "1", "interests": ["art", "food; wine"] }'],
  },
  'value/slot': {
    vendor: { home: optional, work: optional },
    canonical: { phones: listOf(objectOf({ type: text, number: text })) },
    fields: ['phones: { slots: { key: type, value: number }, from: { home: home, work: work } }'],
    records: [
      'canonical: { "id": "1", "phones": [{ "type": "home", "number": "555" }, { "type": "home", "number": "556" }] }',
    ],
  },
  'value/template': {
    vendor: { crm: optional },
    canonical: { crm: objectOf({ system: text, number: text }) },
    fields: ['crm: { from: crm, template: "{system:[A-Z]+}/{number:[0-9]+}" }'],
    records: ['vendor: { "id": "1", "crm": "SFDC/00A1" }'],
  },
  'value/type': {
    vendor: { optedOut: { type: ['boolean', 'string', 'null'] } },
    canonical: { optedOut: { type: 'boolean' } },
    fields: ['optedOut: { from: optedOut, as: boolean }'],
    records: ['vendor: { "id": "1", "optedOut": "no" }'],
  },
  'value/unknown': {
    vendor: { country: optional },
    canonical: { country: text, countryCode: text },
    fields: [
      'country: country',
      'countryCode: { from: country, lookup: country, unknown: error, only: fromVendor }',
    ],
    records: ['vendor: { "id": "1", "country": "Atlantis" }'],
  },
  'value/unmapped': {
    vendor: { status: optional },
    canonical: { status: text },
    fields: ['status: { from: status, map: { New: new, Won: customer }, unknown: error }'],
    records: ['vendor: { "id": "1", "status": "Lost" }'],
  },
};
