// How many calls were made, and which errors they ended in, by day.
import type { DayCounts } from '../http/meter.ts';
import { type Handler, type Route, result } from '../http/route.ts';

const sum = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((total, count) => total + count, 0);

const usage = ({ date, users }: DayCounts) => ({
  date,
  total: sum(users),
  users: [...users].map(([userId, count]) => ({ userId, count })),
});

const errors = (day: DayCounts) => ({
  date: day.date,
  total: sum(day.errors),
  errors: [...day.errors].map(([errorCode, count]) => ({ errorCode, count })),
});

const over =
  (days: number, render: (day: DayCounts) => unknown): Handler =>
  (_, { meter }) =>
    result(meter.days(days).map(render));

export const usageRoutes: readonly Route[] = [
  { method: 'GET', path: '/rest/v1/stats/usage.json', permissions: [], handler: over(1, usage) },
  { method: 'GET', path: '/rest/v1/stats/usage/last7days.json', permissions: [], handler: over(7, usage) },
  { method: 'GET', path: '/rest/v1/stats/errors.json', permissions: [], handler: over(1, errors) },
  { method: 'GET', path: '/rest/v1/stats/errors/last7days.json', permissions: [], handler: over(7, errors) },
];
