// What a record needs beside the value of a rule that makes a later element of an array: values for the elements before it.
import isEqual from 'lodash/isEqual.js';
import type { JsonObject } from '../../json/json.ts';
import type { Rule } from '../resolved.ts';
import { mergedRecords } from './merged-records.ts';
import { sampleFor } from './record-claim.ts';
import { recordWith } from './record-with.ts';

/** Do both rules make elements of one array, the second before the first? */
const isEarlier = (rule: Rule, other: Rule): boolean =>
  rule.canonical.path.some((step, place) => {
    const before = other.canonical.path[place];
    return (
      step.kind === 'index' &&
      before?.kind === 'index' &&
      before.index < step.index &&
      isEqual(rule.canonical.path.slice(0, place), other.canonical.path.slice(0, place))
    );
  });

/** The vendor's values of the elements before; `write` gives the vendor record of a canonical one. */
export const earlierElements = (
  rules: readonly Rule[],
  rule: Rule,
  write: (record: JsonObject) => JsonObject,
): JsonObject =>
  rules
    .filter((other) => other.writes && isEarlier(rule, other))
    .map(({ canonical }) => write(recordWith(canonical.path, sampleFor(canonical.domain))))
    .reduce(mergedRecords, {});
