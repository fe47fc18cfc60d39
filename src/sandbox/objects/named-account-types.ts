// Named accounts and the lists of them, as object types.
import { type ObjectType, objectType } from './object-type.ts';

const SEARCHABLE = [
  'marketoGUID',
  'annualRevenue',
  'city',
  'country',
  'domainName',
  'industry',
  'logoUrl',
  'membershipCount',
  'name',
  'numberOfEmployees',
  'opptyAmount',
  'opptyCount',
  'score1',
  'score2',
  'score3',
  'score4',
  'score5',
  'sicCode',
  'state',
];

export const NAMED_ACCOUNT: ObjectType = objectType(
  `name string Name
   domainName string Domain Name
   industry string Industry
   sicCode string SIC Code
   city string City
   state string State
   country string Country
   annualRevenue currency Annual Revenue
   numberOfEmployees integer Number Of Employees
   logoUrl url Logo URL
   score1 integer Score 1
   score2 integer Score 2
   score3 integer Score 3
   score4 integer Score 4
   score5 integer Score 5
   membershipCount integer! Membership Count
   opptyAmount currency! Oppty Amount
   opptyCount integer! Oppty Count`,
  {
    apiName: 'namedaccounts',
    name: 'Named Account',
    displayName: 'Named Account',
    description: 'Marketo standard account attribute map',
    idField: 'marketoGUID',
    dedupeFields: ['name'],
    searchableFields: SEARCHABLE.map((field) => [field]),
    read: 'Read-Only Named Account',
    write: 'Read-Write Named Account',
  },
);

export const NAMED_ACCOUNT_LIST: ObjectType = objectType(
  `name string Name
   type string! Type
   updateable boolean! Updateable`,
  {
    apiName: 'namedAccountLists',
    displayName: 'Named Account List',
    description: 'List of named accounts',
    idField: 'marketoGUID',
    dedupeFields: ['name'],
    searchableFields: [['marketoGUID'], ['name']],
    read: 'Read-Only Named Account List',
    write: 'Read-Write Named Account List',
    showsAll: true,
    actions: ['createOnly', 'updateOnly'],
    initial: { type: 'default', updateable: true },
  },
);
