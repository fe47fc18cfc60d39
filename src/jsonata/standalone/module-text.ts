// The text of a standalone module, or of one function body.

import type { Program } from '../lower/program.ts';
import { literal } from '../lower/writer.ts';
import { commentLines } from '../readable/comment-text.ts';
import type { Guards } from '../support/run.ts';
import type { Gathered } from './gather-parts.ts';
import type { Programs } from './programs-of.ts';

export interface ModuleTextOptions {
  readonly expression: string;
  readonly form: 'module' | 'body';
  readonly functions: readonly string[];
  readonly guards: Guards;
  readonly regexEngine: string | undefined;
  /** Stands before the declarations: the licence of what was taken in. */
  readonly notice: string | undefined;
}

/** Names that a module declares itself; no support declaration may have them. */
export const MODULE_NAMES: readonly string[] = [
  'ASSUMED',
  'GUARDS',
  'bindings',
  'clockNatives',
  'create',
  'evaluate',
  'forAny',
  'forRecord',
  'forReplaced',
  'functions',
  'input',
  'natives',
  'regexEngine',
  'statefulNative',
];

const indented = (text: string): string => text.replaceAll(/^(?=.)/gm, '  ');

const programText = (name: string, { body, uses }: Program, { renamed }: Gathered): string => {
  const lines = uses.support.flatMap((used) => {
    const local = renamed.get(used);
    return local === undefined ? [] : [`const ${used} = ${local};`];
  });
  return `const ${name} = (() => {\n${indented([...lines, body].join('\n'))}\n})();`;
};

const callText = (name: string, { needsRun }: Program, input: string): string =>
  `${name}(${input}, input, bindings${needsRun ? ', new Run(GUARDS)' : ''})`;

/** Puts a module together. */
export const moduleText = (
  { record, any, replaced, assumed }: Programs,
  gathered: Gathered,
  { expression, form, functions, guards, regexEngine, notice }: ModuleTextOptions,
): string => {
  const free = functions.length === 0;
  const guardText = `{ timeout: ${literal(guards.timeout)}, stack: ${literal(guards.stack)}, sequence: ${literal(guards.sequence)} }`;
  const needsRun = [record, any, replaced].some((program) => program?.needsRun === true);
  const evaluators = [
    programText('forRecord', record, gathered),
    programText('forAny', any, gathered),
    ...(replaced === undefined ? [] : [programText('forReplaced', replaced, gathered)]),
    'const evaluate = (input, bindings) => {',
    '  try {',
    ...(replaced === undefined
      ? []
      : [
          '    if (bindings !== undefined && ASSUMED.some((name) => Object.hasOwn(bindings, name)))',
          `      return ${callText('forReplaced', replaced, 'wrapped(input)')};`,
        ]),
    `    if (isRecord(input)) return ${callText('forRecord', record, 'input')};`,
    `    return ${callText('forAny', any, 'wrapped(input)')};`,
    '  } catch (thrown) {',
    '    throw asError(thrown);',
    '  }',
    '};',
  ].join('\n');
  const constants = [
    ...(needsRun ? [`const GUARDS = ${guardText};`] : []),
    ...(replaced === undefined ? [] : [`const ASSUMED = [${assumed.map(literal).join(', ')}];`]),
    ...(regexEngine === undefined ? [] : [`const regexEngine = ${regexEngine};`]),
  ];
  const lackText = (place: string): string =>
    [
      `for (const name of [${functions.map(literal).join(', ')}])`,
      '  if (!Object.hasOwn(functions ?? {}, name) || typeof functions[name] !== "function")',
      `    throw new TypeError(\`${place} needs the function "\${name}"\`);`,
    ].join('\n');
  const head = [
    '// Compiled from JSONata by marketo-crosswalk; needs nothing else.',
    ...commentLines(expression).map((line) => line.replace('//', '//  ')),
    ...(notice === undefined ? [] : ['//', ...commentLines(notice)]),
  ];
  const shared = [gathered.declarations, ...constants];
  if (form === 'body') {
    const parts = [...shared, ...(free ? [] : [lackText('this')]), evaluators];
    return [...head, '"use strict";', ...parts, 'return evaluate(input, bindings);', ''].join('\n');
  }
  if (free) return [...head, ...shared, evaluators, 'export { evaluate };', ''].join('\n');
  const create = [
    'export const create = (functions) => {',
    indented(lackText('create')),
    indented(evaluators),
  ];
  return [...head, ...shared, ...create, '  return evaluate;', '};', ''].join('\n');
};
