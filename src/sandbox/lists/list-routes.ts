// Static lists of the lead database: browse, members, adding and removing them.
import { ADD_TO_LIST, REMOVE_FROM_LIST } from '../activities/activity-types.ts';
import { spellDate } from '../dates.ts';
import { ApiError, reason } from '../http/api-error.ts';
import { pageOf, tokenOnly } from '../http/page.ts';
import { idParam, readIds, readList } from '../http/read-records.ts';
import { type Call, type Handler, type Route, result } from '../http/route.ts';
import type { Instance } from '../instance.ts';
import { createLeadRenderer } from '../leads/render-lead.ts';
import type { StaticList } from './lists.ts';

const render = ({ id, name, description, programName, createdAt, updatedAt }: StaticList) => ({
  id,
  name,
  ...(description === undefined ? {} : { description }),
  ...(programName === undefined ? {} : { programName }),
  workspaceName: 'Default',
  workspaceId: 1,
  createdAt: spellDate(createdAt),
  updatedAt: spellDate(updatedAt),
});

const listOf = (call: Call, { lists }: Instance): StaticList => {
  const id = idParam(call, 'listId');
  const found = lists.get(id);
  if (found === undefined) throw new ApiError('1013', `List '${id}' not found`);
  return found;
};

/** Does an item have one of the names asked for, if any are? */
const isAsked = (query: URLSearchParams, name: string, value: string | undefined): boolean => {
  const asked = name === 'name' || name === 'programName' ? query.getAll(name) : readList(query, name);
  return asked.length === 0 || asked.includes(value ?? '');
};

const browse: Handler = (call, instance) => {
  const { query } = call;
  const found = instance.lists
    .all()
    .filter(
      ({ id, name, programName }) =>
        isAsked(query, 'id', String(id)) &&
        isAsked(query, 'name', name) &&
        isAsked(query, 'programName', programName) &&
        isAsked(query, 'workspaceName', 'Default'),
    );
  const page = pageOf(found, call, instance);
  return result(page.items.map(render), tokenOnly(page));
};

const members: Handler = (call, instance) => {
  const show = createLeadRenderer(call, instance);
  const page = pageOf(instance.lists.members(listOf(call, instance).id), call, instance);
  return result(page.items.map(show), tokenOnly(page));
};

const skipped = (id: number, code: string, text: string) => ({
  id,
  status: 'skipped',
  reasons: [reason(code, text)],
});

const add: Handler = (call, instance) => {
  const { lists, leads, activities } = instance;
  const list = listOf(call, instance);
  return result(
    readIds(call, instance).map((leadId) => {
      if (!leads.records.has(leadId)) return skipped(leadId, '1004', 'Lead not found');
      // Who is on the list already is added again without a word.
      if (!lists.isMember(list.id, leadId)) {
        lists.add(list.id, leadId);
        activities.note({
          leadId,
          typeId: ADD_TO_LIST,
          primaryId: list.id,
          primary: list.name,
          attributes: [['Source', 'Web service API']],
        });
      }
      return { id: leadId, status: 'added' };
    }),
  );
};

const remove: Handler = (call, instance) => {
  const { lists, leads, activities } = instance;
  const list = listOf(call, instance);
  return result(
    readIds(call, instance).map((leadId) => {
      if (!leads.records.has(leadId)) return skipped(leadId, '1004', 'Lead not found');
      if (!lists.isMember(list.id, leadId)) return skipped(leadId, '1015', 'Lead not in list');
      lists.remove(list.id, leadId);
      activities.note({
        leadId,
        typeId: REMOVE_FROM_LIST,
        primaryId: list.id,
        primary: list.name,
        attributes: [['Source', 'Web service API']],
      });
      return { id: leadId, status: 'removed' };
    }),
  );
};

const isMember: Handler = (call, instance) => {
  const { lists, leads } = instance;
  const list = listOf(call, instance);
  return result(
    readIds(call, instance).map((id) =>
      leads.records.has(id)
        ? { id, status: lists.isMember(list.id, id) ? 'memberof' : 'notmemberof' }
        : skipped(id, '1004', 'Lead not found'),
    ),
  );
};

const read = ['Read-Only Lead', 'Read-Write Lead'] as const;
const write = ['Read-Write Lead'] as const;

export const listRoutes: readonly Route[] = [
  { method: 'GET', path: '/rest/v1/lists.json', permissions: read, handler: browse },
  {
    method: 'GET',
    path: '/rest/v1/lists/{listId}.json',
    permissions: read,
    handler: (call, instance) => result([render(listOf(call, instance))]),
  },
  { method: 'GET', path: '/rest/v1/list/{listId}/leads.json', permissions: read, handler: members },
  { method: 'GET', path: '/rest/v1/lists/{listId}/leads.json', permissions: read, handler: members },
  { method: 'POST', path: '/rest/v1/lists/{listId}/leads.json', permissions: write, handler: add },
  { method: 'DELETE', path: '/rest/v1/lists/{listId}/leads.json', permissions: write, handler: remove },
  {
    method: 'GET',
    path: '/rest/v1/lists/{listId}/leads/ismember.json',
    permissions: read,
    handler: isMember,
  },
];
