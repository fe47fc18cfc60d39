// The size of a text: in characters as JSON Schema counts (code points), in bytes as UTF-8 writes it, and how wide they may be.

/** Texts without characters beyond U+FFFF, such as emoji: `x-basicPlane` of a vendor schema, whose store cuts at one. */
export const BASIC_PLANE = '^[\\u{0}-\\u{FFFF}]*$';

/** Code points; a lone surrogate counts as one. */
export const lengthOf = (text: string): number => {
  let count = text.length;
  for (let at = 0; at < text.length - 1; at += 1) {
    if (isHigh(text.charCodeAt(at)) && isLow(text.charCodeAt(at + 1))) {
      count -= 1;
      at += 1;
    }
  }
  return count;
};

/** UTF-8 bytes; a lone surrogate counts three, as the replacement character that takes its place. */
export const bytesOf = (text: string): number => {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) count += 1;
    else if (unit < 0x800) count += 2;
    else if (isHigh(unit) && isLow(text.charCodeAt(at + 1))) {
      count += 4;
      at += 1;
    } else count += 3;
  }
  return count;
};

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
