import { describe, expect, it } from 'vitest';
import { encodeText } from '../../../src/formats/chunks.ts';
import { decodeUtf8 } from '../../../src/formats/utf8.ts';

describe('decodeUtf8', () => {
  it('gives text, with a byte order mark kept, and undefined for what is not UTF-8', () => {
    expect(decodeUtf8(encodeText('\uFEFFé😀\u0000'))).toBe('\uFEFFé😀\u0000');
    for (const bytes of [[0xff], [0xc3], [0xe2, 0x82], [0xed, 0xa0, 0x80], [0xc0, 0x80]]) {
      expect(decodeUtf8(Uint8Array.from(bytes))).toBeUndefined();
    }
  });

  it('remembers nothing of bytes that it refused', () => {
    expect(decodeUtf8(Uint8Array.of(0x61, 0xe2, 0x82))).toBeUndefined();
    expect(decodeUtf8(Uint8Array.of(0xac, 0x61))).toBeUndefined();
    expect(decodeUtf8(Uint8Array.of(0x61))).toBe('a');
  });
});

describe('encodeText', () => {
  it('writes lone surrogates so that they are refused, and pairs so that they are read', () => {
    expect(decodeUtf8(encodeText('a\ud83d'))).toBeUndefined();
    expect(decodeUtf8(encodeText('\ude00a'))).toBeUndefined();
    expect(decodeUtf8(encodeText('a\ud83d\ude00b'))).toBe('a😀b');
  });
});
