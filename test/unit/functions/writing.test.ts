import { describe, expect, it } from 'vitest';
import { elementFunctions } from '../../../src/functions/elements.ts';
import { equalUpTo } from '../../../src/functions/equality.ts';
import { Session } from '../../../src/functions/session.ts';
import { HIDDEN, UNREAD } from '../../../src/functions/unread.ts';
import { applyPatch, patchFunctions } from '../../../src/functions/writing.ts';

const { edited, gone, lacks, into, patchElements, patchPairs, withConstants } = patchFunctions;

describe('edited', () => {
  it('is never true for what is absent', () => {
    expect(edited(undefined, 1, {})).toBe(false);
    expect(edited(undefined, undefined, undefined)).toBe(false);
  });
  it('is true for all that is present where there is no record to write onto', () => {
    expect(edited(null, undefined, undefined)).toBe(true);
    expect(edited(0, 0, undefined)).toBe(true);
  });
  it('takes null and absent for one', () => {
    expect(edited(null, undefined, {})).toBe(false);
    expect(edited(null, null, {})).toBe(false);
    expect(edited(null, 0, {})).toBe(true);
    expect(edited('', undefined, {})).toBe(true);
  });
  it('compares whole values', () => {
    expect(edited({ a: [1] }, { a: [1] }, {})).toBe(false);
    expect(edited([1, 2], [2, 1], {})).toBe(true);
    expect(edited([1, 2], [2, 1], {}, 'order')).toBe(false);
  });
});

describe('equalUpTo', () => {
  it.each([
    ['instant', '2024-05-31T12:00:00+02:00', '2024-05-31T10:00:00.000Z', true],
    ['instant', '2024-05-31T10:00:00.0001Z', '2024-05-31T10:00:00.0002Z', false],
    ['instant', '1', '01', false],
    ['case', 'Ada', 'aDA', true],
    ['space', ' a ', 'a', true],
    ['space', 'a', 'A', false],
    ['text', ' A', 'a ', true],
    ['number', '1.50', 1.5, true],
    ['number', '1.50', '1.51', false],
    ['value', '1', 1, false],
    ['value', null, undefined, false],
  ])('up to %s: %j and %j', (equality, a, b, same) => {
    expect(equalUpTo(a, b, equality)).toBe(same);
  });
});

describe('absence', () => {
  it('is an edit of what was there', () => {
    expect(gone(undefined, 'was', {})).toBe(true);
    expect(gone(undefined, undefined, {})).toBe(false);
    expect(gone(undefined, null, {})).toBe(false);
    expect(gone(undefined, undefined, undefined)).toBe(true);
    expect(gone('now', 'was', {})).toBe(false);
    expect(gone(null, 'was', {})).toBe(false);
  });
  it('is none of what could not be read, or was not shown', () => {
    expect(gone(undefined, UNREAD, {})).toBe(false);
    expect(gone(undefined, HIDDEN, {})).toBe(false);
  });
  it('in a present array clears what was there, and what was only hidden', () => {
    expect(lacks([], undefined, 'was', {})).toBe(true);
    expect(lacks([], undefined, HIDDEN, {})).toBe(true);
    expect(lacks([], undefined, UNREAD, {})).toBe(false);
    expect(lacks([], undefined, undefined, {})).toBe(false);
    expect(lacks([], undefined, undefined, undefined)).toBe(true);
    expect(lacks(['now'], 'now', 'was', {})).toBe(false);
    expect(lacks(undefined, undefined, 'was', {})).toBe(false);
    expect(lacks(null, undefined, 'was', {})).toBe(false);
  });
});

describe('what could not be read', () => {
  it('equals no value, and a null clears it', () => {
    expect(edited(null, UNREAD, {})).toBe(true);
    expect(edited({}, UNREAD, {})).toBe(true);
    expect(edited(undefined, UNREAD, {})).toBe(false);
  });
  it('counts as absent inside of what was read', () => {
    expect(edited([{ id: 1 }], [{ id: 1, n: UNREAD }, UNREAD], {})).toBe(false);
    expect(edited([{ id: 1 }], [{ id: 1, o: { n: UNREAD } }], {})).toBe(false);
    expect(edited([{ id: 1, n: 2 }], [{ id: 1, n: UNREAD }], {})).toBe(true);
    expect(edited([{ id: 1 }], [{ id: 1, n: HIDDEN }], {})).toBe(true);
    expect(edited([2, 1], [1, UNREAD, 2], {}, 'order')).toBe(false);
  });
});

