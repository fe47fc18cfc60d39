// Calls of the built-in functions: with arguments of the right kind, and with any other.
import fc from 'fast-check';
import { regex } from './words.ts';

type Text = fc.Arbitrary<string>;

const DATE_PICTURES = [
  '[Y0001]-[M01]-[D01]',
  '[D1o] [MNn] [Y], [h#1]:[m01] [P]',
  '[FNn,*-3] [d] [W]',
  '[H01]:[m]:[s].[f001] [Z]',
  '[YI] [Mi] [Dw]',
  '[x',
  '[q]',
  '[[Y]]',
  '[Dwo] [MN,*-3] [z]',
  '[X]-W[W01]-[F1]',
];
const NUMBER_PICTURES = [
  '#,##0.00',
  '0',
  '00.0e0',
  '#%',
  '0‰',
  '#0;(#0)',
  '0.0.0',
  '##,#',
  '',
  '0,',
  '9,999',
  'x#',
];
const INTEGER_PICTURES = [
  '0',
  '000',
  'w',
  'W',
  'Ww',
  'i',
  'I',
  'a',
  'A',
  '#,##0',
  '1;o',
  'w;o',
  '١',
  '',
  '?',
];
const quoted = (texts: readonly string[]): Text =>
  fc.constantFrom(...texts).map((text) => JSON.stringify(text));

/** Argument kinds: `x` anything, `f1` to `f3` functions of so many parameters, `?` before one that may be missing. */
const BUILTINS: Readonly<Record<string, readonly string[]>> = {
  sum: ['ns'],
  count: ['x'],
  max: ['ns'],
  min: ['ns'],
  average: ['ns'],
  string: ['x', '?b'],
  substring: ['s', 'n', '?n'],
  substringBefore: ['s', 's'],
  substringAfter: ['s', 's'],
  lowercase: ['s'],
  uppercase: ['s'],
  length: ['s'],
  trim: ['s'],
  pad: ['s', 'n', '?s'],
  match: ['s', 'r', '?n'],
  contains: ['s', 'sr'],
  replace: ['s', 'sr', 'sf', '?n'],
  split: ['s', 'sr', '?n'],
  join: ['ss', '?s'],
  formatNumber: ['n', 'np', '?o'],
  formatBase: ['n', '?n'],
  formatInteger: ['n', 'ip'],
  parseInteger: ['s', 'ip'],
  number: ['s'],
  floor: ['n'],
  ceil: ['n'],
  round: ['n', '?n'],
  abs: ['n'],
  sqrt: ['n'],
  power: ['n', 'n'],
  boolean: ['x'],
  not: ['x'],
  map: ['x', 'f3'],
  zip: ['x', '?x', '?x'],
  filter: ['x', 'f3'],
  single: ['x', '?f3'],
  reduce: ['x', 'f2', '?x'],
  sift: ['o', 'f3'],
  keys: ['x'],
  lookup: ['x', 's'],
  append: ['x', 'x'],
  exists: ['x'],
  spread: ['x'],
  merge: ['x'],
  reverse: ['x'],
  each: ['o', 'f3'],
  error: ['?s'],
  assert: ['b', '?s'],
  type: ['x'],
  sort: ['x', '?f2'],
  distinct: ['x'],
  base64encode: ['s'],
  base64decode: ['s'],
  encodeUrlComponent: ['s'],
  encodeUrl: ['s'],
  decodeUrlComponent: ['s'],
  decodeUrl: ['s'],
  eval: ['e', '?x'],
  toMillis: ['s', '?dp'],
  fromMillis: ['n', '?dp', '?tz'],
  clone: ['x'],
};

export const builtinName: Text = fc.constantFrom(...Object.keys(BUILTINS));

