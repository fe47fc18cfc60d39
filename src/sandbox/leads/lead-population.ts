// The leads of a fresh sandbox, field by field.

import type { Value } from '../data/field.ts';
import { type Draw, drawFor } from '../data/hash.ts';
import { createdAt, firstSince, gappedId, indexOfGapped, type Population } from '../data/population.ts';
import { DEPARTMENTS, HOSTILE, NAMES, PLACES, SOURCES, STATUSES, STREETS, TITLES } from '../data/words.ts';
import { spellDate } from '../dates.ts';

interface Seat {
  readonly index: number;
  readonly id: number;
  readonly size: number;
  readonly draw: Draw;
}

type Made = (seat: Seat) => Value;

const DAY = 86_400_000;
const DOMAINS = ['example.com', 'example.org', 'example.net'] as const;

/** One lead in a hundred has the address of the lead before it, one in fifty has none. */
const sharesAddress = (index: number): boolean => index % 100 === 57;
const lacksAddress = (index: number): boolean => index % 50 === 49;

const addressOf = (seed: number, index: number): string | null => {
  if (lacksAddress(index)) return null;
  const owner = sharesAddress(index) ? index - 1 : index;
  const draw = drawFor(seed, owner);
  return `${draw.pick(1, NAMES)[2]}.${gappedId(owner)}@${draw.pick(2, DOMAINS)}`;
};

export const companiesFor = (leads: number): number => Math.ceil(leads / 10);
export const externalCompanyId = (index: number): string => `ACC-${String(index).padStart(6, '0')}`;

const companyOf = ({ draw, size }: Seat): number => draw.below(20, companiesFor(size));
const digits = (draw: Draw, salt: number): string => String(draw.below(salt, 100)).padStart(2, '0');
const phone =
  (salt: number, share: number): Made =>
  ({ draw }) =>
    draw.percent(salt, share) ? draw.pick(4, PLACES)[4] + digits(draw, salt + 100) : null;
const place =
  (part: 0 | 1 | 2 | 3, salt: number): Made =>
  ({ draw }) =>
    draw.percent(salt, 70) ? draw.pick(4, PLACES)[part] : null;
const rarely =
  (salt: number, share: number, made: Made): Made =>
  (seat) =>
    seat.draw.percent(salt, share) ? made(seat) : null;
const flag =
  (salt: number, share: number): Made =>
  ({ draw }) =>
    draw.percent(salt, share);

const updated = ({ index, size, draw }: Seat): number =>
  // A second earlier than created is what instances have been seen to say.
  createdAt(index, size) +
  (draw.percent(40, 2) ? -1000 : draw.below(41, 300) * DAY + draw.below(42, 86_400) * 1000);

