// The invented words that made-up leads are put together from. No real people or companies.

/** Lead statuses of the demo instance. */
export const LEAD_STATUSES = [
  'New',
  'Open',
  'Working',
  'MQL',
  'SQL',
  'Qualified',
  'Customer',
  'Disqualified',
  'Recycled',
  'Nurture',
] as const;

/** Lead sources of the demo instance. */
export const LEAD_SOURCES = [
  'Web',
  'Webinar',
  'Trade Show',
  'Referral',
  'Partner',
  'List Import',
  'Paid Search',
  'Content',
] as const;

/** A given and a family name, and both in ASCII, as e-mail addresses must be. */
export const NAMES = [
  ['Élodie', 'Brantôme-Vey', 'elodie.brantomevey'],
  ['Zoë', "O'Tarrelly", 'zoe.otarrelly'],
  ['Mårten', 'Åkerhjälm', 'marten.akerhjalm'],
  ['Łucja', 'Żarnowiec', 'lucja.zarnowiec'],
  ['Jürgen', 'Großkamp', 'juergen.grosskamp'],
  ['Inés', 'Peñalonga', 'ines.penalonga'],
  ['João', 'Valdações', 'joao.valdacoes'],
  ['晴香', '風森', 'haruka.kazemori'],
  ['若琳', '云溪', 'ruolin.yunxi'],
  ['서윤', '달빛', 'seoyun.dalbit'],
  ['נועה', 'בר־אלון', 'noa.baralon'],
  ['ليان', 'النورسي', 'layan.alnursi'],
  ['Ирина', 'Светлогор', 'irina.svetlogor'],
  ['Δάφνη', 'Ασπρόπετρα', 'dafni.aspropetra'],
  ['Tamsin', 'Quillfeather', 'tamsin.quillfeather'],
  ['Orrin', 'Mossgate', 'orrin.mossgate'],
  ['Della', 'Farrowmere', 'della.farrowmere'],
  ['Kip 🚀', 'Lanternby', 'kip.lanternby'],
  ['D’Arcy', 'Wynn, Jr.', 'darcy.wynn'],
  ['Bo', 'Li-Ost', 'bo.liost'],
] as const;

export const COMPANIES = [
  'Nordwind & Söhne GmbH',
  'Lanternby, Ltd.',
  'Quill "Q" Works',
  'Société Brume-Claire',
  '風森電機',
  'Mossgate Freight',
  'Aspropetra Foods',
  'Tidepool Analytics',
  'Żar Robotics',
  'Copperleaf Health',
] as const;

/** A country with a city, and the start of telephone numbers that are reserved for fiction. */
export const PLACES = [
  {
    country: 'United States',
    city: 'Cambridge',
    state: 'Massachusetts',
    postalCode: '02139',
    phone: '+1 202-555-01',
  },
  {
    country: 'United Kingdom',
    city: 'Bath',
    state: null,
    postalCode: 'BA1 1LT',
    phone: '+44 20 7946 09',
  },
  {
    country: 'Germany',
    city: 'Köln',
    state: 'Nordrhein-Westfalen',
    postalCode: '50667',
    phone: '+49 30 23125 1',
  },
  {
    country: 'France',
    city: 'Besançon',
    state: null,
    postalCode: '25000',
    phone: '+33 1 99 00 12 ',
  },
  {
    country: 'Australia',
    city: 'Hobart',
    state: 'Tasmania',
    postalCode: '7000',
    phone: '+61 2 5550 10',
  },
] as const;

export const INDUSTRIES = [
  'Manufacturing',
  'Health, Care',
  'Logistics',
  'Software',
  'Food & Drink',
  'Education',
] as const;
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

/** Notes with what makes reading hard: commas, quotes, line ends, tabs, signs out of the ordinary. */
export const NOTES = [
  'asked for a call,\nthen said "next week"',
  'met at the fair; likes tea, not coffee',
  'null',
  'line one\r\nline two\r\n\r\nline four',
  'prefers e-mail\u2028and short texts',
  '5" display; "quoted", twice ""',
  'ご連絡ください。「急ぎません」',
  '=SUM(A1:A2)\tis what the form said',
  '🙂👍🏽 — called back',
] as const;
