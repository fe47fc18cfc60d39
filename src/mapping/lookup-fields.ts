// The vendor fields that lookups read beside the field of their rule: where the country of a region or phone stands.
import type { CodecNode, LocatedPath } from './tree.ts';

export const lookupFields = (codec: CodecNode | undefined): readonly LocatedPath[] => {
  switch (codec?.kind) {
    case 'lookup':
      return codec.country.flatMap((place) => (place.kind === 'field' ? [place.path] : []));
    case 'chain':
      return codec.steps.flatMap(lookupFields);
    case 'list':
      return lookupFields(codec.items);
    case 'each':
      return lookupFields(codec.item);
    default:
      return [];
  }
};
