import { describe, expect, it } from 'vitest';
import { domainKey } from '../../../src/schema/domain-key.ts';
import { ANY_DOMAIN } from '../../../src/schema/domain-of.ts';
import { remember, rememberFor } from '../../../src/schema/remember.ts';

describe('remember', () => {
  it('asks once for a text, nothing as an answer included, and again beyond its bound', () => {
    const asked: string[] = [];
    const ask = remember(
      (text: string) => text,
      (text): string | undefined => {
        asked.push(text);
        return text === 'none' ? undefined : text.toUpperCase();
      },
      2,
    );
    expect([ask('a'), ask('a'), ask('none'), ask('none')]).toEqual(['A', 'A', undefined, undefined]);
    expect(asked).toEqual(['a', 'none']);
    expect([ask('c'), ask('a')]).toEqual(['C', 'A']);
    expect(asked).toEqual(['a', 'none', 'c', 'a']);
  });

  it('takes names of prototypes for texts like any other', () => {
    const same = remember(
      (text: string) => text,
      (text) => ({ text }),
    );
    expect([same('__proto__').text, same('constructor').text]).toEqual(['__proto__', 'constructor']);
  });
});

describe('rememberFor', () => {
  it('asks once for an object, and again for another that looks the same', () => {
    let asked = 0;
    const count = rememberFor((_key: object) => ++asked);
    const key = {};
    expect([count(key), count(key), count({})]).toEqual([1, 1, 2]);
  });
});

describe('domainKey', () => {
  it('is the same for domains that allow the same values, whatever they are called', () => {
    const one = { ...ANY_DOMAIN, types: new Set(['string', 'integer'] as const), description: 'one' };
    const other = { ...ANY_DOMAIN, types: new Set(['integer', 'string'] as const), description: 'other' };
    expect(domainKey(one)).toBe(domainKey(other));
  });

  it('tells domains apart that differ in a bound, in null or in an inner domain', () => {
    const domains = [
      ANY_DOMAIN,
      { ...ANY_DOMAIN, nullable: false },
      { ...ANY_DOMAIN, maxLength: 1 },
      { ...ANY_DOMAIN, items: ANY_DOMAIN },
      { ...ANY_DOMAIN, items: { ...ANY_DOMAIN, maxLength: 1 } },
      { ...ANY_DOMAIN, values: ['1'] },
      { ...ANY_DOMAIN, values: [1] },
    ];
    expect(new Set(domains.map(domainKey)).size).toBe(domains.length);
  });
});
