// Instants in the spellings that Marketo's interfaces write, and read.

/** Where each is seen: leads and objects; examples of the documentation; activities; assets; recordings of 2014. */
export type DateSpelling = 'zulu' | 'offset' | 'compact-offset' | 'asset' | 'bare';

export const DATE_SPELLINGS: readonly DateSpelling[] = ['zulu', 'offset', 'compact-offset', 'asset', 'bare'];

const PACIFIC_STANDARD = 8 * 3_600_000;

export const spellDate = (instant: number, spelling: DateSpelling = 'zulu'): string => {
  const text = new Date(instant).toISOString().slice(0, 19);
  switch (spelling) {
    case 'zulu':
      return `${text}Z`;
    case 'compact-offset':
      return `${text}+0000`;
    case 'asset':
      return `${text}Z+0000`;
    case 'bare':
      return text.replace('T', ' ');
    case 'offset':
      return `${new Date(instant - PACIFIC_STANDARD).toISOString().slice(0, 19)}-08:00`;
  }
};

const FORM =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?)(?:Z(?:\+0000)?|([+-]\d{2}):?(\d{2}))?)?$/;

/** Milliseconds of a date text in any of the spellings; a time without an offset is taken as UTC. */
export const readDate = (text: string): number | undefined => {
  const match = FORM.exec(text.trim());
  if (match === null) return undefined;
  const [, day = '', time = '00:00:00', hours = '+00', minutes = '00'] = match;
  const instant = Date.parse(`${day}T${time}${hours}:${minutes}`);
  return Number.isNaN(instant) ? undefined : instant;
};
