// The field that tells record types apart: which rule writes it, and which codec says what is one type.
import type { BoundCodec } from '../../codecs/define-codec.ts';
import type { Branch, ResolvedMapping, Rule } from '../resolved.ts';

/** The rule that writes the discriminator. */
export const writerOf = (mapping: ResolvedMapping): Rule | undefined =>
  mapping.rules.find(
    (rule) =>
      rule.source.kind === 'field' && rule.writes && rule.source.to.name === mapping.branches?.by.name,
  );

/** Does it read the types of different branches as different values, and is there more to it than a list of codes? */
const tellsApart = (codec: BoundCodec, arms: readonly Branch[]): boolean => {
  if (codec.takes.vendor.values !== undefined) return false;
  const seen = new Map<string, Branch>();
  return arms.every((arm) =>
    arm.codes.every((code) => {
      const value = codec.convert.fromVendor(code);
      if (value === undefined) return false;
      const other = seen.get(JSON.stringify(value)) ?? arm;
      seen.set(JSON.stringify(value), arm);
      return other === arm;
    }),
  );
};

/** The codec by which types are compared, where values of several forms are one type. */
export const discriminatorCodec = (mapping: ResolvedMapping): BoundCodec | undefined => {
  const { arms = [], by } = mapping.branches ?? {};
  const readers = mapping.rules.filter(
    ({ source, reads }) => reads && source.kind === 'field' && source.from.name === by?.name,
  );
  const writer = writerOf(mapping);
  return [...(writer === undefined ? [] : [writer]), ...readers]
    .flatMap((rule) => rule.codec ?? [])
    .find((codec) => tellsApart(codec, arms));
};
