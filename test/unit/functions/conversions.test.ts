import { expect, it } from 'vitest';
import { date, dateText, instant, instantText } from '../../../src/functions/dates.ts';
import { joinList, splitList, unwrap, wrap } from '../../../src/functions/lists.ts';
import {
  bool,
  boolAs,
  decimal,
  decimalText,
  float,
  idNumber,
  idString,
  integer,
  integerText,
} from '../../../src/functions/numbers.ts';
import { jsonText, parseJson, shortText, truncateText } from '../../../src/functions/texts.ts';

import { table } from '../../support/function-table.ts';

table('$instant', instant, [
  [['2016-05-17T22:11:45Z'], '2016-05-17T22:11:45Z'],
  [['2015-05-07T11:47:30-08:00'], '2015-05-07T19:47:30Z'],
  [['2014-09-17T22:31:49+0000'], '2014-09-17T22:31:49Z'],
  [['2017-07-27T01:38:33Z+0000'], '2017-07-27T01:38:33Z'],
  [['2014-11-13 12:43:04'], undefined],
  [['2014-11-13 12:43:04', 'UTC'], '2014-11-13T12:43:04Z'],
  [['2014-11-13 12:43:04', 'America/Los_Angeles'], '2014-11-13T20:43:04Z'],
  [['2014-11-13T12:43:04', 'UTC'], '2014-11-13T12:43:04Z'],
  [['2014-11-13 12:43:04', 'Nowhere/Land'], undefined],
  [['2014-11-13 12:43:04Z'], undefined],
  // The hour that happens twice in New York: the first is meant.
  [['2023-11-05 01:30:00', 'America/New_York'], '2023-11-05T05:30:00Z'],
  // The hour that is skipped: half an hour after the change.
  [['2023-03-12 02:30:00', 'America/New_York'], '2023-03-12T07:30:00Z'],
  [['2023-03-12 01:59:59', 'America/New_York'], '2023-03-12T06:59:59Z'],
  [['2023-03-12 03:00:00', 'America/New_York'], '2023-03-12T07:00:00Z'],
  [['2016-05-17T22:11:45.000Z'], '2016-05-17T22:11:45Z'],
  [['2016-05-17T22:11:45.120Z'], '2016-05-17T22:11:45.12Z'],
  [['2016-05-17T22:11:45.123456789123-00:30'], '2016-05-17T22:41:45.123456789123Z'],
  [['2016-02-30T00:00:00Z'], undefined],
  [['2015-02-29T00:00:00+00:00'], undefined],
  [['1900-02-29T00:00:00Z'], undefined],
  [['2000-02-29T00:00:00Z'], '2000-02-29T00:00:00Z'],
  [['2016-05-17T24:00:00Z'], undefined],
  [['2016-12-31T23:59:60Z'], undefined],
  [['2016-05-17T22:60:45Z'], undefined],
  [['2016-05-17T22:11:45+24:00'], undefined],
  [['2016-05-17T22:11:45+01:60'], undefined],
  [['0000-01-01T00:00:00Z'], undefined],
  [['0001-01-01T00:00:00Z'], '0001-01-01T00:00:00Z'],
  [['0001-01-01T00:00:00+00:01'], undefined],
  [['9999-12-31T23:59:59-00:01'], undefined],
  [['2016-05-17T22:11:45ZZ'], undefined],
  [['２016-05-17T22:11:45Z'], undefined],
  [['2016-05-17'], undefined],
  [[' 2016-05-17T22:11:45Z'], undefined],
  [[1_463_523_105_000], undefined],
  [['17/05/2016 22:11', 'UTC', 'dd/MM/yyyy HH:mm'], '2016-05-17T22:11:00Z'],
  [['17/05/2016 22:11', undefined, 'dd/MM/yyyy HH:mm'], undefined],
  [['17/05/2016 22:1x', 'UTC', 'dd/MM/yyyy HH:mm'], undefined],
]);

table('$instantText', instantText, [
  [['2016-05-17T22:11:45Z'], '2016-05-17T22:11:45Z'],
  [['2016-05-17T22:11:45+02:00'], '2016-05-17T20:11:45Z'],
  [['2016-05-17T22:11:45.000Z'], '2016-05-17T22:11:45Z'],
  [['2016-05-17T22:11:45.001Z'], undefined],
  [['2016-05-17T22:11:45'], undefined],
  [['2016-05-17T22:11:00Z', 'UTC', 'dd/MM/yyyy HH:mm'], '17/05/2016 22:11'],
  [['2016-05-17T22:11:45Z', 'UTC', 'dd/MM/yyyy HH:mm'], undefined],
  [['2023-11-05T05:30:00Z', 'America/New_York', 'dd/MM/yyyy HH:mm'], '05/11/2023 01:30'],
  // The second 01:30 would be read back as the first.
  [['2023-11-05T06:30:00Z', 'America/New_York', 'dd/MM/yyyy HH:mm'], undefined],
]);

table('$date', date, [
  [['2016-02-29'], '2016-02-29'],
  [['2015-02-29'], undefined],
  [['2016-13-01'], undefined],
  [['2016-00-10'], undefined],
  [['0000-01-01'], undefined],
  [['2016-02-29T00:00:00Z'], undefined],
  [['2016-2-9'], undefined],
  [['29/02/2016', 'dd/MM/yyyy'], '2016-02-29'],
  [['31/04/2016', 'dd/MM/yyyy'], undefined],
  [['2016-02-29', 'dd/MM/yyyy'], undefined],
  [['29/02/2016', 'dd/MM/yy'], undefined],
]);

