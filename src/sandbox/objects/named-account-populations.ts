// The named accounts and lists of a fresh sandbox, and which accounts are on which list.
import { drawFor, indexOfUuid, uuidAt } from '../data/hash.ts';
import { createdAt, type Population, populationOf } from '../data/population.ts';
import { COMPANIES, INDUSTRIES, PLACES } from '../data/words.ts';
import { spellDate } from '../dates.ts';
import { companiesFor } from '../leads/lead-population.ts';

const ACCOUNT_KIND = 17;
const LIST_KIND = 19;

const LISTS = ['Strategic accounts', 'Europe, "DACH"', 'Renewals'] as const;

export const namedAccounts = (seed: number, leads: number): Population => {
  const size = Math.ceil(companiesFor(leads) / 2);
  const draw = (index: number) => drawFor(seed ^ 0xacc7, index);
  return populationOf({
    size,
    numbered: false,
    keyAt: (index) => uuidAt(seed, ACCOUNT_KIND, index),
    indexOf: (key) => indexOfUuid(seed, ACCOUNT_KIND, String(key)),
    made: {
      marketoGUID: (index) => uuidAt(seed, ACCOUNT_KIND, index),
      createdAt: (index) => spellDate(createdAt(index, size)),
      updatedAt: (index) => spellDate(createdAt(index, size) + 86_400_000),
      name: (index) => `${draw(index).pick(1, COMPANIES)} ${index}`,
      domainName: (index) => `account-${index}.example.com`,
      industry: (index) => draw(index).pick(2, INDUSTRIES),
      city: (index) => draw(index).pick(3, PLACES)[1],
      state: (index) => draw(index).pick(3, PLACES)[2],
      country: (index) => draw(index).pick(3, PLACES)[0],
      annualRevenue: (index) => draw(index).below(4, 900_000_000) / 100,
      numberOfEmployees: (index) => 1 + draw(index).below(5, 20_000),
      score1: (index) => draw(index).below(6, 100),
      membershipCount: () => 0,
      opptyAmount: () => 0,
      opptyCount: () => 0,
    },
    direct: {
      marketoGUID: (text) => indexOfUuid(seed, ACCOUNT_KIND, text),
      name: (text) => {
        const digits = / (\d{1,12})$/.exec(text)?.[1];
        return digits === undefined ? undefined : Number(digits);
      },
    },
  });
};

export const namedAccountLists = (seed: number, leads: number): Population => {
  const size = leads === 0 ? 0 : LISTS.length;
  return populationOf({
    size,
    numbered: false,
    keyAt: (index) => uuidAt(seed, LIST_KIND, index),
    indexOf: (key) => indexOfUuid(seed, LIST_KIND, String(key)),
    made: {
      marketoGUID: (index) => uuidAt(seed, LIST_KIND, index),
      createdAt: (index) => spellDate(createdAt(index, size)),
      updatedAt: (index) => spellDate(createdAt(index, size) + 86_400_000),
      name: (index) => LISTS[index] ?? null,
      type: () => 'default',
      updateable: () => true,
    },
    direct: { marketoGUID: (text) => indexOfUuid(seed, LIST_KIND, text) },
  });
};

/** Of the base population, the first list has every second account, the second every third, the last none. */
export const isOnListAtFirst = (list: number | undefined, account: number | undefined): boolean =>
  list !== undefined && account !== undefined && list < LISTS.length - 1 && account % (list + 2) === 0;
