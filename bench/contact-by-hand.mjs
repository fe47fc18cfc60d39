// What a careful developer writes by hand for mappings/marketo/contact.yaml, vendor to canonical: the same fields, the
// same issues, absent where the mapping leaves out. No engine, no schema; the yardstick of `npm run bench`.

import { createLookups } from '../dist/functions/index.js';

/** The tables of codes and the phone library that mappings use, too: nobody writes these by hand. */
const known = createLookups();

const STATUS = new Map([
  ['New', 'new'],
  ['Open', 'open'],
  ['Nurture', 'open'],
  ['Working', 'contacted'],
  ['MQL', 'marketing_qualified'],
  ['SQL', 'sales_qualified'],
  ['Qualified', 'sales_qualified'],
  ['Customer', 'customer'],
  ['Disqualified', 'closed'],
  ['Recycled', 'closed'],
]);

/** Vendor fields that the code below reads, and those that are left out on purpose. */
const KNOWN = new Set(
  `id salutation firstName middleName lastName email emailInvalid emailInvalidCause phone mobilePhone fax title department
  leadRole dateOfBirth gender personTimeZone mktoPersonNotes address city state postalCode country company contactCompany
  externalCompanyId externalSalesPersonId leadSource leadStatus leadScore rating personType isAnonymous priority
  relativeScore relativeUrgency urgency unsubscribed unsubscribedReason doNotCall doNotCallReason marketingSuspended
  marketingSuspendedCause blackListed blackListedCause acquisitionProgramId mktoAcquisitionDate originalSourceType
  originalSourceInfo originalSearchEngine originalSearchPhrase originalReferrer leadPartitionId sfdcAccountId
  sfdcContactId sfdcLeadId sfdcLeadOwnerId sfdcType createdAt updatedAt anonymousIP cookies site website mainPhone
  annualRevenue numberOfEmployees industry sicCode mktoCompanyNotes mktoName isLead mktoIsCustomer mktoIsPartner
  mktoDoNotCallCause registrationSourceType registrationSourceInfo leadPerson personPrimaryLeadInterest
  leadRevenueCycleModelId leadRevenueStageId syndicationId sfdcOpptyId`.split(/\s+/),
);
const LEFT_OUT = /^(?:inferred|billing|facebook|twitter|linkedIn|totalReferred|lastReferred)/;

const hasText = (value) => value !== undefined && value !== null && value !== '';

const idOf = (value) => {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? String(value) : undefined;
  return typeof value === 'string' && /^(?:0|[1-9][0-9]*)$/.test(value) ? value : undefined;
};

const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;
const dayOf = (value) => {
  const found = typeof value === 'string' ? DAY.exec(value) : null;
  return found !== null && isDay(+found[1], +found[2], +found[3]) ? value : undefined;
};
const isDay = (year, month, day) =>
  month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();

