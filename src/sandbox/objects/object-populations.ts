// The companies, opportunities, roles and sales persons of a fresh sandbox.
import type { Value } from '../data/field.ts';
import { drawFor, indexOfUuid, uuidAt } from '../data/hash.ts';
import { createdAt, gappedId, type Population, populationOf } from '../data/population.ts';
import { COMPANIES, INDUSTRIES, NAMES, PLACES, ROLES, STAGES } from '../data/words.ts';
import { spellDate } from '../dates.ts';
import { companiesFor, externalCompanyId } from '../leads/lead-population.ts';
import { namedAccountLists, namedAccounts } from './named-account-populations.ts';

const FIRST_COMPANY = 1001;
const FIRST_SALES_PERSON = 501;
const OPPORTUNITY_KIND = 11;
const ROLE_KIND = 13;

const opportunityId = (index: number): string => `OPP-${String(index).padStart(7, '0')}`;
const numberIn =
  (pattern: RegExp) =>
  (text: string): number | undefined => {
    const digits = pattern.exec(text)?.[1];
    return digits === undefined ? undefined : Number(digits);
  };

const dates = (size: number) => ({
  createdAt: (index: number): Value => spellDate(createdAt(index, size)),
  updatedAt: (index: number): Value => spellDate(createdAt(index, size) + 86_400_000),
});

const companies = (seed: number, leads: number): Population => {
  const size = companiesFor(leads);
  const draw = (index: number) => drawFor(seed ^ 0x5eed, index);
  return populationOf({
    size,
    numbered: true,
    keyAt: (index) => FIRST_COMPANY + index,
    indexOf: (key) => Number(key) - FIRST_COMPANY,
    made: {
      id: (index) => FIRST_COMPANY + index,
      ...dates(size),
      externalCompanyId,
      company: (index) => `${draw(index).pick(1, COMPANIES)} ${index}`,
      industry: (index) => draw(index).pick(2, INDUSTRIES),
      annualRevenue: (index) => draw(index).below(3, 900_000_000) / 100,
      numberOfEmployees: (index) => 1 + draw(index).below(4, 20_000),
      website: (index) => `https://www.example.com/?company=${index},a`,
      mainPhone: (index) => `${draw(index).pick(5, PLACES)[4]}42`,
      billingCity: (index) => draw(index).pick(5, PLACES)[1],
      billingState: (index) => draw(index).pick(5, PLACES)[2],
      billingPostalCode: (index) => draw(index).pick(5, PLACES)[3],
      billingCountry: (index) => draw(index).pick(5, PLACES)[0],
    },
    direct: {
      id: (text) => Number(text) - FIRST_COMPANY,
      externalCompanyId: numberIn(/^acc-(\d{6,12})$/),
      company: numberIn(/ (\d{1,12})$/),
    },
  });
};

const opportunities = (seed: number, leads: number): Population => {
  const size = Math.ceil(leads / 5);
  const draw = (index: number) => drawFor(seed ^ 0x0bb5, index);
  return populationOf({
    size,
    numbered: false,
    keyAt: (index) => uuidAt(seed, OPPORTUNITY_KIND, index),
    indexOf: (key) => indexOfUuid(seed, OPPORTUNITY_KIND, String(key)),
    made: {
      marketoGUID: (index) => uuidAt(seed, OPPORTUNITY_KIND, index),
      ...dates(size),
      externalOpportunityId: opportunityId,
      name: (index) => `Deal ${index}, "${draw(index).pick(1, COMPANIES)}"`,
      stage: (index) => draw(index).pick(2, STAGES),
      amount: (index) => draw(index).below(3, 100_000_000) / 100,
      isClosed: (index) => draw(index).pick(2, STAGES).startsWith('Closed'),
      isWon: (index) => draw(index).pick(2, STAGES) === 'Closed Won',
      externalCompanyId: (index) => externalCompanyId(draw(index).below(4, companiesFor(leads))),
    },
    direct: {
      marketoGUID: (text) => indexOfUuid(seed, OPPORTUNITY_KIND, text),
      externalOpportunityId: numberIn(/^opp-(\d{7,12})$/),
    },
  });
};

const roles = (seed: number, leads: number): Population => {
  const size = Math.ceil(leads / 5);
  return populationOf({
    size,
    numbered: false,
    keyAt: (index) => uuidAt(seed, ROLE_KIND, index),
    indexOf: (key) => indexOfUuid(seed, ROLE_KIND, String(key)),
    made: {
      marketoGUID: (index) => uuidAt(seed, ROLE_KIND, index),
      ...dates(size),
      externalOpportunityId: opportunityId,
      leadId: (index) => gappedId(Math.min(index * 5, leads - 1)),
      role: (index) => drawFor(seed ^ 0x401e, index).pick(1, ROLES),
      isPrimary: () => true,
    },
    direct: {
      marketoGUID: (text) => indexOfUuid(seed, ROLE_KIND, text),
      externalOpportunityId: numberIn(/^opp-(\d{7,12})$/),
    },
  });
};

const salesPersons = (seed: number, leads: number): Population => {
  const size = leads === 0 ? 0 : 20;
  const draw = (index: number) => drawFor(seed ^ 0x5a1e, index);
  return populationOf({
    size,
    numbered: true,
    keyAt: (index) => FIRST_SALES_PERSON + index,
    indexOf: (key) => Number(key) - FIRST_SALES_PERSON,
    made: {
      id: (index) => FIRST_SALES_PERSON + index,
      ...dates(size),
      externalSalesPersonId: (index) => `sales-${index}`,
      email: (index) => `sales-${index}@example.com`,
      firstName: (index) => draw(index).pick(1, NAMES)[0],
      lastName: (index) => draw(index).pick(1, NAMES)[1],
    },
    direct: {
      id: (text) => Number(text) - FIRST_SALES_PERSON,
      externalSalesPersonId: numberIn(/^sales-(\d{1,3})$/),
      email: numberIn(/^sales-(\d{1,3})@example\.com$/),
    },
  });
};

/** The population of an object, by its name in paths; none for custom objects. */
export const objectPopulations = (seed: number, leads: number): ReadonlyMap<string, Population> =>
  new Map([
    ['companies', companies(seed, leads)],
    ['opportunities', opportunities(seed, leads)],
    ['opportunities/roles', roles(seed, leads)],
    ['salespersons', salesPersons(seed, leads)],
    ['namedaccounts', namedAccounts(seed, leads)],
    ['namedAccountLists', namedAccountLists(seed, leads)],
  ]);
