// Writes what lookups know: countries, regions, currencies and languages, as compact text in src/functions/lookups/data.
// Countries and regions come from the packages iso-3166 and i18n-iso-countries (a test holds the files to them), names of
// currencies and languages from the CLDR data of the Node that runs this. Run it when a standard has changed.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { iso31661, iso31662 } from 'iso-3166';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const english = createRequire(import.meta.url)('i18n-iso-countries/langs/en.json').countries;
const display = (type) => new Intl.DisplayNames(['en'], { type, fallback: 'none' });

/** The name that is written comes first: the short one where the list has a longer one in front. */
const PREFERRED = {
  CN: 'China',
  CZ: 'Czechia',
  GB: 'United Kingdom',
  GM: 'Gambia',
  IR: 'Iran',
  KR: 'South Korea',
  MK: 'North Macedonia',
  NL: 'Netherlands',
  PS: 'Palestine',
  RU: 'Russia',
  TR: 'Türkiye',
  TW: 'Taiwan',
  TZ: 'Tanzania',
  US: 'United States',
  CI: "Côte d'Ivoire",
  SY: 'Syria',
  LA: 'Laos',
  MD: 'Moldova',
  VN: 'Vietnam',
  BN: 'Brunei',
  KP: 'North Korea',
  LY: 'Libya',
  VA: 'Vatican City',
  FM: 'Micronesia',
  SZ: 'Eswatini',
  HK: 'Hong Kong',
  MO: 'Macao',
};

/** Further names that people write. */
const ALSO = {
  AT: 'Österreich',
  BE: 'België|Belgique',
  BR: 'Brasil',
  CD: 'DR Congo|DRC|Congo-Kinshasa|Congo, Democratic Republic of the',
  CG: 'Congo-Brazzaville',
  CH: 'Schweiz|Suisse|Svizzera',
  CN: 'PR China|PRC|Mainland China',
  CV: 'Cabo Verde',
  DE: 'Deutschland',
  DK: 'Danmark',
  ES: 'España',
  FI: 'Suomi',
  GB: 'UK|U.K.|England|Scotland|Wales|Northern Ireland|United Kingdom of Great Britain and Northern Ireland',
  GR: 'Hellas',
  HK: 'Hong Kong SAR|Hong Kong SAR China',
  HU: 'Magyarország',
  IE: 'Republic of Ireland|Éire',
  IT: 'Italia',
  JP: 'Nippon',
  KP: 'DPRK|Korea, North',
  KR: 'Korea, South',
  LA: 'Lao PDR',
  MM: 'Burma',
  MO: 'Macau|Macao SAR',
  MX: 'México',
  NL: 'Holland|Nederland',
  NO: 'Norge',
  PL: 'Polska',
  PT: 'Portugal',
  SE: 'Sverige',
  SZ: 'Swaziland',
  TL: 'East Timor',
  US: 'United States of America|U.S.A.|The States',
  VA: 'Holy See|Vatican',
  ZA: 'RSA',
  MK: 'Macedonia|FYROM',
  BA: 'Bosnia|Bosnia-Herzegovina',
  FK: 'Falkland Islands|Falklands',
  ST: 'Sao Tome',
};

const listed = (code) => [english[code]].flat();

export const countryLines = () =>
  iso31661
    .toSorted((a, b) => (a.alpha2 < b.alpha2 ? -1 : 1))
    .map(({ alpha2, alpha3, name }) => {
      const names = [
        PREFERRED[alpha2] ?? listed(alpha2)[0],
        ...listed(alpha2),
        name,
        ...(ALSO[alpha2]?.split('|') ?? []),
      ];
      return `${alpha2} ${alpha3} ${[...new Set(names)].join('|')}`;
    });

/** A region of a region has its parent in front of a dash: `ES M-…`; the wider one is meant where names are the same. */
export const regionLines = () => {
  const byCountry = new Map();
  for (const { code, name, parent } of iso31662) {
    const country = code.slice(0, 2);
    const mark = parent.length === 2 ? '' : '-';
    byCountry.set(country, [...(byCountry.get(country) ?? []), `${mark}${code.slice(3)} ${name}`]);
  }
  return [...byCountry].sort().map(([country, regions]) => `${country} ${regions.join(';')}`);
};

/** Currencies in use: national ones and the shared ones. */
const CURRENCIES =
  `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF
 CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG
 HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD
 MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF
 SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS
 VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG`.split(/\s+/);
