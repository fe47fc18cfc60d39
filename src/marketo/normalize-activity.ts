// One shape for activities, whether they come from REST (a list of attributes) or from a bulk file (an object, text).

import { parseMarketoDate } from './dates.ts';
import { isRecord, type MarketoRecord, own } from './envelope.ts';

const attributesOf = (value: unknown): MarketoRecord => {
  if (isRecord(value)) return value;
  if (!Array.isArray(value)) return {};
  const entries = value
    .filter(isRecord)
    .map((each) => [String(own(each, 'name')), own(each, 'value') ?? null]);
  return Object.fromEntries(entries);
};

const numberOf = (value: unknown): unknown =>
  typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;

const NUMBERS = ['leadId', 'activityTypeId', 'campaignId', 'primaryAttributeValueId'];

/**
 * Makes one shape of both: `attributes` an object by display name, dates in UTC, numbers as numbers, no nulls, and no
 * `id`, which bulk files lack: `marketoGUID` is the key.
 */
export const normalizeActivity = (activity: MarketoRecord): MarketoRecord => {
  const attributes = attributesOf(own(activity, 'attributes'));
  const date = own(activity, 'activityDate');
  const parsed = typeof date === 'string' ? parseMarketoDate(date) : undefined;
  const entries = Object.entries(activity).flatMap(([name, value]): [string, unknown][] => {
    if (name === 'id' || value === null || value === undefined) return [];
    return [[name, NUMBERS.includes(name) ? numberOf(value) : value]];
  });
  return {
    ...Object.fromEntries(entries),
    ...(parsed !== undefined && { activityDate: parsed.toISOString() }),
    attributes: Object.fromEntries(
      Object.entries(attributes).filter(([, value]) => value !== null && value !== ''),
    ),
  };
};
