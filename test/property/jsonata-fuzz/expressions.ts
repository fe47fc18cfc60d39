// Arbitrary JSONata expressions and inputs: small names, so that paths often hit something.
import fc from 'fast-check';

const name = fc.constantFrom('a', 'b', 'c', 'd');
const variable = fc.constantFrom('$x', '$y', '$');
const literal = fc.constantFrom(
  '1',
  '0',
  '-2',
  '2.5',
  '"a"',
  '"b c"',
  '""',
  'true',
  'false',
  'null',
  '[]',
  '{}',
  '10',
);

/** Functions by how many arguments of which kind they are given. */
const UNARY = [
  'sum',
  'count',
  'max',
  'min',
  'average',
  'string',
  'length',
  'trim',
  'lowercase',
  'uppercase',
  'number',
  'abs',
  'floor',
  'round',
  'boolean',
  'not',
  'exists',
  'keys',
  'spread',
  'merge',
  'reverse',
  'distinct',
  'type',
  'sort',
  'zip',
];
const BINARY = [
  'append',
  'lookup',
  'join',
  'contains',
  'split',
  'substringBefore',
  'substringAfter',
  'pad',
  'round',
  'substring',
  'zip',
];
const HIGHER = ['map', 'filter', 'each', 'sift', 'single', 'sort'];
const OPERATORS = [
  '+',
  '-',
  '*',
  '/',
  '%',
  '&',
  '=',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'and',
  'or',
  'in',
  '??',
  '?:',
];

