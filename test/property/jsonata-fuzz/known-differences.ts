// The written list of known differences from the `jsonata` package: quirks of the package, each with what mends it.
import type { Mend } from './reference.ts';

/**
 * A quirk of the package that is not followed. A difference belongs to it only if the package with
 * nothing but this mended gives what we give.
 */
export interface KnownDifference {
  readonly name: string;
  /** What the package does, and why it is not followed. */
  readonly reason: string;
  /** The smallest expression and input that differ; tested to differ still. */
  readonly example: { readonly expression: string; readonly input?: unknown };
  readonly mends: readonly Mend[];
}

/** The entry for what none other explains where the package fails with an error of JavaScript. */
export const INTERNAL_ERROR = 'internal-error';

/** Evaluates siblings one after another, instead of all at once. */
const IN_ORDER = `const inOrder = async (items, evaluateItem) => {
  const results = [];
  for (let at = 0; at < items.length; at += 1) results.push(await evaluateItem(items[at], at));
  return results;
};
`;

/** A function argument as built-ins can call it. */
const WRAPPED = `const wrapped = async (argument, environment) => {
  const given = await argument;
  if (!isFunction(given)) return given;
  const closure = async (...params) => await apply(given, params, null, environment);
  return Object.assign(closure, { arity: getFunctionArity(given) });
};
`;

/** Evaluates; an error gets the place of a call, as the package's `applyInner` gives it. */
const PLACED = `const placedAt = async (place, evaluateItem) => {
  try {
    return await evaluateItem();
  } catch (err) {
    if (typeof err.token === 'undefined' && typeof place.token !== 'undefined') err.token = place.token;
    err.position = place.position || err.position;
    throw err;
  }
};
`;

const EVALUATE = '    async function evaluate(expr, input, environment) {';
/** Declares a function next to the evaluator. */
const before = (declaration: string): Mend => ({ from: EVALUATE, to: declaration + EVALUATE });

/** The copy of a part of the tree, with the patterns and signatures in it. */
const COPY = `const copyOf = (node) => {
  if (typeof node !== 'object' || node === null || node instanceof RegExp || typeof node.validate === 'function') return node;
  if (Array.isArray(node)) return node.map(copyOf);
  const copy = {};
  for (const key of Object.keys(node)) if (typeof node[key] !== 'function') copy[key] = copyOf(node[key]);
  return copy;
};
`;

/** The text in which a pattern looks. */
const SUBJECT = `const subjectOf = (value) => {
  if (typeof value === 'function') return '[object Object]';
  if (typeof value !== 'object' || value === null) return value;
  if (!Array.isArray(value)) return '[object Object]';
  return value.map((item) => (item === undefined || item === null ? '' : subjectOf(item))).join(',');
};
`;

/** The objects and arrays in a value, and a copy that has none of them in common with it. */
const PARTS = `const isTree = (value) => typeof value === 'object' && value !== null && !isFunction(value);
const partsOf = (value, found = new Set()) => {
  if (!isTree(value) || found.has(value)) return found;
  found.add(value);
  for (const member of Object.values(value)) partsOf(member, found);
  return found;
};
const deepCopy = (value, copies = new Map()) => {
  if (!isTree(value)) return value;
  if (copies.has(value)) return copies.get(value);
  const copy = Array.isArray(value) ? [] : {};
  copies.set(value, copy);
  for (const key of Object.keys(value)) copy[key] = deepCopy(value[key], copies);
  return copy;
};
`;

