import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isForbiddenName, MAX_INDEX, parsePath, printPath } from '../../src/schema/parse-path.ts';
import type { PathStep } from '../../src/schema/path.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.stringMatching(/^[a-z0-9_$]{0,6}$/),
  fc.constantFrom(
    '',
    ' ',
    '.',
    '[',
    ']',
    '"',
    "'",
    '=',
    '0',
    '007',
    '-1',
    'true',
    'null',
    '\ud800',
    '\u2028',
    '\0',
    'a b',
  ),
);
const name = text.filter((key) => !isForbiddenName(key));
const step: fc.Arbitrary<PathStep> = fc.oneof(
  name.map((key): PathStep => ({ kind: 'key', key })),
  fc.nat({ max: MAX_INDEX }).map((index): PathStep => ({ kind: 'index', index })),
  fc
    .tuple(
      name,
      fc.oneof(
        text,
        fc.maxSafeInteger().map((n) => n + 0),
        fc.boolean(),
        fc.constant(null),
      ),
    )
    .map(([key, value]): PathStep => ({ kind: 'filter', key, value: Object.is(value, -0) ? 0 : value })),
);

describe('parsePath and printPath', () => {
  it('are inverses on every path', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (path) => {
        expect(parsePath(printPath(path))).toEqual({ ok: true, path });
      }),
      { numRuns: 2000 },
    );
  });

  it('never throw, and point inside the text, whatever the text', () => {
    const syntax = fc.string({
      unit: fc.constantFrom('a', '0', '.', '[', ']', '"', '=', '\\', ' ', '-'),
      maxLength: 12,
    });
    fc.assert(
      fc.property(fc.oneof(syntax, fc.string({ unit: 'binary' })), (source) => {
        const result = parsePath(source);
        if (result.ok) {
          expect(parsePath(printPath(result.path))).toEqual(result);
        } else {
          expect(result.start).toBeGreaterThanOrEqual(0);
          expect(result.start).toBeLessThanOrEqual(result.end);
          expect(result.end).toBeLessThanOrEqual(source.length);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