const CURRENCY_NAMES = { XCG: 'Caribbean Guilder', ZWG: 'Zimbabwean Gold' };
/** Signs that mean one currency only; `$`, `£`, `¥` and `kr` mean several. */
const SIGNS = {
  EUR: '€|Euros',
  INR: '₹',
  RUB: '₽',
  TRY: '₺',
  UAH: '₴',
  ILS: '₪',
  USD: 'US$|US Dollars|United States Dollar',
  GBP: 'Pound Sterling|Pounds Sterling|British Pounds',
  CNY: 'Renminbi|RMB',
};

const currencyLines = () =>
  CURRENCIES.map((code) => {
    const names = [CURRENCY_NAMES[code] ?? display('currency').of(code), ...(SIGNS[code]?.split('|') ?? [])];
    return `${code} ${names.join('|')}`;
  });

const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const pairs = letters.flatMap((a) => letters.map((b) => a + b));
/** Codes that others have replaced, as tags still have them. */
const FORMER = { he: 'iw', id: 'in', yi: 'ji', jv: 'jw', ro: 'mo' };
/** Languages with codes of three letters only that people do choose. */
const THREE = ['ceb', 'chr', 'fil', 'gsw', 'haw', 'hmn', 'kok', 'mai', 'nds', 'nso', 'prs', 'sat', 'yue'];
/** ISO 639-2 has two codes for some: the other one. */
const BIBLIOGRAPHIC = {
  sq: 'alb',
  hy: 'arm',
  eu: 'baq',
  my: 'bur',
  zh: 'chi',
  cs: 'cze',
  nl: 'dut',
  fr: 'fre',
  ka: 'geo',
  de: 'ger',
  el: 'gre',
  is: 'ice',
  mk: 'mac',
  mi: 'mao',
  ms: 'may',
  fa: 'per',
  ro: 'rum',
  sk: 'slo',
  bo: 'tib',
  cy: 'wel',
};
const NATIVE = {
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español|Castilian',
  it: 'Italiano',
  nl: 'Nederlands|Flemish',
  pt: 'Português',
  fa: 'Farsi',
  zh: 'Mandarin',
  nb: 'Norwegian Bokmal',
};

const languageLines = () => {
  const names = display('language');
  const three = new Map();
  for (const pair of pairs)
    for (const last of letters) {
      const [tag] = Intl.getCanonicalLocales(pair + last);
      if (tag.length === 2 && !three.has(tag)) three.set(tag, pair + last);
    }
  const two = pairs.filter((code) => {
    const [tag] = Intl.getCanonicalLocales(code);
    return tag === code && names.of(code) !== undefined;
  });
  return [...two, ...THREE].sort().map((code) => {
    const also = [three.get(code), BIBLIOGRAPHIC[code], FORMER[code]].filter(Boolean);
    const named = [...new Set([names.of(code), ...(NATIVE[code]?.split('|') ?? [])])];
    return `${[code, ...also].join(',')} ${named.join('|')}`;
  });
};

const write = (file, comment, name, lines) => {
  const text = lines.join('\n');
  if (/[`\\$]\{|`|\\/.test(text))
    throw new Error(`${name}: a character that a template would take for its own`);
  const path = join(root, 'src/functions/lookups/data', file);
  writeFileSync(path, `${comment}\nexport const ${name} = \`\n${text}\n\`;\n`);
  return path;
};

/** Lines of a data file, for the test that holds it to the packages. */
export const linesIn = (file) =>
  readFileSync(join(root, 'src/functions/lookups/data', file), 'utf8')
    .split('`')[1]
    .trim()
    .split('\n');

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const paths = [
    write(
      'countries.ts',
      '// Countries of ISO 3166-1, one a line: alpha-2, alpha-3, the name that is written, other names. Written by\n// scripts/lookup-data.mjs.',
      'COUNTRIES',
      countryLines(),
    ),
    write(
      'regions.ts',
      '// Regions of ISO 3166-2, one country a line: the code behind its dash and the name; a dash in front marks a region\n// within another. Written by scripts/lookup-data.mjs.',
      'REGIONS',
      regionLines(),
    ),
    write(
      'currencies.ts',
      '// Currencies of ISO 4217 in use, one a line: the code, its English name, signs and other names. Written by\n// scripts/lookup-data.mjs.',
      'CURRENCIES',
      currencyLines(),
    ),
    write(
      'languages.ts',
      '// Languages of ISO 639, one a line: the code as BCP 47 has it and its other codes, the English name, other names.\n// Written by scripts/lookup-data.mjs.',
      'LANGUAGES',
      languageLines(),
    ),
  ];
  execFileSync(join(root, 'node_modules/.bin/biome'), ['check', '--write', ...paths], { stdio: 'inherit' });
}
