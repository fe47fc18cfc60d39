import { describe, expect, it } from 'vitest';
import { elementFunctions } from '../../../src/functions/elements.ts';
import { equalUpTo } from '../../../src/functions/equality.ts';
import { Session } from '../../../src/functions/session.ts';
import { applyPatch, patchFunctions } from '../../../src/functions/writing.ts';

const { edited, cleared, editedSlot, patchElements, patchPairs, withConstants } = patchFunctions;

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

describe('cleared', () => {
  it('is null for what was there and is not any more', () => {
    expect(cleared(undefined, 'was', {})).toBeNull();
    expect(cleared(undefined, undefined, {})).toBeUndefined();
    expect(cleared(undefined, undefined, undefined)).toBeNull();
    expect(cleared('now', 'was', {})).toBe('now');
  });
});

describe('patches', () => {
  it('change objects member by member and all else whole', () => {
    expect(applyPatch({ a: { b: 1, c: [1] }, d: 1 }, { a: { c: [2] }, d: null })).toEqual({
      a: { b: 1, c: [2] },
      d: null,
    });
  });
  it('reach no prototype', () => {
    const patched = applyPatch(
      {},
      JSON.parse('{ "__proto__": { "polluted": true }, "constructor": { "a": 1 } }'),
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
  });
});

describe('slots', () => {
  const work = { type: 'work', number: '1' };
  const home = { type: 'home', number: '2' };
  const fax = { type: 'fax', number: '3' };
  const slot = (items: unknown, before: unknown, field: unknown, equality?: string) =>
    editedSlot(items, before, field, {}, 'type', 'home', 'number', equality);
  const created = (items: unknown) =>
    editedSlot(items, undefined, undefined, undefined, 'type', 'home', 'number');

  it('write what was edited', () => {
    expect(created([home])).toBe('2');
    expect(slot([home], [work], undefined)).toBe('2');
    expect(slot([work, home], [home, work], '2')).toBeUndefined();
    expect(slot([{ type: 'home', number: 'A' }], [{ type: 'home', number: 'a' }], 'a', 'case')).toBe(
      undefined,
    );
  });
  it('clear what a present array lacks', () => {
    expect(slot([work], [work, home], '2')).toBeNull();
    expect(slot([], [home], '2')).toBeNull();
    expect(slot(null, [home], '2')).toBeNull();
    expect(slot([{ type: 'home', number: null }], [home], '2')).toBeNull();
    expect(created([work])).toBeNull();
    expect(slot([work], [work], undefined)).toBeUndefined();
    expect(slot(undefined, [home], '2')).toBeUndefined();
  });
  it('clear a field that could not be read, where the array was edited', () => {
    expect(slot([work], undefined, 'unreadable')).toBeNull();
    expect(slot([{ ...work, number: '3' }], [work], 'unreadable')).toBeNull();
    expect(slot(null, undefined, 'unreadable')).toBeNull();
    expect(slot([], undefined, 'unreadable')).toBeNull();
    expect(slot([work], [work], 'unreadable')).toBeUndefined();
    expect(slot([fax, work], [work, fax], 'unreadable')).toBeUndefined();
    expect(slot([{ ...work, number: '3' }], [work], null)).toBeUndefined();
  });
  it('write a value that is spelled as the field that could not be read', () => {
    expect(slot([home], undefined, '2')).toBe('2');
  });
  it('leave the field of an element without its value', () => {
    expect(slot([{ type: 'home' }], [home], '2')).toBeUndefined();
    expect(created([{ type: 'home' }])).toBeUndefined();
  });
  it('take any value for an array', () => {
    expect(slot('a', 'b', '2')).toBeNull();
    expect(slot([null, 1, 'x'], [null], undefined)).toBeUndefined();
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
      issues: ['value/incomplete x'],
    });
    expect(run(({ dense }) => dense({}, 'x', 'omit'))).toEqual({ value: undefined, issues: [] });
  });

  it('are not written with a gap', () => {
    const set = (value: unknown) => ({ is: 'value', set: value });
    expect(run(({ patchPositions }) => patchPositions([1], [null, null, set(3)], 'x', 'reject'))).toEqual({
      value: undefined,
      issues: ['! value/incomplete x'],
    });
    expect(
      run(({ patchPositions }) => patchPositions([1], [null, null, set(null)], 'x', 'omit')).value,
    ).toBeUndefined();
    expect(run(({ patchPositions }) => patchPositions([1], [set(2), set(3)], 'x', 'omit')).value).toEqual([
      2, 3,
    ]);
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
