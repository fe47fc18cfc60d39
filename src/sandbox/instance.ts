// One made-up Marketo subscription: all that the handlers of calls work on.
import type { Activities } from './activities/activities.ts';
import type { Exports } from './bulk/export-job.ts';
import type { Files } from './bulk/files.ts';
import type { Imports } from './bulk/import-job.ts';
import type { Clock } from './clock.ts';
import type { Faults } from './control/faults.ts';
import type { Meter } from './http/meter.ts';
import type { Tokens } from './http/tokens.ts';
import type { Leads } from './leads/leads.ts';
import type { Limits } from './limits.ts';
import type { Lists } from './lists/lists.ts';
import type { Members } from './members/members.ts';
import type { Objects } from './objects/objects.ts';
import type { Store } from './store/store.ts';

export interface Instance {
  readonly seed: number;
  readonly clock: Clock;
  /** As they are now. */
  readonly limits: () => Limits;
  readonly faults: Faults;
  readonly meter: Meter;
  readonly tokens: Tokens;
  readonly store: Store;
  readonly leads: Leads;
  readonly activities: Activities;
  readonly lists: Lists;
  readonly objects: Objects;
  readonly members: Members;
  readonly files: Files;
  readonly exports: Exports;
  readonly imports: Imports;
}
