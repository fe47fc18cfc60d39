// The field that tells record types apart: read as the codec of its rule reads it, so that 32 and "32" are one type.
import type { JsonValue } from '../../json/json.ts';
import { valueText } from '../../jsonata/parse/text.ts';
import { discriminatorCodec } from '../facts/discriminator.ts';
import type { Branch, ResolvedMapping } from '../resolved.ts';
import { isPlainOperand } from './operand.ts';

export interface Discriminator {
  /** Binds `$code` to the type of the vendor's value, where that value is not it. */
  readonly statements: readonly string[];
  /** The condition under which a record is of a branch with types. */
  readonly condition: (arm: Branch) => string;
}

/** How the branches of a mapping are chosen, given the text of the vendor's value. */
export const discriminatorOf = (mapping: ResolvedMapping, value: string): Discriminator => {
  const codec = discriminatorCodec(mapping);
  const asRead = (code: JsonValue): JsonValue => codec?.convert.fromVendor(code) ?? code;
  const read = codec === undefined ? value : codec.read(value);
  const code = isPlainOperand(read) ? read : '$code';
  return {
    statements: code === read ? [] : [`$code := ${read}`],
    condition: ({ codes }) => {
      const [first, ...more] = codes.map(asRead);
      return first === undefined || more.length > 0
        ? `${code} in ${valueText(codes.map(asRead))}`
        : `${code} = ${valueText(first)}`;
    },
  };
};
