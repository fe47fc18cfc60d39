// What the published description says of assets and documented replies do not do, with what shows it.
import { type Correction, optional } from './correction.ts';

const DATED = /^(?:BrowseAllPrograms|(?:Program|Channel|SmartList|Folder|StaticList)Response(?:WithRules)?)$/;

const nullable = (definition: string, name: string, evidence: string): Correction => ({
  definition,
  at: ['properties', name],
  becomes: (declared: object) => ({ anyOf: [declared, { type: 'null' }] }),
  reason: `${name} may be null`,
  evidence,
});

const corrections: readonly Correction[] = [
  ...['createdAt', 'updatedAt'].map((name) => ({
    definition: DATED,
    at: ['properties', name, 'format'],
    becomes: 'asset-date-time',
    reason: `${name} is spelt 2012-12-21T00:00:00Z+0000`,
    evidence: 'programs, channels, smart-lists, folders',
  })),
  optional('Folder', 'id', 'is called value in programs', 'programs: GET /rest/asset/v1/program/{id}.json'),
  ...['BrowseAllPrograms', 'ProgramResponse'].flatMap((definition) => [
    {
      definition,
      at: ['properties', 'type', 'enum'],
      becomes: ['Default', 'Email', 'Engagement', 'Event', 'Event with webinar'],
      reason: 'types are told by the names that people read',
      evidence: 'programs: browse and by id',
    },
    {
      definition,
      at: ['properties', 'status', 'enum'],
      becomes: (declared: readonly string[]) => [...declared, ''],
      reason: 'a program that has no status has an empty one',
      evidence: 'programs: browse and by id',
    },
  ]),
  nullable('ProgramResponse', 'costs', 'programs: GET /rest/asset/v1/program/{id}.json'),
  nullable('ChannelProgression', 'description', 'channels: GET /rest/asset/v1/channels.json'),
  nullable('FolderResponse', 'parent', 'folders: GET /rest/asset/v1/folders.json'),
  nullable('FolderResponse', 'description', 'folders: GET /rest/asset/v1/folder/{id}.json'),
  nullable('FolderResponse', 'url', 'folders: GET /rest/asset/v1/folder/{id}.json'),
  ...['SmartListResponse', 'SmartListResponseWithRules', 'StaticListResponse'].map((definition) =>
    optional(definition, 'description', 'is absent where there is none', 'smart-lists, static-lists: browse'),
  ),
  {
    definition: 'SmartListRules',
    at: ['properties', 'filterMatchType', 'enum'],
    becomes: ['all', 'any', 'advanced', 'All', 'Any', 'Advanced'],
    reason: 'is written in small letters',
    evidence: 'smart-lists: GET /rest/asset/v1/smartList/{id}.json',
  },
  ...['url', 'workspace'].map((name) =>
    optional('StaticListResponse', name, 'is not told', 'static-lists: GET /rest/asset/v1/staticLists.json'),
  ),
];

export const ASSET_CORRECTIONS = corrections.map((each): Correction => ({ ...each, file: 'asset' }));
