// Did you mean: what counts as near, and in which order.
import { describe, expect, it } from 'vitest';
import { nearest } from '../../../src/diagnostics/near.ts';

describe('nearest', () => {
  it.each([
    ['frstName', ['lastName', 'firstName', 'phone'], ['firstName']],
    ['emial', ['email', 'mail'], ['email']],
    ['FIRSTNAME', ['firstNames', 'firstName'], ['firstName', 'firstNames']],
    ['first_name', ['firstName'], ['firstName']],
    ['mobile', ['phones.mobile', 'phones.work'], ['phones.mobile']],
    ['x', ['y', 'id'], []],
    ['zzzzzz', ['email', 'phone'], []],
    ['', ['a'], []],
    ['__proto__', ['__proto', 'constructor'], ['__proto']],
  ])('finds, for %j among %j: %j', (name, candidates, found) => {
    expect(nearest(name, candidates)).toEqual(found);
  });

  it('gives at most as many as asked for, each once', () => {
    expect(nearest('abcd', ['abce', 'abcf', 'abce', 'abcg', 'abch'], 2)).toEqual(['abce', 'abcf']);
  });

  it('does not suggest the name itself', () => {
    expect(nearest('email', ['email'])).toEqual([]);
  });

  it('takes texts of any length', () => {
    const long = 'x'.repeat(100_000);
    expect(nearest(`${long}y`, [long, 'x'])).toEqual([]);
  });
});
