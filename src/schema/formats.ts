// The text formats that schemas here may name: what each accepts, how to call it, values of it and near misses.

export interface TextFormat {
  readonly name: string;
  /** Runs in time linear in the text. */
  readonly check: (text: string) => boolean;
  /** "a date such as 2024-05-31". */
  readonly phrase: string;
  /** A regular expression that every text of the format matches in whole; others may match too. */
  readonly source: string;
  readonly minLength: number;
  readonly maxLength: number;
  /** Texts of the format: every spelling and the edges. */
  readonly samples: readonly string[];
  /** Texts that are nearly of the format. */
  readonly near: readonly string[];
}

const DATE = '[0-9]{4}-[0-9]{2}-[0-9]{2}';
const CLOCK = '[0-9]{2}:[0-9]{2}:[0-9]{2}';

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** A day of the Gregorian calendar as `YYYY-MM-DD`. */
const isDay = (text: string): boolean => {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) return false;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8, 10));
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day >= 1 && day <= (DAYS[month - 1] ?? 0) + (leap ? 1 : 0);
};

const isOffset = (text: string): boolean => Number(text.slice(1, 3)) <= 23 && Number(text.slice(-2)) <= 59;

/** RFC 3339: `T` and `Z` in either case; a leap second only where a UTC day can end. */
const isDateTime = (text: string): boolean => {
  const parts = /^(.{10})[Tt]([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})$/.exec(
    text,
  );
  if (parts === null) return false;
  const [, day = '', hour = '', minute = '', second = '', zone = ''] = parts;
  const offset = /^[Zz]$/.test(zone)
    ? 0
    : Number(`${zone[0]}1`) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4)));
  const utc = (Number(hour) * 60 + Number(minute) - offset + 2880) % 1440;
  const leap = second === '60' && utc === 1439;
  const inClock = Number(hour) <= 23 && Number(minute) <= 59 && (Number(second) <= 59 || leap);
  return isDay(day) && inClock && (/^[Zz]$/.test(zone) || isOffset(zone));
};

const MARKETO_INSTANT = /^(.{10})(?:T(.{8})(?:Z|Z\+0000|[+-][0-9]{2}:?[0-9]{2})| (.{8}))$/;

/** The five spellings in which Marketo sends instants. */
const isMarketoInstant = (text: string): boolean => {
  const parts = text.length > 25 ? null : MARKETO_INSTANT.exec(text);
  if (parts === null) return false;
  const [, day = '', zoned, bare = ''] = parts;
  const zone = /[+-][0-9]{2}:?[0-9]{2}$/.exec(text.slice(19))?.[0];
  const clock = zoned ?? bare;
  const inClock = /^(?:[01][0-9]|2[0-3])(?::[0-5][0-9]){2}$/.test(clock);
  return isDay(day) && inClock && (zone === undefined || isOffset(zone));
};

const EMAIL_LOCAL = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*";
const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const EMAIL_DOMAIN = `(?:${LABEL}\\.)+${LABEL}`;
const HOSTNAME = `${LABEL}(?:\\.${LABEL})*`;
const URI = "[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#@!$&'()*+,;=\\[\\]-]|%[0-9A-Fa-f]{2})*";
const UUID = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';

const matcher = (source: string, longest: number): ((text: string) => boolean) => {
  const whole = new RegExp(`^(?:${source})$`);
  return (text) => text.length <= longest && whole.test(text);
};

