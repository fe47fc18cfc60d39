// The kinds of activities: those that every instance has, and custom ones.

export interface ActivityAttribute {
  readonly name: string;
  readonly dataType: string;
  readonly apiName?: string;
}

export interface ActivityType {
  readonly id: number;
  readonly name: string;
  readonly apiName?: string;
  readonly description: string;
  /** None for New Lead. */
  readonly primaryAttribute?: ActivityAttribute;
  readonly attributes: readonly ActivityAttribute[];
  /** May be added from outside. */
  readonly custom?: true;
}

const attributes = (text: string): readonly ActivityAttribute[] =>
  text === ''
    ? []
    : text.split(', ').map((part) => {
        const [name = '', dataType = 'string', apiName] = part.split(':');
        return { name, dataType, ...(apiName === undefined ? {} : { apiName }) };
      });

const type = (
  id: number,
  name: string,
  description: string,
  primary: string,
  others: string,
  apiName?: string,
): ActivityType => {
  const [primaryAttribute] = attributes(primary);
  return {
    id,
    name,
    ...(apiName === undefined ? {} : { apiName, custom: true }),
    description,
    ...(primaryAttribute === undefined ? {} : { primaryAttribute }),
    attributes: attributes(others),
  };
};

export const VISIT_WEBPAGE = 1;
export const FILL_OUT_FORM = 2;
export const SEND_EMAIL = 6;
export const OPEN_EMAIL = 10;
export const NEW_LEAD = 12;
export const CHANGE_DATA_VALUE = 13;
export const ADD_TO_LIST = 24;
export const REMOVE_FROM_LIST = 25;
export const MERGE_LEADS = 32;
export const DELETE_LEAD = 37;
export const REQUEST_CAMPAIGN = 47;
export const CHANGE_STATUS = 104;
export const PUSH_LEAD = 145;

const BROWSER = 'Client IP Address:string, Query Parameters:string, Referrer URL:string, User Agent:string';

export const ACTIVITY_TYPES: readonly ActivityType[] = [
  type(
    VISIT_WEBPAGE,
    'Visit Webpage',
    'User visits a web page',
    'Webpage ID:integer',
    `${BROWSER}, Webpage URL:string`,
  ),
  type(
    FILL_OUT_FORM,
    'Fill Out Form',
    'User fills out and submits form on web page',
    'Webform ID:integer',
    `${BROWSER}, Form Fields:text`,
  ),
  type(3, 'Click Link', 'User clicks link on a page', 'Link ID:integer', BROWSER),
  type(
    SEND_EMAIL,
    'Send Email',
    'Send Marketo Email to a person',
    'Mailing ID:integer',
    'Campaign Run ID:integer, Choice Number:integer, Has Predictive:boolean, Step ID:integer',
  ),
  type(
    7,
    'Email Delivered',
    'Marketo Email is delivered to a person',
    'Mailing ID:integer',
    'Campaign Run ID:integer',
  ),
  type(
    8,
    'Email Bounced',
    'Marketo Email is bounced for a person',
    'Mailing ID:integer',
    'Category:string, Details:string, Email:string',
  ),
  type(
    9,
    'Unsubscribe Email',
    'Person unsubscribed from Marketo Emails',
    'Mailing ID:integer',
    'Campaign Run ID:integer',
  ),
  type(
    OPEN_EMAIL,
    'Open Email',
    'User opens Marketo Email',
    'Mailing ID:integer',
    'Device:string, Is Mobile Device:boolean, Platform:string, User Agent:string',
  ),
  type(
    11,
    'Click Email',
    'User clicks on a link in a Marketo Email',
    'Mailing ID:integer',
    'Link:string, Device:string, Is Mobile Device:boolean',
  ),
  type(
    NEW_LEAD,
    'New Lead',
    'New person/record is added to the database',
    '',
    'Created Date:date, Source Type:string, Lead Source:string',
  ),
  type(
    CHANGE_DATA_VALUE,
    'Change Data Value',
    'Changed attribute value for a person/record',
    'Attribute Name:string',
    'New Value:string, Old Value:string, Reason:string, Source:string',
  ),
  type(ADD_TO_LIST, 'Add to List', 'Add a person/record to a list', 'List ID:integer', 'Source:string'),
  type(
    REMOVE_FROM_LIST,
    'Remove from List',
    'Remove this person/record from a list',
    'List ID:integer',
    'Source:string',
  ),
  type(
    MERGE_LEADS,
    'Merge Leads',
    'Merge two or more leads into a single record',
    'Lead ID:integer',
    'Merge IDs:string, Merge Source:string, Merged in Sales:boolean',
  ),
  type(
    DELETE_LEAD,
    'Delete Lead',
    'Delete lead from Marketo database',
    'Lead ID:integer',
    'Campaign:string, Remove From CRM:boolean',
  ),
  type(
    REQUEST_CAMPAIGN,
    'Request Campaign',
    'Campaign membership requested',
    'Campaign ID:integer',
    'Source:string',
  ),
  type(
    100,
    'Change Lead Partition',
    'Change the lead partition',
    'New Partition ID:integer',
    'Old Partition ID:integer, Reason:string',
  ),
  type(
    CHANGE_STATUS,
    'Change Status in Progression',
    'Change Status in Progression',
    'Program ID:integer',
    'Acquired By:boolean, New Status:string, New Status ID:integer, Old Status:string, Reason:string, Source:string, Success:boolean',
  ),
  type(
    PUSH_LEAD,
    'Push Lead to Marketo',
    'Push lead into Marketo from a third party',
    'Program ID:integer',
    'Source:string, Reason:string',
  ),
  type(
    1001,
    'Enter Giveaway',
    'Enters a giveaway',
    'Giveaway:string:giveaway',
    'URL:string:uRL',
    'enterGiveaway',
  ),
  type(
    100001,
    'Attend Conference',
    'Attend the conference',
    'Conference Name:string:conferenceName',
    'Conference Date:datetime:conferenceDate, Number of Attendees:integer:numberOfAttendees',
    'attendConference',
  ),
];
