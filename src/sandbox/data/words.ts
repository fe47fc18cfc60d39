// The invented words that the records of the base population are put together from. No real people or companies.

/** A given and a family name, and both as they stand in an e-mail address. */
export const NAMES = [
  ['Tamsin', 'Quillfeather', 'tamsin.quillfeather'],
  ['Orrin', 'Mossgate', 'orrin.mossgate'],
  ['Della', 'Farrowmere', 'della.farrowmere'],
  ['Élodie', 'Brantôme-Vey', 'elodie.brantomevey'],
  ['Zoë', "O'Tarrelly", 'zoe.otarrelly'],
  ['Jürgen', 'Großkamp', 'juergen.grosskamp'],
  ['Łucja', 'Żarnowiec', 'lucja.zarnowiec'],
  ['晴香', '風森', 'haruka.kazemori'],
  ['서윤', '달빛', 'seoyun.dalbit'],
  ['ليان', 'النورسي', 'layan.alnursi'],
  ['Ирина', 'Светлогор', 'irina.svetlogor'],
  ['D’Arcy', 'Wynn, Jr.', 'darcy.wynn'],
  ['Kip 🚀', 'Lanternby', 'kip.lanternby'],
  ['Bo', 'Li-Ost', 'bo.liost'],
] as const;

export const COMPANIES = [
  'Nordwind & Söhne GmbH',
  'Lanternby, Ltd.',
  'Quill "Q" Works',
  'Société Brume-Claire',
  '風森電機',
  'Mossgate Freight',
  'Tidepool Analytics',
  'Żar Robotics',
] as const;

/** A country, a city, a state, a postal code, and the start of telephone numbers that are reserved for fiction. */
export const PLACES = [
  ['United States', 'Cambridge', 'Massachusetts', '02139', '+1 202-555-01'],
  ['United Kingdom', 'Bath', 'Somerset', 'BA1 1LT', '+44 20 7946 09'],
  ['Germany', 'Köln', 'Nordrhein-Westfalen', '50667', '+49 30 23125 1'],
  ['France', 'Besançon', 'Doubs', '25000', '+33 1 99 00 12 '],
  ['Australia', 'Hobart', 'Tasmania', '7000', '+61 2 5550 10'],
] as const;

export const STATUSES = [
  'New',
  'Open',
  'Working',
  'MQL',
  'SQL',
  'Customer',
  'Recycled',
  'Disqualified',
] as const;
export const SOURCES = ['Web', 'Webinar', 'Trade Show', 'Referral', 'Partner', 'List Import'] as const;
export const INDUSTRIES = ['Manufacturing', 'Health, Care', 'Logistics', 'Software', 'Education'] as const;
export const TITLES = [
  'VP, Marketing',
  'Buyer',
  'Head of "Growth"',
  'Engineer',
  'Geschäftsführerin',
  '部長',
] as const;
export const DEPARTMENTS = ['Marketing', 'R&D', 'Operations', 'Finance'] as const;
export const STREETS = ['Fennel Row', 'Lindenstraße', 'Rue de l’Écluse', 'Harbour Way'] as const;
export const STAGES = ['Qualification', 'Proposal', 'Negotiation', 'Closed Won', 'Closed Lost'] as const;
export const ROLES = ['Technical Buyer', 'Decision Maker', 'Influencer'] as const;

/** Texts with what makes a file hard to read: commas, quotes, line ends of all kinds, NUL, the text `null`. */
export const HOSTILE = [
  'asked for a call,\nthen said "next week"',
  'null',
  'line one\r\nline two\r\n\r\nline four',
  'a carriage return\ralone',
  'prefers e-mail\u2028and short texts\u0085now',
  '5" display; "quoted", twice ""',
  'a NUL \u0000 in between',
  ' leading and trailing ',
  '=SUM(A1:A2)\tis what the form said',
  '🙂👍🏽 — called back',
] as const;
