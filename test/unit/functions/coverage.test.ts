import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverageFunctions } from '../../../src/functions/coverage.ts';
import { elementPath, memberPath } from '../../../src/functions/paths.ts';
import { Session } from '../../../src/functions/session.ts';
import { printPath } from '../../../src/schema/parse-path.ts';

const unknown = (record: unknown, covered: unknown, ...rest: readonly unknown[]): readonly string[] => {
  const session = new Session();
  coverageFunctions(session).reportUnknown(record, covered, ...rest);
  return session.raised.map(({ at }) => at);
};

describe('reportUnknown', () => {
  it('tells the outermost member that no rule covers', () => {
    expect(unknown({ a: 1, b: { c: 1, d: { e: 1 } } }, { a: true, b: { c: true } })).toEqual(['b.d']);
  });

  it('takes a whole member with all it holds', () => {
    expect(unknown({ a: { b: [1, { c: 1 }] } }, { a: true })).toEqual([]);
  });

  it('looks into elements: all, by position, by key', () => {
    const record = { all: [{ a: 1 }, { z: 1 }], some: [1, 2], keyed: [{ id: 4, n: 1 }, { id: 5 }] };
    const covered = { all: ['*', { a: true }], some: ['#', true], keyed: ['id', [4, { n: true }]] };
    expect(unknown(record, covered)).toEqual(['all[1].z', 'some[1]', 'keyed[1]']);
  });

  it('says nothing of null and absent parents', () => {
    expect(unknown({ a: null }, { a: { b: true } })).toEqual([]);
  });

  it('tells a value where an object is covered', () => {
    expect(unknown({ a: 'text', b: [1] }, { a: { b: true }, b: { c: true } })).toEqual(['a', 'b']);
  });

  it('leaves out what was there before', () => {
    expect(unknown({ kept: [1], other: 2 }, {}, [], { kept: [1], other: 1 })).toEqual(['other']);
  });

  it('says of what is ignored that it is not written', () => {
    const record = { inferredA: 1, owner: { name: 'Ada', id: 1 }, none: null };
    const session = new Session();
    coverageFunctions(session).reportUnknown(record, { owner: { id: true, name: false }, none: false }, [
      'inferred*',
    ]);
    expect(session.raised.map(({ code, at }) => `${code} ${at}`)).toEqual([
      'value/not-written inferredA',
      'value/not-written owner.name',
    ]);
  });

  it('knows no names of prototypes', () => {
    const record: unknown = JSON.parse('{ "constructor": 1, "__proto__": 2 }');
    expect(unknown(record, {})).toEqual(['constructor', '__proto__']);
  });
});

describe('the spelling of paths', () => {
  it('is that of the schemas', () => {
    const steps = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.nat(99)), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(steps, (keys) => {
        const text = keys.reduce<string>(
          (path, key) => (typeof key === 'number' ? elementPath(path, key) : memberPath(path, key)),
          '',
        );
        const path = keys.map((key) =>
          typeof key === 'number'
            ? ({ kind: 'index', index: key } as const)
            : ({ kind: 'key', key } as const),
        );
        expect(text).toBe(printPath(path));
      }),
    );
  });
});