/** Any function value: a lambda of one to three parameters, a built-in, or a partial application. */
export const functionValue = (expr: Text): Text =>
  fc.oneof(
    { weight: 5, arbitrary: expr.map((body) => `function($x, $y){ ${body} }`) },
    { weight: 3, arbitrary: expr.map((body) => `function($x){ ${body} }`) },
    { weight: 1, arbitrary: expr.map((body) => `λ($x, $y, $z){ ${body} }`) },
    { weight: 1, arbitrary: expr.map((body) => `function(){ ${body} }`) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('<n:n>', '<s-:s>', '<x?:x>', '<a<n>:n>', '<(sn)n?:x>', '<j->'), expr)
        .map(([signature, body]) => `function($x, $y)${signature}{ ${body} }`),
    },
    { weight: 2, arbitrary: builtinName.map((builtin) => `$${builtin}`) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          fc.constantFrom('append', 'substringBefore', 'power', 'join', 'contains', 'lookup'),
          expr,
          fc.boolean(),
        )
        .map(([builtin, given, first]) => `$${builtin}(${first ? `?, ${given}` : `${given}, ?`})`),
    },
    { weight: 1, arbitrary: regex },
    { weight: 1, arbitrary: fc.constantFrom('$f', '|a|{"d": 1}|', '$string ~> $length') },
  );

/** A call of a built-in with its arguments, some of them of a wrong kind, missing or too many. */
export const builtinCall = (expr: Text): Text => {
  const KINDS: Readonly<Record<string, Text>> = {
    x: expr,
    n: fc.oneof(expr, fc.constantFrom('0', '1', '-1', '2', '3.7', '36', '1e20', '1580000000000')),
    s: fc.oneof(expr, fc.constantFrom('"a"', '"b c"', '"a,b,c"', '"12"', '"%zz"', '"YWJj"', '"2020-01-31"')),
    b: fc.oneof(expr, fc.constantFrom('true', 'false')),
    o: fc.oneof(expr, fc.constantFrom('{"a": 1, "b": [2, 3]}', '$$', '{}')),
    ns: fc.oneof(
      expr,
      expr.map((item) => `[1, ${item}, 2.5]`),
    ),
    ss: fc.oneof(
      expr,
      expr.map((item) => `["x", ${item}]`),
    ),
    r: fc.oneof({ weight: 4, arbitrary: regex }, { weight: 1, arbitrary: expr }),
    sr: fc.oneof(regex, fc.constantFrom('"a"', '","', '""'), expr),
    sf: fc.oneof(expr, fc.constantFrom('"<$1>"', '"$0$$"', 'function($m){ $m.match & "!" }')),
    f2: functionValue(expr),
    f3: functionValue(expr),
    np: fc.oneof({ weight: 6, arbitrary: quoted(NUMBER_PICTURES) }, { weight: 1, arbitrary: expr }),
    ip: fc.oneof({ weight: 6, arbitrary: quoted(INTEGER_PICTURES) }, { weight: 1, arbitrary: expr }),
    dp: fc.oneof({ weight: 6, arbitrary: quoted(DATE_PICTURES) }, { weight: 1, arbitrary: expr }),
    tz: quoted(['+0100', '-0530', '+00:00', 'x', '']),
    e: fc.oneof(
      { weight: 3, arbitrary: expr.map((text) => JSON.stringify(text)) },
      { weight: 1, arbitrary: expr },
      { weight: 1, arbitrary: quoted(['1 +', 'a[', '$x', '$', 'a.b']) },
    ),
  };
  const argument = (kind: string): fc.Arbitrary<string | undefined> => {
    const right = KINDS[kind.replace('?', '')] ?? expr;
    return kind.startsWith('?')
      ? fc.oneof({ weight: 1, arbitrary: fc.constant(undefined) }, { weight: 2, arbitrary: right })
      : fc.oneof(
          { weight: 20, arbitrary: right },
          { weight: 1, arbitrary: fc.constant(undefined) },
          { weight: 1, arbitrary: fc.constant('nothing') },
        );
  };
  const calls = Object.entries(BUILTINS).map(([builtin, kinds]) =>
    fc
      .tuple(...kinds.map(argument), fc.oneof({ weight: 30, arbitrary: fc.constant(undefined) }, expr))
      .map((given) => `$${builtin}(${given.filter((each) => each !== undefined).join(', ')})`),
  );
  return fc.oneof(...calls);
};