table('$dateText', dateText, [
  [['2016-02-29'], '2016-02-29'],
  [['2016-02-29', 'dd/MM/yyyy'], '29/02/2016'],
  [['2016-02-30', 'dd/MM/yyyy'], undefined],
]);

table('$decimal', decimal, [
  [['1604.47'], 1604.47],
  [[1604.47], 1604.47],
  [['-0.00'], 0],
  [['0.1'], 0.1],
  [['123456789012345'], 123456789012345],
  [['0.1234567890123456'], undefined],
  [['1234567890123456'], undefined],
  [['1000000000000000000000'], 1e21],
  [['1e3'], undefined],
  [['1,234.50'], undefined],
  [['+5'], undefined],
  [['.5'], undefined],
  [['5.'], undefined],
  [['007'], undefined],
  [[''], undefined],
  [[' 5'], undefined],
  [[Number.POSITIVE_INFINITY], undefined],
  [[`1${'0'.repeat(400)}`], undefined],
  [[`0.${'0'.repeat(400)}1`], undefined],
]);

table('$decimalText', decimalText, [
  [[1604.47], '1604.47'],
  [[1e21], '1000000000000000000000'],
  [[1.5e-7], '0.00000015'],
  [[-1.25e22], '-12500000000000000000000'],
  [['12345678901234567890.10'], '12345678901234567890.10'],
  [['1e3'], undefined],
]);

table('$float', float, [
  [['1e3'], 1000],
  [['0.30000000000000004'], 0.30000000000000004],
  [['0.30000000000000000004'], undefined],
  [['9007199254740993'], undefined],
  [['1e999'], undefined],
  [['0x10'], undefined],
]);

table('$integer', integer, [
  [['12'], 12],
  [[12], 12],
  [['-12'], -12],
  [['0'], 0],
  [['-0'], undefined],
  [['12.0'], undefined],
  [['+1'], undefined],
  [['007'], undefined],
  [['9007199254740991'], 9007199254740991],
  [['9007199254740993'], undefined],
  [[9007199254740992], undefined],
  [[1.5], undefined],
]);

table('$integerText', integerText, [
  [[12], '12'],
  [['12345678901234567890'], '12345678901234567890'],
  [[1.5], undefined],
  [['012'], undefined],
]);

table('$idString', idString, [
  [[318581], '318581'],
  [['318581'], '318581'],
  [['12345678901234567890'], '12345678901234567890'],
  [[0], '0'],
  [[-1], undefined],
  [['0318581'], undefined],
  [['0x1F'], undefined],
  [['1e3'], undefined],
  [[2 ** 53], undefined],
  [[''], undefined],
]);

table('$idNumber', idNumber, [
  [['318581'], 318581],
  [['12345678901234567890'], '12345678901234567890'],
  [['0318581'], undefined],
  [['0x1F'], undefined],
  [['1e3'], undefined],
  [[''], undefined],
  [[12], undefined],
]);

table('$bool', bool, [
  [[true], true],
  [[0], false],
  [['1'], true],
  [['false'], false],
  [[2], undefined],
  [['TRUE'], undefined],
  [['yes'], undefined],
]);
table('$boolAs', boolAs, [
  [[true, 1, 0], 1],
  [[false, 'true', 'false'], 'false'],
  [[1, 1, 0], undefined],
]);

table('$truncateText', truncateText, [
  [['abc', 2], 'ab'],
  [['a😀c', 2], 'a😀'],
  [['\ud83d\ud83d\ude00x', 2], '\ud83d\ud83d\ude00'],
  [['abc', -1], undefined],
]);
table('$shortText', shortText, [
  [['abc', 3], 'abc'],
  [['😀😀', 2], '😀😀'],
  [['abcd', 3], undefined],
]);

table('$parseJson', parseJson, [
  [['{"a":[1,"x:y\\"1e999"]}'], { a: [1, 'x:y"1e999'] }],
  [['"null"'], 'null'],
  [['false'], false],
  [['null'], undefined],
  [['{"a":1,"a":2}'], undefined],
  [['12345678901234567890'], undefined],
  [['[0.1, 1e2]'], [0.1, 100]],
  [['{'], undefined],
  [[`${'['.repeat(5000)}${']'.repeat(5000)}`], undefined],
]);
table('$jsonText', jsonText, [
  [[{ a: [1, null] }], '{"a":[1,null]}'],
  [['x'], '"x"'],
  [[[Number.POSITIVE_INFINITY]], undefined],
  [[{ a: () => 1 }], undefined],
]);
it('$jsonText gives nothing for a value that holds itself', () => {
  const loop: Record<string, unknown> = {};
  loop.self = loop;
  expect(jsonText(loop)).toBeUndefined();
});

table('$splitList', splitList, [
  [
    ['a;b', ';'],
    ['a', 'b'],
  ],
  [['', ';'], []],
  [
    ['a;;b', ';'],
    ['a', '', 'b'],
  ],
  [['a', ';'], ['a']],
  [['a', ''], undefined],
]);
table('$joinList', joinList, [
  [[['a', 'b'], ';'], 'a;b'],
  [[[], ';'], ''],
  [[[], ';', null], null],
  [[['a;b'], ';'], undefined],
  [[['a', ''], ';'], undefined],
  [[['a-', 'b'], '--'], undefined],
  [[[1, true], ';'], '1;true'],
  [[[null], ';'], undefined],
  [[[['a']], ';'], undefined],
  [['a', ';'], undefined],
]);
table('$wrap', wrap, [[['a'], ['a']]]);
table('$unwrap', unwrap, [
  [[['a']], 'a'],
  [[[], null], null],
  [[[]], undefined],
  [[['a', 'b']], undefined],
]);