/** Expression texts; deeper ones are rarer. */
export const expression: fc.Arbitrary<string> = fc.letrec<{ expr: string; path: string; step: string }>(
  (tie) => {
    const expr = tie('expr');
    const path = tie('path');
    return {
      step: fc.oneof(
        { weight: 8, arbitrary: name },
        { weight: 1, arbitrary: fc.constantFrom('*', '**', '%') },
        { weight: 1, arbitrary: expr.map((e) => `(${e})`) },
        { weight: 1, arbitrary: fc.tuple(name, expr).map(([key, value]) => `{"${key}": ${value}}`) },
        { weight: 1, arbitrary: fc.tuple(expr, expr).map(([left, right]) => `[${left}, ${right}]`) },
        { weight: 1, arbitrary: fc.constantFrom('$string()', '$count($)', '$x', '$keys()') },
      ),
      path: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        { weight: 4, arbitrary: name },
        { weight: 4, arbitrary: fc.tuple(path, tie('step')).map(([left, right]) => `${left}.${right}`) },
        { weight: 2, arbitrary: fc.tuple(path, expr).map(([left, right]) => `${left}[${right}]`) },
        {
          weight: 1,
          arbitrary: fc
            .tuple(path, fc.constantFrom('0', '-1', '1', ''))
            .map(([left, at]) => `${left}[${at}]`),
        },
        {
          weight: 1,
          arbitrary: fc
            .tuple(path, fc.constantFrom('<', '>', ''), path)
            .map(([left, way, by]) => `${left}^(${way}${by})`),
        },
        { weight: 1, arbitrary: path.map((left) => `${left}#$x`) },
        { weight: 1, arbitrary: fc.tuple(path, tie('step')).map(([left, right]) => `${left}@$y.${right}`) },
        { weight: 1, arbitrary: fc.tuple(variable, name).map(([left, right]) => `${left}.${right}`) },
      ),
      expr: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        { weight: 4, arbitrary: literal },
        { weight: 6, arbitrary: path },
        { weight: 2, arbitrary: variable },
        {
          weight: 4,
          arbitrary: fc
            .tuple(expr, fc.constantFrom(...OPERATORS), expr)
            .map(([l, op, r]) => `(${l} ${op} ${r})`),
        },
        { weight: 2, arbitrary: fc.tuple(expr, expr, expr).map(([c, t, e]) => `(${c} ? ${t} : ${e})`) },
        { weight: 1, arbitrary: fc.tuple(expr, expr).map(([c, t]) => `(${c} ? ${t})`) },
        { weight: 1, arbitrary: fc.tuple(expr, expr).map(([v, body]) => `($x := ${v}; ${body})`) },
        { weight: 1, arbitrary: fc.tuple(expr, expr).map(([v, body]) => `($y := ${v}; $x := ${body}; $x)`) },
        { weight: 2, arbitrary: fc.array(expr, { maxLength: 3 }).map((items) => `[${items.join(', ')}]`) },
        { weight: 2, arbitrary: fc.tuple(expr, expr).map(([one, two]) => `{"a": ${one}, "b": ${two}}`) },
        {
          weight: 1,
          arbitrary: fc
            .tuple(path, path, expr)
            .map(([input, key, value]) => `${input}{$string(${key}): ${value}}`),
        },
        {
          weight: 3,
          arbitrary: fc.tuple(fc.constantFrom(...UNARY), expr).map(([f, arg]) => `$${f}(${arg})`),
        },
        { weight: 1, arbitrary: fc.constantFrom(...UNARY).map((f) => `$${f}()`) },
        {
          weight: 2,
          arbitrary: fc.tuple(fc.constantFrom(...BINARY), expr, expr).map(([f, l, r]) => `$${f}(${l}, ${r})`),
        },
        {
          weight: 2,
          arbitrary: fc
            .tuple(fc.constantFrom(...HIGHER), expr, expr)
            .map(([f, input, body]) => `$${f}(${input}, function($x, $y){ ${body} })`),
        },
        {
          weight: 1,
          arbitrary: fc
            .tuple(expr, expr)
            .map(([input, body]) => `$reduce(${input}, function($x, $y){ ${body} })`),
        },
        {
          weight: 1,
          arbitrary: fc.tuple(expr, expr).map(([body, arg]) => `(function($x){ ${body} })(${arg})`),
        },
        {
          weight: 1,
          arbitrary: fc.tuple(expr, fc.constantFrom(...UNARY)).map(([left, f]) => `(${left} ~> $${f})`),
        },
        {
          weight: 1,
          arbitrary: fc
            .tuple(expr, fc.constantFrom(...BINARY), expr)
            .map(([left, f, arg]) => `(${left} ~> $${f}(${arg}))`),
        },
        { weight: 1, arbitrary: expr.map((e) => `(-${e})`) },
        { weight: 1, arbitrary: fc.tuple(expr, expr).map(([l, r]) => `[${l}..${r}]`) },
        { weight: 1, arbitrary: fc.tuple(expr, expr).map(([l, r]) => `(${l})[${r}]`) },
        { weight: 1, arbitrary: expr.map((e) => `(${e})[]`) },
        {
          weight: 1,
          arbitrary: fc.tuple(path, expr).map(([p, update]) => `($ ~> |${p}|{"d": ${update}}, "c"|)`),
        },
        {
          weight: 1,
          arbitrary: fc
            .tuple(expr, fc.constantFrom('/a/', '/[b-c]+/i', '/(a)|b/'))
            .map(([e, regex]) => `$match(${e}, ${regex})`),
        },
        {
          weight: 1,
          arbitrary: fc
            .tuple(expr, fc.constantFrom('/a/', '/\\s/', '/(b)/'))
            .map(([e, regex]) => `$replace(${e}, ${regex}, "<$1>")`),
        },
      ),
    };
  },
).expr;

const leaf = fc.oneof(
  fc.constantFrom<unknown>(0, 1, 2, -3, 1.5, 'a', 'b c', '', 'A', true, false, null),
  fc.constantFrom<unknown>([], {}),
);

/** Inputs made of the names that expressions read. */
export const input: fc.Arbitrary<unknown> = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 3, arbitrary: leaf },
    { weight: 3, arbitrary: fc.dictionary(name, tie('node'), { maxKeys: 4, noNullPrototype: true }) },
    { weight: 2, arbitrary: fc.array(tie('node'), { maxLength: 4 }) },
    {
      weight: 2,
      arbitrary: fc.array(fc.dictionary(name, leaf, { maxKeys: 3, noNullPrototype: true }), { maxLength: 4 }),
    },
  ),
})).node;