const MADE: ReadonlyMap<string, Made> = new Map(
  Object.entries<Made>({
    id: ({ id }) => id,
    firstName: ({ draw }) => draw.pick(1, NAMES)[0],
    lastName: ({ draw }) => draw.pick(1, NAMES)[1],
    mktoName: ({ draw }) => draw.pick(1, NAMES).slice(0, 2).join(' '),
    middleName: rarely(5, 15, () => 'J.'),
    salutation: rarely(6, 30, ({ draw }) => draw.pick(7, ['Ms', 'Mr', 'Dr.', 'Mx'])),
    title: rarely(8, 60, ({ draw }) => draw.pick(9, TITLES)),
    department: rarely(10, 40, ({ draw }) => draw.pick(11, DEPARTMENTS)),
    phone: phone(12, 60),
    mobilePhone: phone(13, 30),
    fax: phone(14, 5),
    country: place(0, 15),
    city: place(1, 16),
    state: place(2, 17),
    postalCode: place(3, 18),
    address: rarely(
      19,
      50,
      ({ draw }) =>
        `${1 + draw.below(21, 240)} ${draw.pick(22, STREETS)}\nFloor ${1 + draw.below(23, 9)}, "rear"`,
    ),
    externalCompanyId: rarely(24, 70, (seat) => externalCompanyId(companyOf(seat))),
    externalSalesPersonId: rarely(25, 30, ({ draw }) => `sales-${draw.below(26, 20)}`),
    dateOfBirth: rarely(27, 30, ({ draw }) =>
      spellDate(Date.UTC(1950, 0, 1) + draw.below(28, 18_000) * DAY).slice(0, 10),
    ),
    leadStatus: ({ draw }) => draw.pick(29, STATUSES),
    leadSource: rarely(30, 85, ({ draw }) => draw.pick(31, SOURCES)),
    leadScore: rarely(32, 80, ({ draw }) => draw.below(33, 160) - 10),
    leadRole: rarely(34, 10, () => 'Decision maker'),
    rating: rarely(35, 20, ({ draw }) => draw.pick(36, ['A', 'B', 'C'])),
    mktoPersonNotes: rarely(37, 25, ({ draw }) => draw.pick(38, HOSTILE)),
    createdAt: ({ index, size }) => spellDate(createdAt(index, size)),
    updatedAt: (seat) => spellDate(updated(seat)),
    personType: () => 'contact',
    isLead: () => true,
    isAnonymous: () => false,
    mktoIsPartner: flag(50, 5),
    mktoIsCustomer: flag(51, 20),
    emailInvalid: flag(52, 3),
    emailInvalidCause: rarely(52, 3, () => 'mailbox does not exist'),
    unsubscribed: flag(53, 8),
    unsubscribedReason: rarely(53, 8, () => 'too many mails, "really"'),
    doNotCall: flag(54, 5),
    doNotCallReason: rarely(54, 5, () => 'asked not to'),
    marketingSuspended: flag(55, 2),
    blackListed: flag(56, 1),
    urgency: rarely(57, 20, ({ draw }) => draw.below(58, 40) / 8),
    priority: rarely(59, 20, ({ draw }) => draw.below(60, 100)),
    leadPartitionId: () => 1,
    acquisitionProgramId: rarely(61, 50, ({ draw }) => 1001 + draw.below(62, 6)),
    originalSourceType: ({ draw }) => draw.pick(63, ['Web form fillout', 'List import']),
    personTimeZone: rarely(64, 20, () => 'Europe/Berlin'),
    gender: rarely(65, 10, ({ draw }) => draw.pick(66, ['female', 'male', 'nonbinary'])),
    facebookId: () => null,
    sfdcLeadId: rarely(67, 20, ({ id }) => `00Q${String(id).padStart(12, '0')}AAA`),
    customKey: ({ id }) => `key-${id}`,
    customInteger: rarely(68, 50, ({ draw }) => draw.below(69, 100_000)),
    customFloat: rarely(70, 50, ({ draw }) => draw.below(71, 10_000) / 64),
    customCurrency: rarely(72, 50, ({ draw }) => draw.below(73, 1_000_000) / 100),
    customPercent: rarely(74, 50, ({ draw }) => draw.below(75, 101)),
    customBoolean: flag(76, 50),
    customDate: rarely(77, 50, ({ draw }) =>
      spellDate(Date.UTC(2020, 0, 1) + draw.below(78, 1500) * DAY).slice(0, 10),
    ),
    customDatetime: rarely(79, 50, ({ draw }) =>
      spellDate(Date.UTC(2020, 0, 1) + draw.below(80, 100_000_000) * 1000),
    ),
    customUrl: rarely(81, 30, ({ id }) => `https://www.example.com/?lead=${id},a`),
  }),
);

/** The index that an address of the base population was made for, and the next, which may share it. */
const holdersOf = (seed: number, size: number, text: string): readonly number[] => {
  const id = /\.(\d{1,15})@/.exec(text)?.[1];
  const index = id === undefined ? undefined : indexOfGapped(Number(id));
  if (index === undefined) return [];
  return [index, index + 1].filter((each) => each < size && addressOf(seed, each)?.toLowerCase() === text);
};

export const leadPopulation = (seed: number, size: number): Population => {
  const indexOf = (id: number): number | undefined => {
    const index = indexOfGapped(id);
    return index !== undefined && index < size ? index : undefined;
  };
  const one = (id: number): readonly number[] => {
    const index = indexOf(id);
    return index === undefined ? [] : [index];
  };
  // The fields of one lead are mostly asked for one after the other.
  let seat: Seat = { index: -1, id: 0, size, draw: drawFor(seed, 0) };
  const seatAt = (index: number): Seat => {
    if (seat.index !== index) seat = { index, id: gappedId(index), size, draw: drawFor(seed, index) };
    return seat;
  };
  return {
    size,
    numbered: true,
    keyAt: gappedId,
    indexOf: (key) => indexOf(Number(key)),
    valueAt: (index, name) =>
      name === 'email' ? addressOf(seed, index) : (MADE.get(name)?.(seatAt(index)) ?? null),
    candidates: (name, text) => {
      switch (name) {
        case 'id':
          return one(Number(text));
        case 'email':
          return holdersOf(seed, size, text);
        case 'customKey':
          return one(Number(/^key-(\d{1,15})$/.exec(text)?.[1] ?? 0));
        case 'sfdcLeadId':
          return one(Number(/^00q(\d{12})aaa$/.exec(text)?.[1] ?? 0));
        default:
          // Fields that no lead of the base population fills need no search.
          return MADE.has(name) ? undefined : [];
      }
    },
    firstSince: (instant) => firstSince(instant, size),
  };
};
