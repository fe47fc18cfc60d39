// The activities of a fresh sandbox: four for each lead, one after the other in the order of the leads, then one of each
// further type.
import { drawFor } from '../data/hash.ts';
import { createdAt, type Population } from '../data/population.ts';
import { SOURCES, STATUSES } from '../data/words.ts';
import { spellDate } from '../dates.ts';
import { type Activity, PER_LEAD } from './activity.ts';
import {
  CHANGE_DATA_VALUE,
  FILL_OUT_FORM,
  NEW_LEAD,
  OPEN_EMAIL,
  SEND_EMAIL,
  VISIT_WEBPAGE,
} from './activity-types.ts';
import { furtherActivities, furtherAt } from './further-activities.ts';

const PAGES = [
  'www.example.com/pricing.html',
  'www.example.com/docs?lang=en',
  'www.example.org/"quoted", page',
] as const;
const AGENT = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36';

/** How many activities a fresh sandbox has. */
export const activityCount = (leads: Population): number => leads.size * PER_LEAD + furtherActivities(leads);

/** The activity at a position, from 0 to the count of them. */
export const activityAt = (seed: number, leads: Population, position: number): Activity => {
  const further = position - leads.size * PER_LEAD;
  if (further >= 0) return { id: position + 1, ...furtherAt(seed, leads, further) };
  const index = Math.floor(position / PER_LEAD);
  const slot = position % PER_LEAD;
  const draw = drawFor(seed, index);
  const common = {
    id: position + 1,
    leadId: Number(leads.keyAt(index)),
    date: createdAt(index, leads.size) + slot * 1000,
  };
  if (slot === 0) {
    const source = draw.pick(200, ['Web form fillout', 'List import']);
    return {
      ...common,
      typeId: NEW_LEAD,
      primaryId: common.leadId,
      attributes: [
        ['Source Type', source],
        source === 'List import' ? ['List Name', 'Trade fair'] : ['Form Name', 'Newsletter'],
        ['Lead Source', draw.pick(201, SOURCES)],
        ['Created Date', spellDate(common.date).slice(0, 10)],
      ],
    };
  }
  if (slot === 1)
    return {
      ...common,
      typeId: draw.percent(202, 70) ? VISIT_WEBPAGE : FILL_OUT_FORM,
      primaryId: 70 + draw.below(203, PAGES.length),
      primary: draw.pick(203, PAGES),
      attributes: [
        ['Client IP Address', `192.0.2.${draw.below(204, 256)}`],
        ['Query Parameters', ''],
        ['Referrer URL', ''],
        ['User Agent', AGENT],
      ],
    };
  if (slot === 2)
    return {
      ...common,
      typeId: CHANGE_DATA_VALUE,
      primaryId: 500,
      primary: 'Lead Status',
      field: 'leadStatus',
      attributes: [
        ['New Value', draw.pick(29, STATUSES)],
        ['Old Value', null],
        ['Reason', 'Changed by a smart campaign'],
        ['Source', 'Marketo Flow Action'],
      ],
    };
  return {
    ...common,
    typeId: draw.percent(205, 60) ? SEND_EMAIL : OPEN_EMAIL,
    campaignId: 3000 + draw.below(206, 6),
    primaryId: 8000 + draw.below(207, 9),
    primary: `Newsletter ${1 + draw.below(207, 9)}`,
    attributes: [
      ['Campaign Run ID', 100 + draw.below(208, 50)],
      ['Choice Number', 0],
      ['Has Predictive', draw.percent(209, 10)],
      ['Step ID', draw.below(210, 9)],
    ],
  };
};
