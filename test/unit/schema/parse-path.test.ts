import { describe, expect, it } from 'vitest';
import { parsePath, printPath } from '../../../src/schema/parse-path.ts';
import type { Path } from '../../../src/schema/path.ts';

const key = (name: string) => ({ kind: 'key', key: name }) as const;
const index = (n: number) => ({ kind: 'index', index: n }) as const;
const filter = (name: string, value: string | number | boolean | null) =>
  ({ kind: 'filter', key: name, value }) as const;

describe('a path', () => {
  const cases: [string, Path][] = [
    ['a', [key('a')]],
    ['a.b.c', [key('a'), key('b'), key('c')]],
    ['costs.0.cost', [key('costs'), index(0), key('cost')]],
    ['costs[0].cost', [key('costs'), index(0), key('cost')]],
    ['["Webpage URL"]', [key('Webpage URL')]],
    ['data["a.b"]["c]d"]', [key('data'), key('a.b'), key('c]d')]],
    ['items[id=4].name', [key('items'), filter('id', 4), key('name')]],
    ['items[id=-4]', [key('items'), filter('id', -4)]],
    [
      'items[ok=true][no=false][nil=null]',
      [key('items'), filter('ok', true), filter('no', false), filter('nil', null)],
    ],
    ['items[type=work].x', [key('items'), filter('type', 'work'), key('x')]],
    ['items[name="a b"].x', [key('items'), filter('name', 'a b'), key('x')]],
    ['items["a name"="4"]', [key('items'), filter('a name', '4')]],
    ['items[code=007]', [key('items'), filter('code', '007')]],
    ['items[code=1.5]', [key('items'), filter('code', '1.5')]],
    ['items[id=9007199254740993]', [key('items'), filter('id', '9007199254740993')]],
    ['["0"]', [key('0')]],
    ['$parent.x', [key('$parent'), key('x')]],
    ['straße.名前', [key('straße'), key('名前')]],
    ['["\\ud800\\u0000\u2028"]', [key('\ud800\u0000\u2028')]],
  ];
  it.each(cases)('%s is read step by step', (text, path) => {
    expect(parsePath(text)).toEqual({ ok: true, path });
  });

  it('is printed in its shortest form', () => {
    expect(printPath([key('costs'), index(0), key('cost')])).toBe('costs[0].cost');
    expect(printPath([key('Webpage URL'), key('a')])).toBe('["Webpage URL"].a');
    expect(printPath([key('items'), filter('id', '4')])).toBe('items[id="4"]');
    expect(printPath([key('items'), filter('id', 4)])).toBe('items[id=4]');
  });
});

describe('a refused path', () => {
  const refused: [string, RegExp, number, number][] = [
    ['', /empty/, 0, 0],
    ['a.', /end with a dot/, 1, 2],
    ['.a', /begin with a dot/, 0, 1],
    ['a..b', /two dots/, 2, 3],
    ['a.["b"]', /dot cannot stand before/, 1, 2],
    ['a[0', /never closed/, 1, 3],
    ['a[', /never closed/, 1, 2],
    ['a["b', /never closed/, 2, 4],
    ['a["b"', /never closed/, 1, 5],
    ['a[id=4', /never closed/, 1, 6],
    ['a[*]', /brackets hold/, 1, 4],
    ['a[id=]', /needs a value/, 4, 5],
    ['a[=4]', /needs a name/, 2, 3],
    ['a[0]b', /goes on with/, 4, 5],
    ['a b', /bare name/, 1, 2],
    ['a]', /without "\["/, 1, 2],
    ['a[007]', /leading zero/, 2, 5],
    ['a[10000]', /at most 9999/, 2, 7],
    ['a["\\x"]', /escapes/, 2, 6],
    ['__proto__', /prototype/, 0, 9],
    ['a.constructor.b', /prototype/, 2, 13],
    ['a["prototype"]', /prototype/, 2, 13],
    ['a[__proto__=1]', /prototype/, 2, 11],
  ];
  it.each(refused)('%j says why and where', (text, message, start, end) => {
    const result = parsePath(text);
    expect(result).toMatchObject({ ok: false, start, end });
    expect(result.ok ? '' : result.message).toMatch(message);
  });
});
