// Equality of JSON values, whatever the order of members.
import isEqual from 'lodash/isEqual.js';
import type { JsonValue } from '../../diagnostics/json.ts';

export const isEqualJson = (a: JsonValue | undefined, b: JsonValue | undefined): boolean => isEqual(a, b);