describe('patches', () => {
  it('change shared objects member by member and all else whole', () => {
    const record = { a: { b: 1, c: [1] }, d: 1, e: { f: 1, g: 2 } };
    expect(applyPatch(record, { a: { c: [2] }, d: null, e: { f: 3 } }, { a: {} })).toEqual({
      a: { b: 1, c: [2] },
      d: null,
      e: { f: 3 },
    });
    expect(into({ a: 1, b: { c: 1 } }, { b: { d: 2 } })).toEqual({ a: 1, b: { d: 2 } });
    expect(into({ a: 1 }, {})).toBeUndefined();
  });
  it('reach no prototype', () => {
    const patched = applyPatch(
      {},
      JSON.parse('{ "__proto__": { "polluted": true }, "constructor": { "a": 1 } }'),
      {},
    );
    expect(Object.getPrototypeOf(patched)).toBe(Object.prototype);
    expect({}).not.toHaveProperty('polluted');
    expect(Object.keys(Object(patched))).toEqual(['__proto__', 'constructor']);
  });
  it('put changes into the element of their key, or add one', () => {
    const items = [{ id: 1, a: 1 }, { id: 2 }];
    const changes = [
      { is: 1, set: { a: 2 } },
      { is: 3, set: { a: 3 } },
      { is: 2, set: {} },
    ];
    expect(patchElements(items, 'id', changes)).toEqual([{ id: 1, a: 2 }, { id: 2 }, { id: 3, a: 3 }]);
    expect(patchElements(items, 'id', [{ is: 1, set: {} }])).toBeUndefined();
    expect(items).toEqual([{ id: 1, a: 1 }, { id: 2 }]);
  });
  it('change pairs in the form in which they came', () => {
    expect(patchPairs([{ name: 'a', value: 1 }, 'odd'], { a: null, b: 2 })).toEqual([
      'odd',
      { name: 'b', value: 2 },
    ]);
    expect(patchPairs([{ name: 'a', value: 1 }, { name: 'b' }, { name: 'a' }], { a: null })).toEqual([
      { name: 'b' },
    ]);
    expect(patchPairs({ a: 1 }, { b: 2 })).toEqual({ b: 2 });
    expect(patchPairs(undefined, { b: 2 })).toEqual([{ name: 'b', value: 2 }]);
    expect(patchPairs([], {})).toBeUndefined();
  });
  it('take constants only where something is written', () => {
    expect(withConstants({}, { by: 'us' }, {})).toEqual({});
    expect(withConstants({ a: 1 }, { by: 'us' }, { by: 'us' })).toEqual({ a: 1 });
    expect(withConstants({}, { by: 'us' }, undefined)).toEqual({ by: 'us' });
    expect(withConstants({ o: { a: 1 } }, { o: { by: 'us' } }, {})).toEqual({ o: { a: 1, by: 'us' } });
    expect(withConstants({ a: 1 }, { o: { by: 'us' } }, { o: { by: 'us', b: 1 } })).toEqual({ a: 1 });
  });
});

describe('arrays', () => {
  const run = <T>(use: (functions: ReturnType<typeof elementFunctions>) => T) => {
    const session = new Session();
    const value = use(elementFunctions(session));
    return {
      value,
      issues: session.raised.map(({ code, at, rejects }) => `${rejects ? '! ' : ''}${code} ${at}`),
    };
  };

  it('leave no gap', () => {
    expect(run(({ dense }) => dense({ 0: 'a', 1: 'b' }, 'x', 'omit'))).toEqual({
      value: ['a', 'b'],
      issues: [],
    });
    expect(run(({ dense }) => dense({ 1: 'b' }, 'x', 'null'))).toEqual({
      value: null,
      issues: ['value/incomplete x[0]'],
    });
    expect(run(({ dense }) => dense({ 0: 'a', 2: 'c' }, 'x', ['omit', 'reject', 'omit']))).toEqual({
      value: undefined,
      issues: ['! value/incomplete x[1]'],
    });
    expect(run(({ dense }) => dense({ 1: 'b' }, 'x', 'omit', { 0: 'a' })).value).toEqual(['a', 'b']);
    expect(run(({ dense }) => dense({}, 'x', 'omit', { 0: 'a' })).value).toBeUndefined();
    expect(run(({ dense }) => dense({}, 'x', 'omit'))).toEqual({ value: undefined, issues: [] });
  });

  it('are not written with a gap', () => {
    const set = (value: unknown) => ({ is: 'value', set: value });
    expect(run(({ patchPositions }) => patchPositions([1], [null, null, set(3)], 'x', 'reject'))).toEqual({
      value: undefined,
      issues: ['! value/incomplete x[1]'],
    });
    expect(
      run(({ patchPositions }) => patchPositions([1], [null, null, set(null)], 'x', 'omit')).value,
    ).toBeUndefined();
    const patched = (array: unknown, changes: unknown) =>
      run(({ patchPositions }) => patchPositions(array, changes, 'x', 'omit')).value;
    expect(patched([1], [set(2), set(3)])).toEqual([2, 3]);
    expect(patched([1, 2], [{}, set(null)])).toEqual([1]);
    expect(patched([1, 2, 3], [{}, set(null)])).toEqual([1, null, 3]);
    expect(patched([{ a: 1 }, { a: 1, b: 2 }], [{ a: null }, { a: null }])).toEqual([
      { a: null },
      { a: null, b: 2 },
    ]);
  });

  it('are not written where they would not be read back', () => {
    const gap = (items: unknown, members?: readonly string[]) =>
      run(({ withoutGap }) => withoutGap(items, 'before', 'x', ['omit', 'reject'], members));
    expect(gap(['a', 'b', null]).value).toEqual(['a', 'b', null]);
    expect(gap(['a', null, 'b'])).toEqual({ value: 'before', issues: ['! value/incomplete x[1]'] });
    expect(gap([{ kind: 'home' }, { kind: 'work', v: 1 }], ['v'])).toEqual({
      value: 'before',
      issues: ['value/incomplete x[0]'],
    });
    expect(gap([{ kind: 'home' }, { kind: 'work' }], ['v']).issues).toEqual([]);
    expect(gap(undefined)).toEqual({ value: undefined, issues: [] });
    const repeats = (items: unknown) =>
      run(({ withoutRepeats }) => withoutRepeats(items, 'before', 'kind', 'x', 'omit'));
    expect(repeats([{ kind: 'a' }, { kind: 'b' }, {}, {}]).issues).toEqual([]);
    expect(repeats([{ kind: 'a' }, { kind: 'a' }])).toEqual({ value: 'before', issues: ['value/key x[1]'] });
  });

  it('join scalars only', () => {
    expect(run(({ joined }) => joined(' ', 'x', 'omit', 'a', null, undefined, '', 0, false))).toEqual({
      value: 'a 0 false',
      issues: [],
    });
    expect(run(({ joined }) => joined(' ', 'x', 'omit', 'a', ['b']))).toEqual({
      value: undefined,
      issues: ['value/type x'],
    });
  });
});
