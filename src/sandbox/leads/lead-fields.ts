// The fields of a lead in the sandbox's instance: the standard ones, and custom ones of several types.
import { type Field, readFields } from '../data/field.ts';

const TABLE = `
  company string^ Company Name
  site string^ Site
  billingStreet text^ Billing Street
  billingCity string^ Billing City
  billingState string^ Billing State
  billingCountry string^ Billing Country
  billingPostalCode string^ Billing Postal Code
  website url^ Website
  mainPhone phone^ Main Phone
  annualRevenue currency^ Annual Revenue
  numberOfEmployees integer^ Num Employees
  industry string^ Industry
  sicCode string^ SIC Code
  mktoCompanyNotes text^ Company Notes
  externalCompanyId string External Company Id
  id integer! Id
  mktoName string! Full Name
  personType string! Person Type
  mktoIsPartner boolean Is Partner
  isLead boolean! Is Lead
  mktoIsCustomer boolean Is Customer
  isAnonymous boolean! Is Anonymous
  salutation string Salutation
  firstName string First Name
  middleName string Middle Name
  lastName string Last Name
  email email Email Address
  phone phone Phone Number
  mobilePhone phone Mobile Phone Number
  fax phone Fax Number
  title string Job Title
  contactCompany reference! Contact Company
  dateOfBirth date Date of Birth
  address text Address
  city string City
  state string State
  country string Country
  postalCode string Postal Code
  personTimeZone string Person Time Zone
  originalSourceType string! Original Source Type
  originalSourceInfo string! Original Source Info
  registrationSourceType string! Registration Source Type
  registrationSourceInfo string! Registration Source Info
  originalSearchEngine string! Original Search Engine
  originalSearchPhrase string! Original Search Phrase
  originalReferrer string! Original Referrer
  emailInvalid boolean Email Invalid
  emailInvalidCause string Email Invalid Cause
  unsubscribed boolean Unsubscribed
  unsubscribedReason string Unsubscribed Reason
  doNotCall boolean Do Not Call
  mktoDoNotCallCause string Do Not Call Cause
  doNotCallReason string Do Not Call Reason
  marketingSuspended boolean Marketing Suspended
  marketingSuspendedCause string Marketing Suspended Cause
  blackListed boolean Black Listed
  blackListedCause string Black Listed Cause
  mktoPersonNotes text Person Notes
  anonymousIP string! Anonymous IP
  inferredCompany string! Inferred Company
  inferredCountry string! Inferred Country
  inferredCity string! Inferred City
  inferredStateRegion string! Inferred State Region
  inferredPostalCode string! Inferred Postal Code
  inferredMetropolitanArea string! Inferred Metropolitan Area
  inferredPhoneAreaCode string! Inferred Phone Area Code
  department string Department
  createdAt datetime! Created At
  updatedAt datetime! Updated At
  cookies string! Cookies
  externalSalesPersonId string External Sales Person Id
  leadPerson reference! Lead Person
  leadRole string Role
  leadSource string Lead Source
  leadStatus string Lead Status
  leadScore score Lead Score
  urgency float! Urgency
  priority integer! Priority
  relativeScore integer! Relative Score
  relativeUrgency integer! Relative Urgency
  rating string Lead Rating
  personPrimaryLeadInterest reference! Primary Lead Interest
  leadPartitionId reference! Lead Partition Id
  leadRevenueCycleModelId reference! Revenue Cycle Model Id
  leadRevenueStageId reference! Revenue Stage Id
  acquisitionProgramId reference! Acquisition Program Id
  mktoAcquisitionDate datetime! Acquisition Date
  gender string Gender
  facebookId string Facebook Id
  twitterId string Twitter Id
  linkedInId string LinkedIn Id
  sfdcType string! SFDC Type
  sfdcLeadId string! SFDC Lead Id
  sfdcContactId string! SFDC Contact Id
  sfdcAccountId string! SFDC Account Id
  sfdcLeadOwnerId string! SFDC Lead Owner Id
  sfdcOpptyId string! SFDC Oppty Id
  jobTitle string* Job Title (form)
  customKey string* Custom Key
  customInteger integer* Custom Integer
  customFloat float* Custom Float
  customCurrency currency* Custom Currency
  customPercent percent* Custom Percent
  customBoolean boolean* Custom Boolean
  customDate date* Custom Date
  customDatetime datetime* Custom Datetime
  customUrl url* Custom URL
  customText text* Custom Text
  leadCustomField01 string* Lead Custom Field 01
  leadCustomField02 string* Lead Custom Field 02
`;

export const leadFields = (): readonly Field[] => readFields(TABLE);

/** A field that only the SOAP interface knew: describe lists it without `rest`. */
export const SOAP_ONLY_FIELD = {
  displayName: 'Marketo Social Facebook Referred Visits',
  name: 'MarketoSocialFacebookReferredVisits',
};

/** Standard fields that leads may be looked up by; custom ones may be too if they are texts or integers. */
const LOOKUP_FIELDS: readonly string[] = [
  'email',
  'id',
  'cookies',
  'externalCompanyId',
  'externalSalesPersonId',
  'facebookId',
  'leadPartitionId',
  'linkedInId',
  'sfdcAccountId',
  'sfdcContactId',
  'sfdcLeadId',
  'sfdcLeadOwnerId',
  'sfdcOpptyId',
  'twitterId',
];

export const isLookupField = ({ name, custom, dataType }: Field): boolean =>
  custom
    ? dataType === 'string' || dataType === 'email' || dataType === 'integer'
    : LOOKUP_FIELDS.includes(name);
