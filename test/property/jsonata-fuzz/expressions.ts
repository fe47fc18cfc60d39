// Arbitrary JSONata expressions over every construct of the language.
import fc from 'fast-check';
import { builtinCall, builtinName, functionValue } from './calls.ts';
import { literal, name, regex, variable } from './words.ts';

type Text = fc.Arbitrary<string>;

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

const choice = (...choices: readonly (readonly [number, Text])[]): Text =>
  fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    ...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })),
  );
/** Fills `_` in one of the templates with texts of one kind, in order. */
const fill = (part: Text, ...templates: readonly string[]): Text =>
  fc.oneof(
    ...templates.map((template) => {
      const pieces = template.split('_');
      return fc
        .tuple(...pieces.slice(1).map(() => part))
        .map((texts) => pieces.map((piece, at) => piece + (texts[at] ?? '')).join(''));
    }),
  );

const steps = (expr: Text): Text =>
  choice(
    [10, name],
    [2, fc.constantFrom('*', '**', '%', '%.%')],
    [1, expr.map((inner) => `(${inner})`)],
    [1, fc.tuple(name, expr).map(([member, value]) => `{"${member.replace(/[`"]/g, '')}": ${value}}`)],
    [1, fill(expr, '[_, _]', '[_]')],
    [1, fc.constantFrom('$string()', '$count($)', '$x', '$keys()', '$uppercase()', '$type($)')],
    [1, builtinCall(expr)],
    [1, fc.constantFrom('"a"', '"b c"')],
  );

const paths = (expr: Text, path: Text, step: Text): Text =>
  choice(
    [5, name],
    [5, fc.tuple(path, step).map(([left, right]) => `${left}.${right}`)],
    [2, fc.tuple(path, expr).map(([left, right]) => `${left}[${right}]`)],
    [
      2,
      fc
        .tuple(path, fc.constantFrom('0', '-1', '1', '', '[0,2]', '1.7', '-9'))
        .map(([l, at]) => `${l}[${at}]`),
    ],
    [
      1,
      fc
        .tuple(path, fc.constantFrom('<', '>', ''), path, fc.constantFrom('', ', >a', ', b'))
        .map(([left, way, by, more]) => `${left}^(${way}${by}${more})`),
    ],
    [1, path.map((left) => `${left}^($)`)],
    [1, fc.tuple(path, fc.constantFrom('x', 'y', 'i')).map(([left, index]) => `${left}#$${index}`)],
    [
      1,
      fc
        .tuple(path, step, fc.constantFrom('x', 'y'))
        .map(([left, right, focus]) => `${left}@$${focus}.${right}`),
    ],
    [1, fc.tuple(path, expr, expr).map(([left, test, right]) => `${left}@$x[${test}].(${right})`)],
    [1, fc.tuple(path, step, step).map(([left, one, two]) => `${left}#$i.${one}.{"i": $i, "v": ${two}}`)],
    [1, fc.tuple(variable, step).map(([left, right]) => `${left}.${right}`)],
    [1, fc.tuple(variable, expr).map(([left, right]) => `${left}[${right}]`)],
  );

const expressions = (expr: Text, path: Text): Text =>
  choice(
    [5, literal],
    [8, path],
    [3, variable],
    [5, fc.tuple(expr, fc.constantFrom(...OPERATORS), expr).map(([l, op, r]) => `(${l} ${op} ${r})`)],
    [2, fill(expr, '(_ ? _ : _)', '(_ ? _)')],
    [
      2,
      fill(expr, '($x := _; _)', '($y := _; $x := _; $x)', '(_; _)', '()', '($x := _)', '($f := $string; _)'),
    ],
    [2, fc.array(expr, { maxLength: 3 }).map((items) => `[${items.join(', ')}]`)],
    [2, fill(expr, '{"a": _, "b": _}', '{"a": _}', '{_: _}', '{"length": _, "constructor": _}')],
    [1, expr.map((value) => `{"__proto__": ${value}}`)],
    [1, fc.tuple(path, path, expr).map(([from, by, value]) => `${from}{$string(${by}): ${value}}`)],
    [1, fc.tuple(path, expr).map(([from, value]) => `${from}{a: ${value}, "k": $count($)}`)],
    [1, fc.tuple(expr, expr, expr).map(([from, by, value]) => `(${from}){$string(${by}): ${value}}`)],
    [8, builtinCall(expr)],
    [1, builtinName.map((builtin) => `$${builtin}()`)],
    [1, functionValue(expr)],
    [2, fc.tuple(functionValue(expr), expr).map(([callee, value]) => `(${callee})(${value})`)],
    [
      1,
      fc.tuple(functionValue(expr), expr, expr).map(([callee, a, b]) => `($f := ${callee}; $f(${a}, ${b}))`),
    ],
    [
      1,
      fill(
        expr,
        '($f := function($n, $r){ $n <= 0 ? $r : $f($n - 1, _) }; $f(3, _))',
        '($f := function($n){ $n > 3 ? _ : ($y := _; $f($n + 1)) }; $f(0))',
        '($f := function($n){ $n < 1 ? [_] : $append($f($n - 1), _) }; $f(2))',
        '($f := function($n){ $n > 2 ? _ : $map([_], function($v){ $f($n + 1) }) }; $f(0))',
      ),
    ],
    [2, fc.tuple(expr, functionValue(expr)).map(([left, callee]) => `(${left} ~> ${callee})`)],
    [
      2,
      fc.tuple(expr, builtinName, expr).map(([left, callee, given]) => `(${left} ~> $${callee}(${given}))`),
    ],
    [
      1,
      fc.tuple(expr, builtinName, expr).map(([left, callee, test]) => `(${left} ~> $${callee}()[${test}])`),
    ],
    [
      1,
      fc.tuple(functionValue(expr), functionValue(expr), expr).map(([f, g, v]) => `(${v} ~> (${f} ~> ${g}))`),
    ],
    [1, fc.tuple(functionValue(expr), expr).map(([callee, given]) => `(${callee})(${given}, ?)`)],
    [1, fill(expr, '(-_)', '[_.._]', '(_)[_]', '(_)[]', '(_)[0]', '[_]^($)', '[_, _][_]', '[1..3].(_)')],
    [1, fill(path, '_[]', '_.a[]', '_[][0]', '$._')],
    [
      1,
      fc
        .tuple(expr, path, expr, fc.constantFrom('', ', "c"', ', ["a", "d"]', ', a'))
        .map(([from, where, update, gone]) => `(${from} ~> |${where}|{"d": ${update}}${gone}|)`),
    ],
    [1, fc.tuple(expr, regex).map(([left, pattern]) => `${pattern}(${left})`)],
  );

/** Expression texts; deeper ones are rarer. Not all of them parse. */
export const expression: Text = fc
  .letrec<{ expr: string; path: string; step: string }>((tie) => {
    const expr = tie('expr');
    const path = tie('path');
    const step = tie('step');
    return { step: steps(expr), path: paths(expr, path, step), expr: expressions(expr, path) };
  })
  .expr.filter((text) => text.length < 300);
