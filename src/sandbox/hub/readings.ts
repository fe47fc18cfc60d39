// The hub's resources that can only be read: activities, lists, campaigns.

import { renderActivity } from '../activities/activity-routes.ts';
import { ACTIVITY_TYPES } from '../activities/activity-types.ts';
import { CAMPAIGNS } from '../assets/programs.ts';
import { renderCampaign } from '../campaigns/campaign-routes.ts';
import { spellDate } from '../dates.ts';
import type { Instance } from '../instance.ts';
import { checkFilter, type HubRecord, type HubResource, walkList } from './resource.ts';

const pick = (record: HubRecord, names: readonly string[]): HubRecord =>
  Object.fromEntries(names.map((name) => [name, Object.hasOwn(record, name) ? record[name] : null]));

/** A resource over items that are few. */
const few = (
  items: readonly (HubRecord & { readonly id: number })[],
  filters: readonly string[],
  fields: readonly string[],
  read: HubResource['read'],
): HubResource => {
  const ids = items.map(({ id }) => id);
  const byId = new Map(items.map((item) => [String(item.id), item]));
  return {
    read,
    write: [],
    fields,
    walk: (from) => walkList(ids, from),
    find: async (condition) => {
      checkFilter(condition, filters);
      const wanted = new Set(condition.values.map((value) => value.toLowerCase()));
      return items
        .filter((item) => wanted.has(String(item[condition.field]).toLowerCase()))
        .map(({ id }) => id);
    },
    keyOf: (id) => byId.get(id)?.id,
    render: (key, names) => pick(byId.get(String(key)) ?? {}, names),
  };
};

export const lists = (instance: Instance): HubResource =>
  few(
    instance.lists.all().map((list) => ({
      ...list,
      workspaceName: 'Default',
      createdAt: spellDate(list.createdAt),
      updatedAt: spellDate(list.updatedAt),
    })),
    ['id', 'name'],
    ['id', 'name', 'description', 'programName', 'workspaceName', 'createdAt', 'updatedAt'],
    ['Read-Only Lead', 'Read-Write Lead'],
  );

export const campaigns = (): HubResource =>
  few(
    CAMPAIGNS.map(renderCampaign),
    ['id', 'name'],
    [
      'id',
      'name',
      'description',
      'type',
      'programName',
      'programId',
      'workspaceName',
      'createdAt',
      'updatedAt',
      'active',
    ],
    ['Read-Only Campaign', 'Execute Campaign'],
  );

export const activityTypes = (): HubResource =>
  few(
    ACTIVITY_TYPES.map((type) => ({ ...type })),
    ['id', 'name'],
    ['id', 'name', 'apiName', 'description', 'primaryAttribute', 'attributes'],
    ['Read-Only Activity', 'Read-Write Activity', 'Read-Only Activity Metadata'],
  );

const ACTIVITY_FIELDS = [
  'id',
  'marketoGUID',
  'leadId',
  'activityDate',
  'activityTypeId',
  'campaignId',
  'primaryAttributeValueId',
  'primaryAttributeValue',
  'attributes',
];

/** Activities by their positions in the stream; there is no call for one of them. */
export const activitiesOf = ({ activities }: Instance): HubResource => ({
  read: ['Read-Only Activity', 'Read-Write Activity'],
  write: [],
  fields: ACTIVITY_FIELDS,
  walk: function* (from) {
    const end = activities.end();
    for (let position = from; position < end; position++)
      if (activities.at(position) !== undefined) yield [position, position];
  },
  find: async (condition) => {
    checkFilter(condition, ['leadId']);
    return activities
      .positionsOf(condition.values.map(Number))
      .filter((position) => activities.at(position) !== undefined);
  },
  render: (key, names) => {
    const activity = activities.at(Number(key));
    return pick(activity === undefined ? {} : renderActivity(activity, 'zulu'), names);
  },
});
