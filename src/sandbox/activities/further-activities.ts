// One activity of each further type that the sandbox announces, with all its attributes, after those of the leads.
import { CAMPAIGNS, PROGRAMS } from '../assets/programs.ts';
import type { Value } from '../data/field.ts';
import { type Draw, drawFor } from '../data/hash.ts';
import { createdAt, type Population } from '../data/population.ts';
import { ROLES } from '../data/words.ts';
import { spellDate } from '../dates.ts';
import { type Activity, PER_LEAD } from './activity.ts';
import {
  ACTIVITY_TYPES,
  type ActivityAttribute,
  type ActivityType,
  CHANGE_DATA_VALUE,
  DELETE_LEAD,
  NEW_LEAD,
} from './activity-types.ts';

/** Every lead has the first two already; a deleted lead would have to be gone. */
const NOT_MADE: readonly number[] = [NEW_LEAD, CHANGE_DATA_VALUE, DELETE_LEAD];
const MADE = ACTIVITY_TYPES.filter(({ id }) => !NOT_MADE.includes(id));

/** Texts by the names of their attributes. */
const TEXTS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    'Bot Activity Pattern': ['Match with IAB UA/IP list'],
    Category: ['2', '4'],
    'Change Value': ['+10', '-5'],
    'Client IP Address': ['192.0.2.7', '192.0.2.99'],
    'Converted Status': ['Qualified'],
    Date: ['2022-12-30', '2022-12-31'],
    Description: ['Asked for a "price", twice'],
    Details: ['554 5.4.7 [internal] no MX for domain'],
    Device: ['iPhone', 'Desktop'],
    Email: ['tamsin.quillfeather@example.com'],
    'Error Type': ['500', 'timeout'],
    'Form Fields': ['a:1:{s:5:"Email";s:15:"zoe@example.com";}'],
    Link: ['https://www.example.com/offer?a=1&b=2'],
    'Link ID': ['4711'],
    // Ids that no lead of the base population has.
    'Merge IDs': ['7990', '7990,7991'],
    'Merge Source': ['leaddb'],
    'New Nurture Cadence': ['Norm'],
    'New Stage': ['MQL'],
    'New Status': ['Attended'],
    'Old Stage': ['Lead'],
    'Old Status': ['Invited'],
    Platform: ['iOS', 'Linux'],
    'Previous Nurture Cadence': ['Paus'],
    'Query Parameters': ['utm_source=mail&utm_medium=é'],
    Reason: ['Changed by a smart campaign'],
    'Referrer URL': ['https://www.example.org/'],
    Role: ROLES,
    'Search Engine': ['Google'],
    'Search Query': ['pumps, "quiet" ones'],
    Source: ['Marketo Flow Action', 'Web service API'],
    Subcategory: ['2003', '4003'],
    URL: ['https://www.example.com/giveaway'],
    'User Agent': ['Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X)'],
    'Webpage URL': ['/pricing.html'],
  }),
);

const madeValue = ({ name, dataType }: ActivityAttribute, salt: number, draw: Draw, date: number): Value => {
  switch (dataType) {
    case 'integer':
      return draw.below(salt, 100);
    case 'boolean':
      return draw.percent(salt, 50);
    case 'datetime':
      return spellDate(date - draw.below(salt, 100) * 3_600_000);
    default: {
      const texts = TEXTS.get(name);
      return texts === undefined ? null : draw.pick(salt, texts);
    }
  }
};

type Subject = Pick<Activity, 'primaryId' | 'primary'>;

const oneOf = (items: readonly { readonly id: number; readonly name: string }[], draw: Draw): Subject => {
  const { id, name } = draw.pick(220, items);
  return { primaryId: id, primary: name };
};

/** What the activity is about, as its type's primary attribute tells. */
const subjectOf = ({ name, primaryAttribute, custom }: ActivityType, leadId: number, draw: Draw): Subject => {
  if (custom) return { primary: `${primaryAttribute?.name ?? name} "of the year"` };
  const number = 1 + draw.below(220, 9);
  switch (primaryAttribute?.name) {
    case 'Mailing ID':
      return { primaryId: 7999 + number, primary: `Newsletter ${number}` };
    case 'Program ID':
      return oneOf(PROGRAMS, draw);
    case 'Campaign ID':
      return oneOf(CAMPAIGNS, draw);
    case 'Lead ID':
      return { primaryId: leadId };
    default:
      return { primaryId: 600 + number, primary: `${name} ${number}` };
  }
};

/** How many there are: none without leads. */
export const furtherActivities = ({ size }: Population): number => (size === 0 ? 0 : MADE.length);

/** The activity at an index below {@link furtherActivities}; its id is still to be given. */
export const furtherAt = (seed: number, leads: Population, index: number): Omit<Activity, 'id'> => {
  const type = MADE[index];
  if (type === undefined) throw new RangeError(`no further activity ${index}`);
  const lead = Math.floor((index * leads.size) / MADE.length);
  const leadId = Number(leads.keyAt(lead));
  const draw = drawFor(seed, lead);
  // Right after what the last lead did, so that the order of all activities is that of their dates.
  const date = createdAt(leads.size - 1, leads.size) + (PER_LEAD + index) * 1000;
  return {
    leadId,
    date,
    typeId: type.id,
    ...subjectOf(type, leadId, draw),
    attributes: type.attributes.map(
      (each, position) => [each.name, madeValue(each, 221 + position, draw, date)] as const,
    ),
  };
};