const TIME = /^(\d{4})-(\d\d)-(\d\d)([Tt ])(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(Z(?:\+0000)?|[+-]\d\d:?\d\d)?$/;
const instantOf = (value) => {
  const found = typeof value === 'string' ? TIME.exec(value) : null;
  if (found === null) return undefined;
  const [, year, month, day, separator, hour, minute, second, digits = '', offset] = found;
  if (!isDay(+year, +month, +day) || +hour > 23 || +minute > 59 || +second > 59) return undefined;
  if (separator === ' ' && offset !== undefined) return undefined;
  let time = Date.UTC(+year, +month - 1, +day, +hour, +minute, +second);
  if (offset !== undefined && offset[0] !== 'Z') {
    const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
    time -= (offset[0] === '-' ? -minutes : minutes) * 60_000;
  }
  const fraction = digits.replace(/0+$/, '');
  return `${new Date(time).toISOString().slice(0, 19)}${fraction === '' ? '' : `.${fraction}`}Z`;
};

/** One lead as a contact; what cannot be converted goes into `issues`. */
export const contactOf = (lead, issues) => {
  const contact = {};
  const put = (target, name, value) => {
    if (hasText(value)) target[name] = value;
  };
  const convert = (target, name, at, value, change, code) => {
    if (!hasText(value)) return;
    const result = change(value);
    if (result === undefined) issues.push({ code, at, value });
    else target[name] = result;
  };
  const group = (target, name, members) => {
    for (const _ in members) {
      target[name] = members;
      return;
    }
  };

  convert(contact, 'id', 'id', lead.id, idOf, 'value/type');
  put(contact, 'salutation', lead.salutation);
  put(contact, 'firstName', lead.firstName);
  put(contact, 'middleName', lead.middleName);
  put(contact, 'lastName', lead.lastName);
  put(contact, 'fullName', [lead.firstName, lead.middleName, lead.lastName].filter(hasText).join(' '));
  put(contact, 'email', lead.email);
  put(contact, 'emailInvalid', lead.emailInvalid);
  put(contact, 'emailInvalidReason', lead.emailInvalidCause);
  const phones = {};
  put(phones, 'work', lead.phone);
  put(phones, 'mobile', lead.mobilePhone);
  put(phones, 'fax', lead.fax);
  group(contact, 'phones', phones);
  const numbers = {};
  put(numbers, 'work', known.phone(lead.phone, lead.country));
  put(numbers, 'mobile', known.phone(lead.mobilePhone, lead.country));
  put(numbers, 'fax', known.phone(lead.fax, lead.country));
  group(contact, 'phonesE164', numbers);
  put(contact, 'title', lead.title);
  put(contact, 'department', lead.department);
  put(contact, 'role', lead.leadRole);
  convert(contact, 'birthDate', 'birthDate', lead.dateOfBirth, dayOf, 'value/date');
  put(contact, 'gender', lead.gender);
  put(contact, 'timeZone', lead.personTimeZone);
  put(contact, 'notes', lead.mktoPersonNotes);
  const address = {};
  put(address, 'street', lead.address);
  put(address, 'city', lead.city);
  put(address, 'region', lead.state);
  put(address, 'postalCode', lead.postalCode);
  put(address, 'country', lead.country);
  put(address, 'regionCode', known.region(lead.state, lead.country));
  put(address, 'countryCode', known.country(lead.country));
  group(contact, 'address', address);
  put(contact, 'companyName', lead.company);
  convert(contact, 'accountId', 'accountId', lead.contactCompany, idOf, 'value/type');
  put(contact, 'accountExternalId', lead.externalCompanyId);
  put(contact, 'ownerExternalId', lead.externalSalesPersonId);
  contact.source = hasText(lead.leadSource) ? lead.leadSource : 'unknown';
  convert(contact, 'status', 'status', lead.leadStatus, (code) => STATUS.get(code), 'value/unmapped');
  put(contact, 'score', lead.leadScore);
  put(contact, 'rating', lead.rating);
  put(contact, 'personType', lead.personType);
  put(contact, 'isAnonymous', lead.isAnonymous);
  const insight = {};
  put(insight, 'priority', lead.priority);
  put(insight, 'relativeScore', lead.relativeScore);
  put(insight, 'relativeUrgency', lead.relativeUrgency);
  put(insight, 'urgency', lead.urgency);
  group(contact, 'insight', insight);
  put(contact, 'emailOptOut', lead.unsubscribed);
  put(contact, 'emailOptOutReason', lead.unsubscribedReason);
  put(contact, 'doNotCall', lead.doNotCall);
  put(contact, 'doNotCallReason', lead.doNotCallReason);
  put(contact, 'marketingSuspended', lead.marketingSuspended);
  put(contact, 'marketingSuspendedReason', lead.marketingSuspendedCause);
  put(contact, 'blocked', lead.blackListed);
  put(contact, 'blockedReason', lead.blackListedCause);
  const acquisition = {};
  convert(acquisition, 'programId', 'acquisition.programId', lead.acquisitionProgramId, idOf, 'value/type');
  convert(acquisition, 'date', 'acquisition.date', lead.mktoAcquisitionDate, instantOf, 'value/instant');
  group(contact, 'acquisition', acquisition);
  const origin = {};
  put(origin, 'type', lead.originalSourceType);
  put(origin, 'info', lead.originalSourceInfo);
  put(origin, 'searchEngine', lead.originalSearchEngine);
  put(origin, 'searchPhrase', lead.originalSearchPhrase);
  put(origin, 'referrer', lead.originalReferrer);
  group(contact, 'origin', origin);
  convert(contact, 'partitionId', 'partitionId', lead.leadPartitionId, idOf, 'value/type');
  const salesforce = {};
  put(salesforce, 'accountId', lead.sfdcAccountId);
  put(salesforce, 'contactId', lead.sfdcContactId);
  put(salesforce, 'leadId', lead.sfdcLeadId);
  put(salesforce, 'ownerId', lead.sfdcLeadOwnerId);
  put(salesforce, 'type', lead.sfdcType);
  const externalIds = {};
  group(externalIds, 'salesforce', salesforce);
  group(contact, 'externalIds', externalIds);
  convert(contact, 'createdAt', 'createdAt', lead.createdAt, instantOf, 'value/instant');
  convert(contact, 'updatedAt', 'updatedAt', lead.updatedAt, instantOf, 'value/instant');
  const custom = {};
  for (const name of Object.keys(lead)) {
    if (KNOWN.has(name) || LEFT_OUT.test(name)) continue;
    const value = lead[name];
    if (value !== undefined && value !== null) custom[name] = value;
  }
  group(contact, 'custom', custom);
  return contact;
};
