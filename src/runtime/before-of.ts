// What a canonical record is compared with when it is written: the record as it was read, with a mark where a value could
// not be read.
import type { Checked } from './steps.ts';
import { keysOf, withMissing } from './value-at.ts';

/** It is no null, so that an absent field leaves it and a null clears it; and it equals nothing that could be written. */
const UNREAD = Object.freeze({ 'not read': true });

export const beforeOf = ({ value, issues }: Checked): unknown =>
  issues.reduce((before, issue) => {
    const keys = keysOf(issue.path);
    // A key that no rule covers has no canonical place. Inside an array it would make the whole array look edited, so
    // it stands for the array, where that was taken out whole.
    if (issue.code === 'record/unknown-key' || issue.value === undefined || issue.value === null)
      return before;
    const position = keys.findIndex((key) => typeof key === 'number');
    const place = position < 0 ? keys : keys.slice(0, position);
    return place.length === 0 ? before : withMissing(before, place, UNREAD);
  }, value);
