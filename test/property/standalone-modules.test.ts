// Hostile names and texts in expressions: they reach the generated code as literals only, and mean what they say.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compileJsonata,
  emitModule,
  generatedCode,
  referenceEvaluate,
  stringText,
} from '../../src/jsonata/index.ts';

const SEED = 20240611;

const PIECES = [
  '__proto__',
  'constructor',
  'toString',
  '"',
  "'",
  '\\',
  `$${'{x}'}`,
  '\u2028',
  '\u2029',
  '\n',
  '\r',
  '\u0000',
  '\ud800',
  '\ufeff',
  '</script>',
  '</SCRIPT',
  '<!--',
  '-->',
  ']]>',
  '*/',
  '/*',
  '//',
  ';alert(1)',
  'é',
  '😀',
  'a',
  ' ',
];
const hostile = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 })
      .map((all) => all.join('')),
  },
  {
    weight: 1,
    arbitrary: fc.string({ unit: 'binary', maxLength: 6 }).map((text) => text.replaceAll('`', '')),
  },
);

/** Expressions that put a name and a text wherever generated code can hold them. */
const expressions: readonly ((name: string, text: string) => string)[] = [
  (name, text) => `{${text}: ${name}, "b": ${name} & ${text}}`,
  (name, text) => `${name}[0].${name}[${name} = ${text}]`,
  (_, text) => `$lookup({${text}: 1, "z": 2}, ${text}) ~> $string`,
  (name, text) => `$.${name} ? $uppercase(${text}) : ${text} in [${text}, ${name}]`,
  (name, text) => `[$, $].{${text}: ${name}}`,
  (name, text) => `$ ~> |$|{${text}: ${name}}, [${text}]|`,
  (name, text) =>
    `$sort([{${text}: 2}, {${text}: 1}], function($l, $r) { $l.${name} > $r.${name} })^(${name})`,
  (name, text) => `$[]@$v.{${text}: $v.${name}}`,
  (name, text) => `${name}{${text}: $count($)}`,
  (_, text) => `$error(${text})`,
  (name, text) => `$number(${text}) + ${name}.${name}`,
  (name, text) => `/* ${name.replaceAll('*/', '')} */ $contains(${text}, ${text})`,
];

const bad =
  /[\u2028\u2029]|<\/script|<!--|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/i;

const outcome = async (evaluate: () => unknown): Promise<unknown> => {
  try {
    return { value: JSON.stringify(await evaluate()) ?? 'undefined' };
  } catch (thrown) {
    return { code: Reflect.get(Object(thrown), 'code') };
  }
};

test('names and texts are only ever literals of the generated code', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...expressions),
      hostile,
      hostile,
      fc.boolean(),
      fc.constantFrom('module' as const, 'body' as const),
      async (write, name, text, same, form) => {
        const expression = write(`\`${name}\``, stringText(same ? name : text));
        const input = Object.fromEntries([
          [name, [{ [name]: text }, { [name]: 1 }]],
          ['z', 0],
        ]);
        const wanted = await outcome(() => referenceEvaluate(expression, structuredClone(input)));
        expect(await outcome(() => compileJsonata(expression).evaluate(structuredClone(input)))).toEqual(
          wanted,
        );
        const generated = generatedCode(expression);
        if (generated.ok) {
          expect(generated.code).not.toMatch(bad);
          new Function('support', 'natives', 'functions', 'regexEngine', generated.code);
        }
        const emitted = await emitModule(expression, { form });
        if (!emitted.ok) {
          expect({ code: emitted.refusal.code }).toEqual(wanted);
          return;
        }
        expect(emitted.source).not.toMatch(bad);
        const body = emitted.source.replace('export { evaluate };', 'return evaluate(input, bindings);');
        const run = new Function('input', 'bindings', body);
        expect(await outcome(() => run(structuredClone(input)))).toEqual(wanted);
      },
    ),
    { seed: SEED, numRuns: 200 },
  );
});
