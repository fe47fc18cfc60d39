// Campaigns of the lead database: browse, schedule, trigger.
import { REQUEST_CAMPAIGN } from '../activities/activity-types.ts';
import { CAMPAIGNS, type Campaign, PROGRAMS } from '../assets/programs.ts';
import { FIRST_INSTANT } from '../data/population.ts';
import { readDate, spellDate } from '../dates.ts';
import { ApiError } from '../http/api-error.ts';
import { pageOf, tokenOnly } from '../http/page.ts';
import { idParam, isObject, member, readBodyObject, readList } from '../http/read-records.ts';
import { type Call, type Handler, type Route, result } from '../http/route.ts';

const FIVE_MINUTES = 300_000;
const TWO_YEARS = 2 * 31_557_600_000;
const MOST = 100;
const CLONES_PER_DAY = 20;

/** A campaign as replies have it. */
export const renderCampaign = ({ id, name, description, type, programId, active }: Campaign) => ({
  id,
  name,
  description,
  type,
  programName: PROGRAMS.find((program) => program.id === programId)?.name ?? '',
  programId,
  workspaceName: 'Default',
  createdAt: spellDate(FIRST_INSTANT),
  updatedAt: spellDate(FIRST_INSTANT + 60_000),
  active,
});

const campaignOf = (call: Call): Campaign => {
  const id = idParam(call, 'campaignId');
  const found = CAMPAIGNS.find((each) => each.id === id);
  if (found === undefined) throw new ApiError('1013', `Campaign '${id}' not found`);
  return found;
};

const browse: Handler = (call, instance) => {
  const ids = readList(call.query, 'id');
  const names = call.query.getAll('name');
  const programs = call.query.getAll('programName');
  const triggerable = call.query.get('isTriggerable');
  const found = CAMPAIGNS.map(renderCampaign).filter(
    ({ id, name, programName, type }) =>
      (ids.length === 0 || ids.includes(String(id))) &&
      (names.length === 0 || names.includes(name)) &&
      (programs.length === 0 || programs.includes(programName)) &&
      (triggerable !== 'true' || type === 'trigger'),
  );
  const page = pageOf(found, call, instance);
  return result(page.items, tokenOnly(page));
};

const inputOf = (call: Call) => {
  const body = call.optionalJson();
  const input = body === undefined ? {} : member(readBodyObject(body), 'input');
  return isObject(input) ? input : {};
};

const schedule: Handler = (call, { clock, store }) => {
  const { id, type } = campaignOf(call);
  const { runAt, cloneToProgramName, cloneToProgram, tokens } = inputOf(call);
  if (type !== 'batch') throw new ApiError('1003', 'Only batch campaigns can be scheduled');
  if (Array.isArray(tokens) && tokens.length > MOST)
    throw new ApiError('1003', `Too many tokens: ${tokens.length}`);
  if (runAt !== undefined && runAt !== null) {
    const instant = typeof runAt === 'string' ? readDate(runAt) : undefined;
    if (instant === undefined) throw new ApiError('1003', `Invalid value '${String(runAt)}' for runAt`);
    if (instant > clock.now() + TWO_YEARS) throw new ApiError('1042', 'Invalid runAt date');
    // What lies in the past, or not five minutes ahead, runs in five minutes.
    store.collection<number>('scheduled').put(String(id), Math.max(instant, clock.now() + FIVE_MINUTES));
  }
  if (cloneToProgramName !== undefined || cloneToProgram !== undefined) {
    const today = Math.floor(clock.now() / 86_400_000);
    if (store.next(`clones${today}`, 1) > CLONES_PER_DAY) throw new ApiError('1020');
  }
  return result([{ id }]);
};

const trigger: Handler = (call, { leads, activities }) => {
  const { id, name, type, active } = campaignOf(call);
  const { leads: given, tokens } = inputOf(call);
  if (type !== 'trigger' || !active)
    throw new ApiError('1003', 'Campaign is not an active trigger campaign with source Web Service API');
  if (!Array.isArray(given) || given.length === 0) throw new ApiError('1003', 'Leads not specified');
  if (given.length > MOST) throw new ApiError('1003', `Too many leads: ${given.length}`);
  if (Array.isArray(tokens) && tokens.length > MOST)
    throw new ApiError('1003', `Too many tokens: ${tokens.length}`);
  for (const lead of given as readonly unknown[]) {
    const leadId = isObject(lead) ? lead.id : undefined;
    if (typeof leadId === 'number' && leads.records.has(leadId))
      activities.note({
        leadId,
        typeId: REQUEST_CAMPAIGN,
        campaignId: id,
        primaryId: id,
        primary: name,
        attributes: [['Source', 'Web service API']],
      });
  }
  return result([{ id }]);
};

const read = ['Read-Only Campaign', 'Execute Campaign'] as const;
const run = ['Execute Campaign'] as const;

export const campaignRoutes: readonly Route[] = [
  { method: 'GET', path: '/rest/v1/campaigns.json', permissions: read, handler: browse },
  {
    method: 'GET',
    path: '/rest/v1/campaigns/{campaignId}.json',
    permissions: read,
    handler: (call) => result([renderCampaign(campaignOf(call))]),
  },
  {
    method: 'POST',
    path: '/rest/v1/campaigns/{campaignId}/schedule.json',
    permissions: run,
    handler: schedule,
  },
  {
    method: 'POST',
    path: '/rest/v1/campaigns/{campaignId}/trigger.json',
    permissions: run,
    handler: trigger,
  },
];
