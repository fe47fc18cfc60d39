// What a bound source says of its two sides: the values that its codec reads, and whether there is a way back.
import type { Domain } from '../../schema/domain.ts';
import { ANY_DOMAIN } from '../../schema/domain-of.ts';
import type { Source } from '../resolved.ts';

/** The vendor domain that a rule's codec reads. */
export const readDomain = (source: Source): Domain => {
  if (source.kind === 'field') return source.from.domain;
  if (source.kind === 'pair') return source.value.domain;
  if (source.kind === 'slots') return source.slots[0]?.place.domain ?? ANY_DOMAIN;
  return ANY_DOMAIN;
};

/** Has the source a way back? */
export const canWrite = (source: Source): boolean => {
  switch (source.kind) {
    case 'jsonata':
      return source.toVendor !== undefined;
    case 'join':
    case 'const':
    case 'param':
      return false;
    case 'field':
    case 'pair':
    case 'pairs':
    case 'firstOf':
    case 'slots':
    case 'parts':
      return true;
  }
};
