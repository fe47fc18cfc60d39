// What an object other than the lead is: its keys, its fields, and who may do what to it.
import { type Field, type FieldTable, type FieldValues, readFields, tableOf } from '../data/field.ts';
import type { Permission } from '../http/permission.ts';

export type ObjectAction = 'createOnly' | 'updateOnly' | 'createOrUpdate';

export interface ObjectType {
  /** As in paths, such as `companies` or `car_c`. */
  readonly apiName: string;
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly idField: 'id' | 'marketoGUID';
  readonly dedupeFields: readonly string[];
  readonly searchableFields: readonly (readonly string[])[];
  readonly fields: readonly Field[];
  /** The fields by the lower case of their names. */
  readonly table: FieldTable;
  readonly read: Permission;
  readonly write: Permission;
  /** May belong to a CRM, which then is the only one to write it. */
  readonly isCrmObject: boolean;
  /** The field of a lead that a record belongs to. */
  readonly link?: { readonly field: string; readonly leadField: string };
  /** Fields that must not be null. */
  readonly required: readonly string[];
  /** Fields whose numbers are written as texts. */
  readonly numbersAsText: readonly string[];
  /** Replies without `fields` hold all that has a value. */
  readonly showsAll: boolean;
  /** What a sync may do; the default comes first. */
  readonly actions: readonly ObjectAction[];
  /** What a new record has beside what was given. */
  readonly initial: Readonly<FieldValues>;
}

type Given = Pick<
  ObjectType,
  | 'apiName'
  | 'displayName'
  | 'description'
  | 'idField'
  | 'dedupeFields'
  | 'searchableFields'
  | 'read'
  | 'write'
> &
  Partial<ObjectType>;

/** An object type from a table of its fields; what is not given is as most objects have it. */
export const objectType = (fields: string, given: Given): ObjectType => {
  const list = readFields(`${given.idField === 'id' ? 'id integer! Id' : 'marketoGUID string! Marketo GUID'}
    createdAt datetime! Created At
    updatedAt datetime! Updated At
    ${fields.trim()}`);
  return {
    name: given.apiName,
    isCrmObject: false,
    required: [],
    numbersAsText: [],
    showsAll: false,
    actions: ['createOrUpdate', 'createOnly', 'updateOnly'],
    initial: {},
    ...given,
    fields: list,
    table: tableOf(list),
  };
};

export const COMPANY = objectType(
  `externalCompanyId string External Company Id
   company string Company Name
   site string Site
   website url Website
   mainPhone phone Main Phone
   industry string Industry
   sicCode string SIC Code
   numberOfEmployees integer Num Employees
   annualRevenue currency Annual Revenue
   billingStreet text Billing Street
   billingCity string Billing City
   billingState string Billing State
   billingPostalCode string Billing Postal Code
   billingCountry string Billing Country
   companyNotes text Company Notes
   externalSalesPersonId string External Sales Person Id`,
  {
    apiName: 'companies',
    name: 'Company',
    displayName: 'Company',
    description: 'Company object',
    idField: 'id',
    dedupeFields: ['externalCompanyId'],
    searchableFields: [['externalCompanyId'], ['id'], ['company']],
    read: 'Read-Only Company',
    write: 'Read-Write Company',
    isCrmObject: true,
  },
);

export const OPPORTUNITY = objectType(
  `externalOpportunityId string External Opportunity Id
   name string Name
   description text Description
   type string Type
   stage string Stage
   source string Source
   amount currency Amount
   expectedRevenue currency Expected Revenue
   probability percent Probability
   isClosed boolean Is Closed
   isWon boolean Is Won
   closeDate date Close Date
   externalCreatedDate datetime External Created Date
   externalCompanyId string External Company Id
   externalSalesPersonId string External Sales Person Id`,
  {
    apiName: 'opportunities',
    name: 'opportunity',
    displayName: 'Opportunity',
    description: 'Opportunity object',
    idField: 'marketoGUID',
    dedupeFields: ['externalOpportunityId'],
    searchableFields: [['externalOpportunityId'], ['marketoGUID']],
    read: 'Read-Only Opportunity',
    write: 'Read-Write Opportunity',
    isCrmObject: true,
    numbersAsText: ['amount', 'expectedRevenue'],
  },
);

export const OPPORTUNITY_ROLE = objectType(
  `externalOpportunityId string External Opportunity Id
   leadId integer Lead Id
   role string Role
   isPrimary boolean Is Primary
   externalCreatedDate datetime External Created Date`,
  {
    apiName: 'opportunities/roles',
    name: 'opportunityRole',
    displayName: 'Opportunity Role',
    description: 'Opportunity role object',
    idField: 'marketoGUID',
    dedupeFields: ['externalOpportunityId', 'leadId', 'role'],
    searchableFields: [
      ['externalOpportunityId', 'leadId', 'role'],
      ['marketoGUID'],
      ['leadId'],
      ['externalOpportunityId'],
    ],
    read: 'Read-Only Opportunity',
    write: 'Read-Write Opportunity',
    isCrmObject: true,
  },
);

export const SALES_PERSON = objectType(
  `externalSalesPersonId string External Sales Person Id
   email string Email
   firstName string First Name
   lastName string Last Name
   title string Title
   phone phone Phone`,
  {
    apiName: 'salespersons',
    name: 'SalesPerson',
    displayName: 'Sales Person',
    description: 'Sales person object',
    idField: 'id',
    dedupeFields: ['externalSalesPersonId'],
    searchableFields: [['email'], ['id'], ['externalSalesPersonId']],
    read: 'Read-Only Sales Person',
    write: 'Read-Write Sales Person',
    isCrmObject: true,
    showsAll: true,
  },
);

const customObject = (fields: string, given: Omit<Given, 'idField' | 'read' | 'write'>): ObjectType =>
  objectType(fields, {
    ...given,
    idField: 'marketoGUID',
    read: 'Read-Only Custom Object',
    write: 'Read-Write Custom Object',
  });

/** Custom objects of the sandbox: linked to leads by id, by a key of another system, and with a key of two fields. */
export const CUSTOM_OBJECTS: readonly ObjectType[] = [
  customObject(
    `vIN string VIN
     color string Color
     make string Make
     model string Model
     leadId integer Lead ID`,
    {
      apiName: 'car_c',
      displayName: 'Car',
      description: "It's a car.",
      dedupeFields: ['vIN'],
      searchableFields: [['vIN'], ['marketoGUID'], ['leadId']],
      link: { field: 'leadId', leadField: 'id' },
    },
  ),
  customObject(
    `vin string VIN
     siebelId string External Id
     make string Make
     model string Model
     year integer Year
     color string Color`,
    {
      apiName: 'vehicle_c',
      displayName: 'Vehicle',
      description: 'Vehicle owner',
      dedupeFields: ['vin'],
      searchableFields: [['vin'], ['marketoGUID'], ['siebelId']],
      link: { field: 'siebelId', leadField: 'customKey' },
    },
  ),
  customObject(
    `mlsNum string MLS Number
     houseOwnerId string House Owner Id
     Bedrooms integer Bedrooms
     yearBuilt integer Year Built`,
    {
      apiName: 'house_c',
      displayName: 'House',
      description: 'A house with its owner',
      dedupeFields: ['mlsNum', 'houseOwnerId'],
      searchableFields: [['mlsNum', 'houseOwnerId'], ['marketoGUID'], ['mlsNum']],
    },
  ),
];
