// A smaller set of our own: a mapping with date pictures and a value map of forty rows, and its twin by hand.

const SOURCES = Array.from({ length: 40 }, (_, at) => [`Campaign ${at + 1}`, `campaign-${(at * 7) % 40}`]);
const table = `{${SOURCES.map(([from, to]) => `"${from}": "${to}"`).join(', ')}}`;

const EXPRESSION = `{
  "id": "event:" & $string(id),
  "source": source ? $lookup(${table}, source),
  "day": $fromMillis($toMillis(at), "[Y0001]-[M01]-[D01]"),
  "shown": $fromMillis($toMillis(at), "[D1o] [MNn] [Y0001]"),
  "entered": entered ? $toMillis(entered, "[D01].[M01].[Y0001]"),
  "name": $trim((first ? first : "") & " " & (last ? last : "")),
  "visits": visits.{ "page": page, "seconds": seconds },
  "seconds": $sum(visits.seconds),
  "long": $count(visits[seconds > 60]),
  "address": { "city": address.city, "country": address.country ? $uppercase(address.country) }
}`;

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const CODES = new Map(SOURCES);
const two = (value) => String(value).padStart(2, '0');
const ordinal = (value) => {
  const ends = value % 100 >= 11 && value % 100 <= 13 ? undefined : { 1: 'st', 2: 'nd', 3: 'rd' }[value % 10];
  return `${value}${ends ?? 'th'}`;
};

const byHand = (event) => {
  const at = new Date(event.at);
  const day = at.getUTCDate();
  const result = { id: `event:${event.id}` };
  const code = CODES.get(event.source);
  if (code !== undefined) result.source = code;
  result.day = `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(day)}`;
  result.shown = `${ordinal(day)} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
  if (event.entered) {
    const [date, month, year] = event.entered.split('.');
    result.entered = Date.UTC(+year, +month - 1, +date);
  }
  result.name = `${event.first ?? ''} ${event.last ?? ''}`.replace(/[ \t\n\r]+/g, ' ').replace(/^ | $/g, '');
  result.visits = event.visits.map(({ page, seconds }) => ({ page, seconds }));
  result.seconds = event.visits.reduce((sum, { seconds }) => sum + seconds, 0);
  result.long = event.visits.filter(({ seconds }) => seconds > 60).length;
  result.address = { city: event.address.city };
  if (event.address.country) result.address.country = event.address.country.toUpperCase();
  return result;
};

const events = (count) =>
  Array.from({ length: count }, (_, at) => ({
    id: 1000 + at,
    source: at % 5 === 0 ? null : `Campaign ${1 + (at % 43)}`,
    at: new Date(Date.UTC(2019 + (at % 7), at % 12, 1 + (at % 31), at % 24, at % 60)).toISOString(),
    ...(at % 3 === 0 ? {} : { entered: `${two(1 + (at % 28))}.${two(1 + (at % 12))}.${2000 + (at % 25)}` }),
    first: at % 7 === 0 ? null : ` Ada ${at}`,
    last: `Lovelace  ${at} `,
    visits: Array.from({ length: 2 + (at % 4) }, (_, each) => ({
      page: `/page/${each}`,
      seconds: (at * 13 + each * 37) % 200,
    })),
    address: { city: 'Berlin', country: at % 4 === 0 ? null : 'Germany' },
  }));

/** The cases that need nothing from outside the repository. */
export const ourSet = () => [
  {
    name: 'event with pictures and a value map of 40 rows',
    expression: EXPRESSION,
    inputs: JSON.parse(JSON.stringify(events(300))),
    target: 30,
    hands: [{ name: 'by hand', run: byHand, target: 0.35 }],
  },
];

/** Expression and records for the benches of streams and of compilation, where the shared ones are missing. */
export const ourMapping = () => ({ expression: EXPRESSION, inputs: JSON.parse(JSON.stringify(events(300))) });
