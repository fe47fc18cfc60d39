// The programs and channels of the instance, and its campaigns, folders and smart lists: a few of each kind.
import { FIRST_INSTANT } from '../data/population.ts';

interface Status {
  readonly name: string;
  readonly step: number;
  readonly success: boolean;
}

export interface Channel {
  readonly id: number;
  readonly name: string;
  readonly programType: string;
  readonly statuses: readonly Status[];
}

const statuses = (text: string): readonly Status[] =>
  ['Not in Program', ...text.split(', ')].map((name, index) => ({
    name: name.replace('*', ''),
    step: index * 10,
    success: name.endsWith('*'),
  }));

export const CHANNELS: readonly Channel[] = [
  {
    id: 1,
    name: 'Trade Show',
    programType: 'event',
    statuses: statuses('Invited, On List, Visited, Influenced*'),
  },
  {
    id: 2,
    name: 'Webinar',
    programType: 'event_with_webinar',
    statuses: statuses('Invited, Registered, Attended*, On List'),
  },
  {
    id: 3,
    name: 'Email Send',
    programType: 'email_batch_program',
    statuses: statuses('Sent, Opened, Clicked, Influenced*'),
  },
  { id: 4, name: 'Nurture', programType: 'nurture', statuses: statuses('Member, Engaged, Influenced*') },
  { id: 5, name: 'List Import', programType: 'program', statuses: statuses('Member*, On List') },
];

export interface Program {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly type: 'Default' | 'Engagement' | 'Event' | 'Email';
  readonly channel: string;
  readonly status: string;
  readonly createdAt: number;
  /** Of the base population, every so-manyeth lead from the first on is a member. */
  readonly every: number;
  readonly first: number;
}

const DAY = 86_400_000;
const program = (
  id: number,
  name: string,
  type: Program['type'],
  channel: string,
  every: number,
  first: number,
  status = '',
): Program => ({
  id,
  name,
  description: `${name}, as made up`,
  type,
  channel,
  status,
  createdAt: FIRST_INSTANT + (id % 40) * DAY,
  every,
  first,
});

export const PROGRAMS: readonly Program[] = [
  program(1001, 'Trade Show 2022', 'Event', 'Trade Show', 4, 1),
  program(1002, 'Webinar, "Spring"', 'Event', 'Webinar', 5, 2),
  program(1003, 'Newsletter', 'Email', 'Email Send', 3, 0, 'unlocked'),
  program(1004, 'Nurture', 'Engagement', 'Nurture', 7, 3, 'on'),
  program(1005, 'Imports', 'Default', 'List Import', 50, 5),
  program(1006, 'Big Blue Thing Product Launch', 'Default', 'List Import', 60, 6),
  program(1044, 'Roadshow', 'Event', 'Trade Show', 6, 4),
];

export const channelOf = ({ channel }: Program): Channel | undefined =>
  CHANNELS.find(({ name }) => name === channel);

export interface Campaign {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly type: 'batch' | 'trigger';
  readonly programId: number;
  readonly active: boolean;
}

export const CAMPAIGNS: readonly Campaign[] = Array.from({ length: 8 }, (_, index): Campaign => {
  const isTrigger = index % 2 === 0;
  return {
    id: 3000 + index,
    name: `${isTrigger ? 'Requested' : 'Nightly'} ${index}`,
    description: ' ',
    type: isTrigger ? 'trigger' : 'batch',
    programId: PROGRAMS[index % PROGRAMS.length]?.id ?? 1001,
    active: index !== 6,
  };
});

export interface Folder {
  readonly id: number;
  readonly name: string;
  readonly parent: number | null;
  readonly folderType: string;
  readonly path: string;
}

export const FOLDERS: readonly Folder[] = [
  { id: 14, name: 'Marketing Activities', parent: null, folderType: 'Zone', path: '/Marketing Activities' },
  { id: 15, name: 'Default', parent: 14, folderType: 'Zone', path: '/Marketing Activities/Default' },
  {
    id: 31,
    name: 'Lists',
    parent: 15,
    folderType: 'Marketing Folder',
    path: '/Marketing Activities/Default/Lists',
  },
  {
    id: 75,
    name: 'Events',
    parent: 15,
    folderType: 'Marketing Folder',
    path: '/Marketing Activities/Default/Events',
  },
];

export interface SmartList {
  readonly id: number;
  readonly name: string;
  /** Of all leads, every so-manyeth. */
  readonly every: number;
}

export const SMART_LISTS: readonly SmartList[] = [
  { id: 4001, name: 'All leads', every: 1 },
  { id: 4002, name: 'Active, half', every: 2 },
  { id: 4003, name: 'Unsubscribed', every: 12 },
];