const formats: readonly TextFormat[] = [
  {
    name: 'date',
    check: isDay,
    phrase: 'a date such as 2024-05-31',
    source: DATE,
    minLength: 10,
    maxLength: 10,
    samples: [
      '2024-05-31',
      '2024-02-29',
      '2000-02-29',
      '1970-01-01',
      '1969-12-31',
      '0001-01-01',
      '9999-12-31',
    ],
    near: ['2023-02-30', '1900-02-29', '2024-13-01', '2024-5-31', '31.05.2024', '2024-05-31T00:00:00Z', ''],
  },
  {
    name: 'date-time',
    check: isDateTime,
    phrase: 'an instant such as 2024-05-31T22:11:45Z',
    source: `${DATE}[Tt]${CLOCK}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})`,
    minLength: 20,
    maxLength: Number.POSITIVE_INFINITY,
    samples: [
      '2024-05-31T22:11:45Z',
      '2015-05-07T11:47:30-08:00',
      '2024-02-29T23:59:59.999Z',
      '2024-05-31T00:00:00+14:00',
      '1970-01-01T00:00:00Z',
      '2016-12-31T23:59:60Z',
    ],
    near: [
      '2024-05-31',
      '2024-05-31 22:11:45Z',
      '2024-05-31T22:11:45',
      '2023-02-30T00:00:00Z',
      '2024-05-31T24:00:00Z',
      '',
    ],
  },
  {
    name: 'marketo-datetime',
    check: isMarketoInstant,
    phrase: 'an instant as Marketo writes it, such as 2024-05-31T22:11:45Z',
    source: `${DATE}(?:T${CLOCK}(?:Z|Z\\+0000|[+-][0-9]{2}:?[0-9]{2})| ${CLOCK})`,
    minLength: 19,
    maxLength: 25,
    samples: [
      '2016-05-17T22:11:45Z',
      '2015-05-07T11:47:30-08:00',
      '2014-09-17T22:31:49+0000',
      '2017-07-27T01:38:33Z+0000',
      '2014-11-13 12:43:04',
      '2024-02-29T23:59:59Z',
      '1970-01-01T00:00:00Z',
    ],
    near: [
      '2016-05-17',
      '2016-05-17T22:11:45.000Z',
      '2016-05-17T22:11:45',
      '2023-02-30T00:00:00Z',
      '1463523105',
      '',
    ],
  },
  {
    name: 'email',
    check: (text) => {
      const at = text.lastIndexOf('@');
      return (
        at > 0 && text.length <= 320 && isEmailLocal(text.slice(0, at)) && isEmailDomain(text.slice(at + 1))
      );
    },
    phrase: 'an e-mail address such as ada@example.com',
    source: `${EMAIL_LOCAL}@${EMAIL_DOMAIN}`,
    minLength: 5,
    maxLength: 320,
    samples: ['ada@example.com', 'A.da+list@Example.CO.UK', "o'hara@example.org", 'a@b.co'],
    near: ['ada', 'ada@', '@example.com', 'ada@example', 'a da@example.com', 'ada..l@example.com', ''],
  },
  {
    name: 'uri',
    check: matcher(URI, 65_536),
    phrase: 'an address with its scheme, such as https://example.com/',
    source: URI,
    minLength: 2,
    maxLength: 65_536,
    samples: [
      'https://example.com/',
      'https://example.com/a%20b?c=d#e',
      'mailto:ada@example.com',
      'urn:isbn:0451450523',
    ],
    near: ['example.com', 'https://exa mple.com', '/relative', 'https://example.com/%zz', ''],
  },
  {
    name: 'hostname',
    check: matcher(HOSTNAME, 253),
    phrase: 'a host name such as example.com',
    source: HOSTNAME,
    minLength: 1,
    maxLength: 253,
    samples: ['example.com', 'a', 'xn--bcher-kva.example', 'WWW.EXAMPLE.COM'],
    near: ['https://example.com', '-a.com', 'a_b.com', 'a..b', ''],
  },
  {
    name: 'uuid',
    check: matcher(UUID, 36),
    phrase: 'a UUID such as dff23271-f996-47d7-984f-f2676861b5fa',
    source: UUID,
    minLength: 36,
    maxLength: 36,
    samples: ['dff23271-f996-47d7-984f-f2676861b5fa', 'DFF23271-F996-47D7-984F-F2676861B5FA'],
    near: ['dff23271f99647d7984ff2676861b5fa', 'dff23271-f996-47d7-984f-f2676861b5f', ''],
  },
];

const isEmailLocal = matcher(EMAIL_LOCAL, 64);
const isEmailDomain = matcher(EMAIL_DOMAIN, 255);

const BY_NAME: ReadonlyMap<string, TextFormat> = new Map(formats.map((format) => [format.name, format]));

/** The format of a name, or undefined where it is none of ours (then nothing is asserted). */
export const formatOf = (name: string): TextFormat | undefined => BY_NAME.get(name);

/** All formats by name. */
export const textFormats = (): ReadonlyMap<string, TextFormat> => BY_NAME;
