import { describe, expect, it } from 'vitest';
import { isBeyondSafe, MAX_JSON_DEPTH, parseJsonLossless } from '../../../src/formats/parse-json.ts';

const value = (text: string): unknown => {
  const parsed = parseJsonLossless(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value;
};

describe('parseJsonLossless', () => {
  it('keeps integers beyond 2^53 as their digits, anywhere in the text', () => {
    expect(value('9007199254740992')).toBe('9007199254740992');
    expect(value('[-9007199254740993,1]')).toEqual(['-9007199254740993', 1]);
    expect(value('{"a":{"b":[12345678901234567890 ]}}')).toEqual({ a: { b: ['12345678901234567890'] } });
  });

  it('leaves integers up to 2^53 - 1 numbers', () => {
    expect(value('[9007199254740991,-9007199254740991,1000000000000000]')).toEqual([
      9007199254740991, -9007199254740991, 1000000000000000,
    ]);
  });

  it('leaves fractions and exponents as JSON.parse has them', () => {
    const text =
      '[0.12345678901234567890,12345678901234567890.5,12345678901234567890e3,1e-12345678901234567890]';
    expect(value(text)).toEqual(JSON.parse(text));
  });

  it('does not touch digits in strings and keys', () => {
    const text = '{"12345678901234567890":"\\\\\\"12345678901234567890, \\\\","x":12345678901234567890}';
    expect(value(text)).toEqual({
      '12345678901234567890': '\\"12345678901234567890, \\',
      x: '12345678901234567890',
    });
  });

  it.each([
    '{12345678901234567890:1}',
    '{12345678901234567890 \n :1}',
    `{12345678901234567890${' '.repeat(200)}:1}`,
    '012345678901234567890',
    '-012345678901234567890',
    '--12345678901234567890',
    '+12345678901234567890',
    '.12345678901234567890',
    '1.e12345678901234567890',
    '12345678901234567890 12345678901234567890',
    '12345678901234567890n',
    '"a"12345678901234567890',
    '"12345678901234567890',
    '[12345678901234567890',
  ])('refuses what JSON.parse refuses: %s', (text) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(parseJsonLossless(text)).toMatchObject({ ok: false, code: 'json' });
  });

  it('lets the last of repeated keys win and keeps __proto__ an own key', () => {
    expect(value('{"a":1,"a":12345678901234567890}')).toEqual({ a: '12345678901234567890' });
    const object = value('{"__proto__":{"x":12345678901234567890}}') as object;
    expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
    expect(Object.hasOwn(object, '__proto__')).toBe(true);
  });

  it('refuses a depth bomb and takes the greatest depth', () => {
    const nested = (depth: number): string => `${'[{"a":'.repeat(depth / 2)}1${'}]'.repeat(depth / 2)}`;
    expect(parseJsonLossless(nested(MAX_JSON_DEPTH)).ok).toBe(true);
    expect(parseJsonLossless(nested(MAX_JSON_DEPTH + 2))).toMatchObject({ ok: false, code: 'depth' });
    expect(parseJsonLossless('['.repeat(1_000_000))).toMatchObject({ ok: false, code: 'depth' });
  });

  it('does not take many brackets side by side, or in texts, for depth', () => {
    expect(parseJsonLossless(`[${'[],'.repeat(5000)}"${'['.repeat(5000)}"]`).ok).toBe(true);
  });
});

describe('isBeyondSafe', () => {
  it('is true from 2^53 on, on both sides of zero', () => {
    expect(['9007199254740991', '-9007199254740991', '999', 'x'].map(isBeyondSafe)).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(['9007199254740992', '-9007199254740992', '10000000000000000'].map(isBeyondSafe)).toEqual([
      true,
      true,
      true,
    ]);
  });
});
