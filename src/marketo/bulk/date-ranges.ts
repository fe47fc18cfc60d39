// Ranges of dates cut to what one export job takes: 31 days.
import { parseMarketoDate, printMarketoDate } from '../dates.ts';
import { isRecord, own } from '../envelope.ts';
import type { ExtractQuery } from './jobs.ts';

const DAY = 86_400_000;

/** The most days of one job. */
const MOST_DAYS = 31;

const timeOf = (value: unknown, name: string): number => {
  const date =
    value instanceof Date ? value : typeof value === 'string' ? parseMarketoDate(value) : undefined;
  const time = date?.getTime() ?? Number.NaN;
  if (Number.isNaN(time)) throw new TypeError(`the filter's ${name} is no date and time`);
  return time;
};

/**
 * The queries that together cover a query's range, in order. Each begins at the second at which the one before ended:
 * whether the ends belong to a range is not documented, so what lies upon one may come in both.
 *
 * @throws TypeError where a range lacks an end, or ends before it begins.
 */
export const cutByDate = (query: ExtractQuery, days = MOST_DAYS): readonly ExtractQuery[] => {
  const found = Object.entries(query.filter).find(([, value]) => isRecord(value) && 'startAt' in value);
  if (found === undefined) return [query];
  const [name, range] = found;
  if (!isRecord(range)) return [query];
  const start = timeOf(own(range, 'startAt'), 'startAt');
  const end = timeOf(own(range, 'endAt'), 'endAt');
  if (end <= start) throw new TypeError("the filter's range ends before it begins");
  const queries: ExtractQuery[] = [];
  for (let from = start; from < end; from += days * DAY) {
    const to = Math.min(end, from + days * DAY);
    const cut = { startAt: printMarketoDate(new Date(from)), endAt: printMarketoDate(new Date(to)) };
    queries.push({ ...query, filter: { ...query.filter, [name]: cut } });
  }
  return queries;
};
