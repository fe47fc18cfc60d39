// Every operation that the sandbox answers.
import { activityRoutes } from './activities/activity-routes.ts';
import { assetRoutes } from './assets/asset-routes.ts';
import { exportRoutes } from './bulk/export-routes.ts';
import { importRoutes } from './bulk/import-routes.ts';
import { campaignRoutes } from './campaigns/campaign-routes.ts';
import type { Route } from './http/route.ts';
import { describeLeadRoutes } from './leads/describe-leads.ts';
import { pushLeadRoutes } from './leads/push-leads.ts';
import { queryLeadRoutes } from './leads/query-leads.ts';
import { relateLeadRoutes } from './leads/relate-leads.ts';
import { syncLeadRoutes } from './leads/sync-leads.ts';
import { listRoutes } from './lists/list-routes.ts';
import { memberRoutes } from './members/member-routes.ts';
import { namedAccountRoutes } from './objects/named-account-routes.ts';
import { objectRoutes } from './objects/object-routes.ts';
import { usageRoutes } from './usage/usage-routes.ts';

export const ROUTES: readonly Route[] = [
  ...describeLeadRoutes,
  ...queryLeadRoutes,
  ...syncLeadRoutes,
  ...pushLeadRoutes,
  ...relateLeadRoutes,
  ...objectRoutes,
  ...namedAccountRoutes,
  ...listRoutes,
  ...campaignRoutes,
  ...memberRoutes,
  ...activityRoutes,
  ...usageRoutes,
  ...assetRoutes,
  ...exportRoutes,
  ...importRoutes,
];
