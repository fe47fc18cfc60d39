// `ifPresent`: rules of fields that the vendor schema of an instance does not have.
import type { PlaceRole } from '../../mapping/places-of.ts';
import { withArms } from '../facts/all-rules.ts';
import type { Rule } from '../resolved.ts';

const VALUE_ROLES: readonly PlaceRole[] = ['value', 'expression', 'elements'];

/** Does the vendor schema lack every field that the rule and its arms take their value from? */
export const isAbsent = (rule: Rule): boolean => {
  const values = withArms(rule).flatMap(({ places }) =>
    places.filter(
      ({ side, role, ways }) =>
        side === 'vendor' && VALUE_ROLES.includes(role) && ways.includes('fromVendor'),
    ),
  );
  return values.length > 0 && values.every(({ place }) => !place.known);
};
