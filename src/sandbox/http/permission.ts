// What an API role may hold.

/** The permissions that an API role may hold, as far as the sandbox asks for them. */
export type Permission =
  | 'Read-Only Lead'
  | 'Read-Write Lead'
  | 'Read-Only Activity'
  | 'Read-Write Activity'
  | 'Read-Only Activity Metadata'
  | 'Read-Only Campaign'
  | 'Execute Campaign'
  | 'Read-Only Company'
  | 'Read-Write Company'
  | 'Read-Only Opportunity'
  | 'Read-Write Opportunity'
  | 'Read-Only Sales Person'
  | 'Read-Write Sales Person'
  | 'Read-Only Named Account'
  | 'Read-Write Named Account'
  | 'Read-Only Named Account List'
  | 'Read-Write Named Account List'
  | 'Read-Only Custom Object'
  | 'Read-Write Custom Object'
  | 'Read-Write Schema Custom Field'
  | 'Read-Only Asset';
