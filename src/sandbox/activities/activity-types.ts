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
  /** None for New Lead, nor where no source names it. */
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
const CHANGE_STATUS = 104;
export const PUSH_LEAD = 145;

const EMAIL_RUN =
  'Campaign Run ID:integer, Choice Number:integer, Has Predictive:boolean, Step ID:integer, Test Variant:integer';

/**
 * Standard types have the attributes that published replies and documentation show, those of the schema marketo/activity;
 * where none of them names the primary attribute, none is announced.
 */
export const ACTIVITY_TYPES: readonly ActivityType[] = [
  type(
    VISIT_WEBPAGE,
    'Visit Webpage',
    'User visits a web page',
    'Webpage ID:integer',
    'Client IP Address:string, Query Parameters:string, Referrer URL:string, Search Engine:string, Search Query:string, User Agent:string, Webpage URL:string',
  ),
  type(
    FILL_OUT_FORM,
    'Fill Out Form',
    'User fills out and submits form on web page',
    'Webform ID:integer',
    'Client IP Address:string, Form Fields:text, Query Parameters:string, Referrer URL:string, User Agent:string, Webpage ID:integer',
  ),
  type(
    3,
    'Click Link',
    'User clicks link on a page',
    'Link ID:integer',
    'Client IP Address:string, Query Parameters:string, Referrer URL:string, User Agent:string, Webpage ID:integer',
  ),
  type(SEND_EMAIL, 'Send Email', 'Send Marketo Email to a person', 'Mailing ID:integer', EMAIL_RUN),
  type(7, 'Email Delivered', 'Marketo Email is delivered to a person', 'Mailing ID:integer', EMAIL_RUN),
  type(
    8,
    'Email Bounced',
    'Marketo Email is bounced for a person',
    'Mailing ID:integer',
    'Campaign Run ID:integer, Category:string, Choice Number:integer, Details:string, Email:string, Has Predictive:boolean, Step ID:integer, Subcategory:string, Test Variant:integer',
  ),
  type(
    9,
    'Unsubscribe Email',
    'Person unsubscribed from Marketo Emails',
    'Mailing ID:integer',
    'Campaign Run ID:integer, Client IP Address:string, Form Fields:text, Has Predictive:boolean, Query Parameters:string, Referrer URL:string, Test Variant:integer, User Agent:string, Webform ID:integer, Webpage ID:integer',
  ),
  type(
    OPEN_EMAIL,
    'Open Email',
    'User opens Marketo Email',
    'Mailing ID:integer',
    'Bot Activity Pattern:string, Campaign Run ID:integer, Choice Number:integer, Device:string, Has Predictive:boolean, Is Bot Activity:boolean, Is Mobile Device:boolean, Platform:string, Step ID:integer, Test Variant:integer, User Agent:string',
  ),
  type(
    11,
    'Click Email',
    'User clicks on a link in a Marketo Email',
    'Mailing ID:integer',
    'Bot Activity Pattern:string, Campaign Run ID:integer, Choice Number:integer, Device:string, Is Bot Activity:boolean, Is Mobile Device:boolean, Is Predictive:boolean, Link:string, Link ID:string, Platform:string, Step ID:integer, Test Variant:integer, User Agent:string',
  ),
  type(
    NEW_LEAD,
    'New Lead',
    'New person/record is added to the database',
    '',
    'Created Date:date, Form Name:string, Lead Source:string, List Name:string, SFDC Type:string, Source Type:string, API Method Name:string, Modifying User:string, Request Id:string',
  ),
  type(
    CHANGE_DATA_VALUE,
    'Change Data Value',
    'Changed attribute value for a person/record',
    'Attribute Name:string',
    'New Value:string, Old Value:string, Reason:string, Source:string',
  ),
  type(
    21,
    'Convert Lead',
    'Person/record is converted',
    '',
    'Converted Status:string, Send Notification Email:boolean',
  ),
  type(
    22,
    'Change Score',
    'Changed a score of a person/record',
    'Score Name:string',
    'Change Value:string, New Value:integer, Old Value:integer, Priority:integer, Reason:string, Relative Score:integer, Relative Urgency:integer, Urgency:integer',
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
    27,
    'Email Bounced Soft',
    'Marketo Email is bounced soft for a person',
    'Mailing ID:integer',
    'Campaign Run ID:integer, Category:string, Choice Number:integer, Details:string, Email:string, Step ID:integer, Subcategory:string',
  ),
  type(
    MERGE_LEADS,
    'Merge Leads',
    'Merge two or more leads into a single record',
    'Lead ID:integer',
    'Master Updated:boolean, Merge IDs:string, Merge Source:string, Merged in Sales:boolean',
  ),
  type(
    34,
    'Add to Opportunity',
    'Person/record is added to an opportunity',
    '',
    'Is Primary:boolean, Role:string',
  ),
  type(
    35,
    'Remove from Opportunity',
    'Person/record is removed from an opportunity',
    '',
    'Is Primary:boolean, Role:string',
  ),
  type(
    36,
    'Update Opportunity',
    'An opportunity of a person/record is updated',
    '',
    'Is Primary:boolean, Role:string',
  ),
  type(
    DELETE_LEAD,
    'Delete Lead',
    'Delete lead from Marketo database',
    'Lead ID:integer',
    'Campaign:string, Remove From CRM:boolean',
  ),
  type(
    46,
    'Interesting Moment',
    'Recorded an interesting moment of a person',
    'Type:string',
    'Date:string, Description:string, Source:string',
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
    101,
    'Change Revenue Stage',
    'Changed the stage in a revenue model',
    'Model ID:integer',
    'New Stage:string, New Stage ID:integer, Old Stage:string, Old Stage ID:integer, Reason:string',
  ),
  type(
    CHANGE_STATUS,
    'Change Status in Progression',
    'Change Status in Progression',
    'Program ID:integer',
    'Acquired By:boolean, New Status:string, New Status ID:integer, Old Status:string, Old Status ID:integer, Program Member ID:integer, Reason:string, Success:boolean',
  ),
  type(110, 'Call Webhook', 'A webhook is called for a person/record', '', 'Error Type:string'),
  type(
    113,
    'Add to Nurture',
    'Person/record joins an engagement program',
    'Program ID:integer',
    'Track ID:integer',
  ),
  type(
    114,
    'Change Nurture Track',
    'Changed the track in an engagement program',
    'Program ID:integer',
    'New Track ID:integer, Previous Track ID:integer',
  ),
  type(
    115,
    'Change Nurture Cadence',
    'Changed the cadence in an engagement program',
    'Program ID:integer',
    'New Nurture Cadence:string, Previous Nurture Cadence:string',
  ),
  type(123, 'Change Program Member Data', 'Changed data of a program member', '', 'Source:string'),
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