export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    name: 'stale-place',
    reason:
      'The package notes the place of a call on the function itself, where it stays: an error in a later call of the function that has no place of its own (as an argument of another function, or right of `~>`) reports the place of the earlier call, even of another expression, or of the call in which it calls itself.',
    example: { expression: '[$number(1), 1].("x" ~> $number)', input: {} },
    mends: [
      {
        from: `            if(typeof proc === 'object') {
                proc.token = procName;`,
        to: `            if(typeof proc === 'object') {
                proc = proc && { ...proc };
                proc.token = procName;`,
      },
      {
        from: `            if(result.body.procedure.type === 'variable') {
                next.token = result.body.procedure.value;
            }
            next.position = result.body.procedure.position;
            var evaluatedArgs = [];`,
        to: `            if (typeof next === 'object' && next !== null) next = { ...next };
            var evaluatedArgs = [];`,
      },
      {
        from: '            result = await applyInner(next, evaluatedArgs, input, environment);',
        to: `            const { token, position } = next;
            if(result.body.procedure.type === 'variable') {
                next.token = result.body.procedure.value;
            }
            next.position = result.body.procedure.position;
            try {
                result = await applyInner(next, evaluatedArgs, input, environment);
            } finally {
                next.token = token;
                next.position = position;
            }`,
      },
    ],
  },
  {
    name: 'tail-place',
    reason:
      'The package evaluates the function and the arguments of a call in tail position after it has left the function around it: an error there keeps its own place, where one in any other part of the function reports the place of the call of the function. Only places differ.',
    example: { expression: '(function($x){ $string($number("x")) })(1)' },
    mends: [
      {
        from: '        result = await applyInner(proc, args, input, environment);',
        to: `        result = await applyInner(proc, args, input, environment);
        let left = { token: proc && proc.token, position: proc && proc.position };`,
      },
      {
        from: 'evaluate(result.body.arguments[ii], result.input, result.environment)',
        to: 'placedAt(left, () => evaluate(result.body.arguments[ii], result.input, result.environment))',
      },
      {
        from: 'evaluate(result.body.procedure, result.input, result.environment)',
        to: 'placedAt(left, () => evaluate(result.body.procedure, result.input, result.environment))',
      },
      {
        from: '            result = await applyInner(next, evaluatedArgs, input, environment);',
        to: `            const { type, value, position: here } = result.body.procedure;
            left = { token: type === 'variable' ? value : next.token, position: here };
            result = await applyInner(next, evaluatedArgs, input, environment);`,
      },
      before(PLACED),
    ],
  },
  {
    name: 'siblings',
    reason:
      'The package evaluates the members of a constructor side by side: which of two errors wins, and what one member sees of the variables of another, depends on how many turns of the event loop each takes. Here they are evaluated in order.',
    example: { expression: '[$sum(a.a), 1 + "x"]', input: { a: { a: 'text' } } },
    mends: [
      {
        from: `await Promise.all(expr.expressions
                    .map(async (item, idx) => {`,
        to: 'await inOrder(expr.expressions, (async (item, idx) => {',
      },
      {
        from: 'await Promise.all(utils.keys(groups).map(async (key, idx) => {',
        to: 'await inOrder(utils.keys(groups), (async (key, idx) => {',
      },
      before(IN_ORDER),
    ],
  },
  {
    name: 'filled-array',
    reason:
      'The package writes a missing item into an empty array of the input when that array is the context of an object constructor. An input is never changed here.',
    example: { expression: '((a){"n": 1}; $count(a))', input: { a: [] } },
    mends: [
      {
        from: '            input.push(undefined);',
        to: '            input = focus.createSequence(undefined);',
      },
    ],
  },
  {
    name: 'changed-input',
    reason:
      'A transform of the package changes whatever its pattern selects, not only parts of its copy: the input, what a variable holds, and what a function given as $clone handed back; a scalar is an internal error. Here nothing but the copy is ever changed, and other matches are left as they are.',
    example: { expression: '({} ~> |$$|{"d": true}|; d)', input: {} },
    mends: [
      {
        from: 'var result = await apply(cloneFunction, [obj], null, environment);',
        to: `var result = await apply(cloneFunction, [obj], null, environment);
            if (cloneFunction.implementation !== functionClone) result = deepCopy(result);
            const parts = partsOf(result);`,
      },
      {
        from: 'match[prop] = update[prop];',
        to: 'if (parts.has(match)) match[prop] = update[prop];',
      },
      {
        from: "if(typeof match === 'object' && match !== null) {\n                                    delete",
        to: 'if (parts.has(match)) {\n                                    delete',
      },
      before(PARTS),
    ],
  },
  {
    name: 'eval-variables',
    reason:
      'The package evaluates the text of $eval with the variables of whoever calls it: in tail position those are not the variables of the function in which it is written, but of whatever called that function. Here it sees the variables of the place where $eval is written.',
    example: { expression: '(function($x){ $eval("$x") })(1)' },
    mends: [
      {
        from: '            result = environment.lookup(expr.value);',
        to: `            result = environment.lookup(expr.value);
            if (result && result.implementation === functionEval) {
                const implementation = function (text, focus) {
                    return functionEval.call({ ...this, environment }, text, focus);
                };
                result = { ...result, implementation };
            }`,
      },
    ],
  },
  {
    name: 'eval-bindings',
    reason:
      'What the text of $eval binds outside of any block is bound in the expression around it, too. Here what a text binds stays in it, so that it is known without running it what a variable is.',
    example: { expression: '($eval("$x := 1"); $x)' },
    mends: [
      {
        from: 'var result = await evaluate(ast, input, this.environment);',
        to: 'var result = await evaluate(ast, input, createFrame(this.environment));',
      },
    ],
  },
  {
    name: 'lost-pattern',
    reason:
      'The package repeats the left side of `??` and `?:` as a copy in JSON, which loses regular expressions and signatures: the copy then fails with an internal error, or matches without end. Here it means what is written.',
    example: { expression: '$match("b", /b/) ?? 0' },
    mends: [
      { from: 'arguments: [JSON.parse(JSON.stringify(left))]', to: 'arguments: [copyOf(left)]' },
      { from: 'this.condition = JSON.parse(JSON.stringify(left));', to: 'this.condition = copyOf(left);' },
      {
        from: '    var parser = function (source, recover) {',
        to: `${COPY}    var parser = function (source, recover) {`,
      },
    ],
  },
  {
    name: 'unwrapped-arguments',
    reason:
      'The package makes a function argument callable from built-ins, except in a call in tail position: there it fails with an internal error.',
    example: { expression: '(function($x){ $sort($x, function($a, $b){ $a > $b }) })([2, 1])' },
    mends: [
      {
        from: 'evaluate(result.body.arguments[ii], result.input, result.environment)',
        to: 'wrapped(evaluate(result.body.arguments[ii], result.input, result.environment), environment)',
      },
      before(WRAPPED),
    ],
  },
  {
    name: 'filtered-tail',
    reason:
      'Where a block or condition in tail position has a predicate, the package applies that to the call that is still to be made, and not to its result.',
    example: { expression: '(function($x){ ($string($x))[$ = "1"] })(1)' },
    mends: [
      {
        from: "if (expr.type === 'function' && !expr.predicate) {",
        to: "if (expr.predicate || expr.group) {\n                result = expr;\n            } else if (expr.type === 'function') {",
      },
    ],
  },
  {
    name: 'shared-tuple',
    reason:
      'Where two keys of a group-by have the same single tuple, the package takes the context out of it for the first, so that the second has none.',
    example: { expression: 'a@$x.b{"c": $, "d": $}', input: { a: 1, b: 2 } },
    mends: [
      {
        from: `        if(!Array.isArray(tupleStream)) {
            return tupleStream;`,
        to: `        if(!Array.isArray(tupleStream)) {
            return Object.assign(Object.create(null), tupleStream);`,
      },
    ],
  },
  {
    name: 'function-text',
    reason:
      'Where a function is given instead of a text and nothing checks it (a regular expression called directly, alone or in an array; a partial application of a built-in; what $replace puts in the place of a text), the package works on JavaScript source of its own. Here the text of a function is that of any object, and a pattern can be called with any object: the package fails with an internal error for those that the expression made.',
    example: { expression: '/e/(function(){ 1 })' },
    mends: [
      {
        from: '                closure.arity = getFunctionArity(arg);',
        to: `                closure.arity = getFunctionArity(arg);
                closure.toString = () => '[object Object]';`,
      },
      {
        from: `        return closure;
`,
        to: `        closure.toString = () => '[object Object]';
        return closure;
`,
      },
      {
        from: `                        return next;
                    }
                };`,
        to: `                        return next;
                    }
                };
                result.next.toString = () => '[object Object]';`,
      },
      { from: 're.exec(str)', to: 're.exec(subjectOf(str))' },
      before(SUBJECT),
    ],
  },
  {
    name: 'default-parameter',
    reason:
      'The package reads the parameters of a built-in from its source, and fails for $string, whose second one has a default there. Here $string can be partially applied.',
    example: { expression: '$string(1, ?)(true)' },
    mends: [
      { from: '    function string(arg, prettify = false) {', to: '    function string(arg, prettify) {' },
    ],
  },
  {
    name: INTERNAL_ERROR,
    reason:
      'The package fails with an internal error of JavaScript without a code (a TypeError), where an argument is missing that it reads from; in the text of $eval it becomes D3121. Here it is an error with a code, or a result.',
    example: { expression: '$sift({"a": 1})' },
    mends: [],
  },
];
