// Every operation that the sandbox answers.
import { activityRoutes } from './activities/activity-routes.ts';
import type { Route } from './http/route.ts';
import { describeLeadRoutes } from './leads/describe-leads.ts';
import { queryLeadRoutes } from './leads/query-leads.ts';
import { syncLeadRoutes } from './leads/sync-leads.ts';

export const ROUTES: readonly Route[] = [
  ...describeLeadRoutes,
  ...queryLeadRoutes,
  ...syncLeadRoutes,
  ...activityRoutes,
];
