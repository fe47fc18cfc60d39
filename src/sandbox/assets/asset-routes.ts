// Browsing of assets: by offset, with dates of their own spelling, and a warning in place of an empty result.
import { FIRST_INSTANT } from '../data/population.ts';
import { spellDate } from '../dates.ts';
import { ApiError } from '../http/api-error.ts';
import { idParam } from '../http/read-records.ts';
import type { Call, Handler, Reply, Route } from '../http/route.ts';
import type { Instance } from '../instance.ts';
import {
  CHANNELS,
  type Channel,
  FOLDERS,
  type Folder,
  PROGRAMS,
  type Program,
  SMART_LISTS,
  type SmartList,
} from './programs.ts';

const NOTHING = 'No assets found for the given search criteria.';
const DEFAULT_RETURN = 20;
const MOST_RETURNED = 200;

const date = (instant: number): string => spellDate(instant, 'asset');
const dates = { createdAt: date(FIRST_INSTANT), updatedAt: date(FIRST_INSTANT + 60_000) };

const whole = (call: Call, name: string, usual: number): number => {
  const text = call.query.get(name) ?? String(usual);
  if (!/^\d{1,9}$/.test(text)) throw new ApiError('1003', `Invalid value '${text}' for ${name}`);
  return Number(text);
};

const assets = (items: readonly unknown[]): Reply =>
  items.length === 0
    ? { json: { errors: [], warnings: [NOTHING] } }
    : { json: { result: items, errors: [], warnings: [] } };

const page = (items: readonly unknown[], call: Call): Reply => {
  const offset = whole(call, 'offset', 0);
  const most = Math.min(whole(call, 'maxReturn', DEFAULT_RETURN), MOST_RETURNED);
  return assets(items.slice(offset, offset + most));
};

const program = ({ id, name, description, type, channel, status, createdAt }: Program) => ({
  id,
  name,
  description,
  createdAt: date(createdAt),
  updatedAt: date(createdAt + 60_000),
  url: `https://app-sandbox.example.com/#PG${id}A1`,
  type,
  channel,
  folder: { type: 'Folder', value: 75, folderName: 'Events' },
  status,
  workspace: 'Default',
  headStart: false,
});

/** What is told of one program, and not where all are browsed. */
const programInFull = (one: Program) => ({ ...program(one), tags: [], costs: null });

const channel = ({ id, name, programType, statuses }: Channel) => ({
  id,
  name,
  applicableProgramType: programType,
  progressionStatuses: statuses.map((status) => ({ ...status, description: null, hidden: false })),
  ...dates,
});

const smartList = ({ id, name }: SmartList) => ({
  id,
  name,
  ...dates,
  url: `https://app-sandbox.example.com/#SL${id}A1`,
  folder: { id: 31, type: 'Folder' },
  workspace: 'Default',
});

const folder = ({ id, name, parent, folderType, path }: Folder) => ({
  name,
  description: '',
  ...dates,
  url: parent === null ? null : `https://app-sandbox.example.com/#MF${id}A1`,
  folderId: { id, type: 'Folder' },
  folderType,
  parent: parent === null ? null : { id: parent, type: 'Folder' },
  path,
  isArchive: false,
  isSystem: folderType === 'Zone',
  accessZoneId: 1,
  workspace: 'Default',
  id,
});

const staticLists: Handler = (call, { lists }: Instance) =>
  page(
    lists
      .all()
      .filter(({ name }) => (call.query.get('name') ?? name) === name)
      .map(({ id, name, description, folderId, createdAt, updatedAt }) => ({
        id,
        name,
        ...(description === undefined ? {} : { description }),
        createdAt: date(createdAt),
        updatedAt: date(updatedAt),
        folder: { id: folderId, type: 'Folder' },
        computedUrl: `https://app-sandbox.example.com/#ST${id}A1`,
      })),
    call,
  );

const createList: Handler = (call, { lists }) => {
  const name = call.query.get('name');
  if (name === null || name === '') throw new ApiError('701', 'name cannot be blank');
  if (lists.all().some((each) => each.name === name))
    throw new ApiError('709', `Static List '${name}' already exists`);
  const description = call.query.get('description');
  const { id } = lists.create({ name, folderId: 31, ...(description === null ? {} : { description }) });
  return assets([
    {
      id,
      name,
      ...dates,
      folder: { id: 31, type: 'Folder' },
      computedUrl: `https://app-sandbox.example.com/#ST${id}A1`,
    },
  ]);
};

const named =
  <Item extends { readonly name: string }>(
    items: readonly Item[],
    render: (item: Item) => unknown,
  ): Handler =>
  (call) =>
    page(items.filter(({ name }) => (call.query.get('name') ?? name) === name).map(render), call);

const byId =
  <Item extends { readonly id: number }>(items: readonly Item[], render: (item: Item) => unknown): Handler =>
  (call) =>
    assets(items.filter(({ id }) => id === idParam(call, 'id')).map(render));

const programs: Handler = (call) => {
  const { query } = call;
  const type = query.get('filterType') === 'id' ? query.get('filterValues')?.split(',') : undefined;
  return page(
    PROGRAMS.filter(({ id }) => type === undefined || type.includes(String(id))).map(program),
    call,
  );
};

const route = (path: string, handler: Handler, method: Route['method'] = 'GET'): Route => ({
  method,
  path: `/rest/asset/v1/${path}`,
  permissions: ['Read-Only Asset'],
  handler,
});

export const assetRoutes: readonly Route[] = [
  route('programs.json', programs),
  route('program/byName.json', named(PROGRAMS, programInFull)),
  route('program/{id}.json', byId(PROGRAMS, programInFull)),
  route('channels.json', (call) => page(CHANNELS.map(channel), call)),
  route('channel/byName.json', named(CHANNELS, channel)),
  route('smartLists.json', (call) => page(SMART_LISTS.map(smartList), call)),
  route('smartList/byName.json', named(SMART_LISTS, smartList)),
  route('smartList/{id}.json', byId(SMART_LISTS, smartList)),
  route('folders.json', (call) => page(FOLDERS.map(folder), call)),
  route('folder/{id}.json', byId(FOLDERS, folder)),
  route('staticLists.json', staticLists),
  route('staticLists.json', createList, 'POST'),
];
