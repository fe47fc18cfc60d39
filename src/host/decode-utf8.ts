// Bytes → text, or the first byte that is not UTF-8.
import type { FileText } from './host.ts';

const lengthAt = (lead: number): number => {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
};

/** The offset of the first byte that starts no well-formed character; the length of the bytes if all do. */
const firstInvalid = (bytes: Uint8Array): number => {
  let offset = 0;
  while (offset < bytes.length) {
    const lead = bytes[offset] ?? 0;
    const length = lengthAt(lead);
    if (length === 0 || offset + length > bytes.length) return offset;
    for (let index = 1; index < length; index++) {
      const byte = bytes[offset + index] ?? 0;
      // The second byte excludes overlong forms, surrogates and what lies beyond U+10FFFF.
      const low = index === 1 && lead === 0xe0 ? 0xa0 : index === 1 && lead === 0xf0 ? 0x90 : 0x80;
      const high = index === 1 && lead === 0xed ? 0x9f : index === 1 && lead === 0xf4 ? 0x8f : 0xbf;
      if (byte < low || byte > high) return offset;
    }
    offset += length;
  }
  return offset;
};

/** Decodes UTF-8 strictly, without the byte order mark. */
export const decodeUtf8 = (bytes: Uint8Array): FileText => {
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    const byte = firstInvalid(bytes);
    return byte < bytes.length
      ? { kind: 'invalid-utf8', byte }
      : { kind: 'unreadable', reason: error instanceof Error ? error.message : String(error) };
  }
};
