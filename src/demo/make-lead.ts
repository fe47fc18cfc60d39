// One made-up lead with Marketo's standard fields, valid in every one of them.

import {
  COMPANIES,
  DEPARTMENTS,
  HOSTILE,
  INDUSTRIES,
  NAMES,
  PLACES,
  SOURCES,
  STATUSES,
  STREETS,
  TITLES,
} from '../sandbox/data/words.ts';
import type { Random } from './random.ts';
import { INSTANT_SPELLINGS, spellDay } from './spell-instant.ts';

/** A lead by REST field names; null where Marketo has no value. */
export type DemoLead = Record<string, string | number | boolean | null>;

const YEAR = 31_557_600_000;
const FIRST_INSTANT = Date.UTC(2014, 10, 13, 12, 43, 4);

/** Makes the lead with this id. Every lead has the same keys in the same order. */
export const makeLead = (random: Random, id: number): DemoLead => {
  const maybe = <Value>(probability: number, value: Value): Value | null =>
    random.chance(probability) ? value : null;
  const digits = (count: number): string => String(random.below(10 ** count)).padStart(count, '0');
  const [firstName, lastName, mailName] = random.pick(NAMES);
  const [country, city, state, postalCode, phone] = random.pick(PLACES);
  const companyNumber = random.below(COMPANIES.length);
  const company = COMPANIES[companyNumber] ?? COMPANIES[0];
  const domain = random.pick(['example.com', 'example.org', 'example.net']);
  const created = FIRST_INSTANT + random.below(9 * YEAR);
  const spell = random.pick(INSTANT_SPELLINGS);
  const unsubscribed = random.chance(0.08);
  const doNotCall = random.chance(0.05);
  const emailInvalid = random.chance(0.03);
  const source = random.pick(SOURCES);
  const street = `${1 + random.below(240)} ${random.pick(STREETS)}`;
  return {
    id,
    email: `${mailName}${random.chance(0.2) ? '+news' : ''}.${id}@${domain}`,
    salutation: maybe(0.3, random.pick(['Ms', 'Mr', 'Dr.', 'Mx'])),
    firstName,
    middleName: maybe(0.15, 'J.'),
    lastName,
    title: maybe(0.6, random.pick(TITLES)),
    department: maybe(0.4, random.pick(DEPARTMENTS)),
    phone: maybe(0.6, phone + digits(2)),
    mobilePhone: maybe(0.3, phone + digits(2)),
    fax: maybe(0.05, phone + digits(2)),
    gender: maybe(0.1, random.pick(['female', 'male', 'nonbinary'])),
    dateOfBirth: maybe(0.3, spellDay(Date.UTC(1950, 0, 1) + random.below(50 * YEAR))),
    address: maybe(0.5, random.chance(0.3) ? `${street}\nFloor ${1 + random.below(9)}, "rear"` : street),
    city: maybe(0.7, city),
    state: maybe(0.6, state),
    country: maybe(0.8, country),
    postalCode: maybe(0.6, postalCode),
    company,
    contactCompany: 9000 + companyNumber,
    externalCompanyId: maybe(0.5, `ACC-${String(companyNumber).padStart(4, '0')}`),
    site: maybe(0.1, 'HQ'),
    website: maybe(0.5, `https://www.${domain}/?c=${companyNumber},a`),
    mainPhone: maybe(0.2, phone + digits(2)),
    industry: maybe(0.5, random.pick(INDUSTRIES)),
    sicCode: maybe(0.1, digits(4)),
    annualRevenue: maybe(0.4, random.below(900_000_000) / 100),
    numberOfEmployees: maybe(0.4, 1 + random.below(20_000)),
    billingStreet: maybe(0.2, street),
    billingCity: maybe(0.2, city),
    billingState: maybe(0.1, state),
    billingCountry: maybe(0.2, country),
    billingPostalCode: maybe(0.2, postalCode),
    leadStatus: random.pick(STATUSES),
    leadSource: maybe(0.85, source),
    leadScore: maybe(0.8, random.below(160) - 10),
    leadRole: maybe(0.1, 'Decision maker'),
    rating: maybe(0.2, random.pick(['A', 'B', 'C'])),
    urgency: maybe(0.2, random.below(40) / 8),
    priority: maybe(0.2, random.below(100)),
    relativeScore: maybe(0.2, random.below(5)),
    relativeUrgency: maybe(0.2, random.below(5)),
    personType: 'contact',
    isLead: random.chance(0.9),
    isAnonymous: false,
    mktoIsCustomer: random.chance(0.2),
    mktoIsPartner: random.chance(0.05),
    unsubscribed,
    unsubscribedReason: unsubscribed ? 'too many mails, "really"' : null,
    doNotCall,
    doNotCallReason: doNotCall ? 'asked not to' : null,
    emailInvalid,
    emailInvalidCause: emailInvalid ? 'mailbox does not exist' : null,
    mktoPersonNotes: maybe(0.25, random.pick(HOSTILE)),
    originalSourceType: maybe(0.9, source === 'List Import' ? 'List import' : 'Web form fillout'),
    originalSourceInfo: maybe(0.3, `form "${source}", page 1`),
    registrationSourceType: maybe(0.5, 'Web form fillout'),
    acquisitionProgramId: maybe(0.5, 1000 + random.below(40)),
    leadPartitionId: 1,
    externalSalesPersonId: maybe(0.3, `sales-${random.below(30)}`),
    createdAt: spell(created),
    updatedAt: spell(created + random.below(YEAR)),
  };
};

/** Makes any number of leads at a time, their ids rising from `after`. */
export const createLeadMaker = (random: Random, after: number): ((count: number) => DemoLead[]) => {
  let id = after;
  return (length) =>
    Array.from({ length }, () => {
      // Ids have gaps, as those of an instance have.
      id += 1 + random.below(3);
      return makeLead(random, id);
    });
};
