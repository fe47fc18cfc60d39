// A whole program: generates the source of one expression and what it needs from outside.
import { BUILTIN_FUNCTIONS } from '../builtin-functions.ts';
import { GUARDED, NATIVES } from '../functions/natives.ts';
import { STATEFUL } from '../functions/stateful.ts';
import type { Expression } from '../parse/tree.ts';
import type { Site } from '../support/callables.ts';
import { plainOperand } from './constructors.ts';
import { createLowering } from './expressions.ts';
import { emitCheck } from './guards.ts';
import * as kind from './kinds.ts';
import { identifier, NotLowered, type Operand, type Unit } from './lowering.ts';
import type { Promised } from './promised.ts';
import { promisedInput } from './promises.ts';
import type { Shape } from './shape.ts';
import { openFrame } from './variables.ts';
import { verification } from './verification.ts';
import { literal, Writer } from './writer.ts';

export interface ProgramOptions {
  /** Names of the functions of the host. */
  readonly functions: ReadonlySet<string>;
  /** Names that bindings replace: nothing is assumed about them. */
  readonly replaced: ReadonlySet<string>;
  /** What is promised about the input, which is a record then. */
  readonly shape?: Shape | undefined;
  /** The input is an object that is no array. */
  readonly record: boolean;
  /** The program waits for promises: an asynchronous function, to be loaded with the awaiting support. */
  readonly awaits?: boolean;
  /** The result keeps its flags: another program goes on with it. */
  readonly raw?: boolean;
  /** Guards on time or nesting are on; `stack` is the allowed nesting. */
  readonly guarded: boolean;
  readonly stack: number | undefined;
  readonly sequenceGuard: boolean;
  /** Comments for readers: node → line comment. */
  readonly notes?: ReadonlyMap<Expression, string>;
}

/** What a program names that is not its own. */
interface ProgramUses {
  readonly support: readonly string[];
  /** Built-in functions, by their names in expressions. */
  readonly natives: readonly string[];
  readonly regexEngine: boolean;
}

/** A generated program. */
export interface Program {
  /** The body of a function of `support`, `natives`, `functions`, `regexEngine` and `otherwise` that returns the evaluator. */
  readonly source: string;
  /** The same where the support functions are in scope under their own names. */
  readonly body: string;
  readonly uses: ProgramUses;
  /** Functions whose meaning was assumed: a binding of such a name needs another program. */
  readonly assumed: ReadonlySet<string>;
  /** The evaluator takes the state of an evaluation. */
  readonly needsRun: boolean;
}

const isKnown = (name: string): boolean => NATIVES.has(name) || STATEFUL.has(name) || name === 'eval';

class ProgramUnit implements Unit {
  readonly guarded: boolean;
  readonly stack: number | undefined;
  readonly sequenceGuard: boolean;
  readonly limited: boolean;
  readonly awaits: boolean;
  readonly promised: Promised | undefined;
  readonly assumed = new Set<string>();
  readonly prologue = new Writer();
  readonly #options: ProgramOptions;
  readonly #tree: Expression;
  readonly #hoisted = new Map<string, string>();
  readonly #used = new Set<string>();
  readonly #natives = new Map<string, string>();
  readonly #registered = new Map<string, string>();
  readonly #free = new Map<string, string>();
  needsRun = false;
  #count = 0;
  #tupleNames: ReadonlySet<string> | undefined;

  constructor(options: ProgramOptions, tree: Expression) {
    this.#tree = tree;
    this.#options = options;
    this.guarded = options.guarded;
    this.stack = options.stack;
    this.sequenceGuard = options.sequenceGuard;
    this.limited = options.guarded || options.sequenceGuard;
    this.awaits = options.awaits === true;
    this.promised = options.shape && promisedInput(options.shape);
  }

  /** Only programs with tuples ask. */
  get tupleNames(): ReadonlySet<string> {
    this.#tupleNames ??= tupleNamesOf(this.#tree);
    return this.#tupleNames;
  }

  fresh(prefix: string): string {
    this.#count += 1;
    return `${prefix}_${this.#count}`;
  }

  hoist(source: string, prefix: string): string {
    const known = this.#hoisted.get(source);
    if (known !== undefined) return known;
    const name = this.fresh(prefix);
    this.#hoisted.set(source, name);
    return name;
  }

  use(name: string): string {
    this.#used.add(name);
    if (name === 'evaluatorOf') this.needsRun = true;
    return name;
  }

  variant(name: string): string {
    return this.awaits ? `${this.use('awaited')}.${name}` : this.use(name);
  }

  invoke(name: string, args: string): string {
    const call = `${this.variant(name)}(${args})`;
    return this.awaits ? `(await ${call})` : call;
  }

  site(site: Site): string {
    const { token: given } = site;
    const printable = typeof given === 'string' || typeof given === 'number' || typeof given === 'boolean';
    const token = printable || given === null ? literal(given) : 'undefined';
    return this.hoist(`{ position: ${site.position ?? 'undefined'}, token: ${token} }`, 'site');
  }

  #isReplaced(name: string): boolean {
    if (this.#options.replaced.has(name)) return true;
    if (isKnown(name) || this.#options.functions.has(name)) this.assumed.add(name);
    return false;
  }

  free(name: string): Operand {
    if (name.startsWith('!')) return identifier('undefined', kind.NOTHING);
    if (name === '$')
      return { ...identifier('root', this.#options.record ? kind.OBJECT : kind.DATA), known: this.promised };
    const known = this.#free.get(name);
    const ident = known ?? this.fresh('free');
    const replaced = this.#isReplaced(name);
    const registered = this.#options.functions.has(name);
    const otherwise = registered ? this.#hostValue(name) : isKnown(name) ? this.native(name) : 'undefined';
    if (!registered && !isKnown(name) && BUILTIN_FUNCTIONS.has(name))
      throw new NotLowered(`$${name}`, this.#tree);
    if ((registered || isKnown(name)) && !replaced) return identifier(otherwise, kind.FUNCTION | kind.DEEP);
    if (known === undefined) {
      this.#free.set(name, ident);
      this.prologue.line(
        `const ${ident} = bindings !== undefined && Object.hasOwn(bindings, ${literal(name)}) ? bindings[${literal(name)}] : ${otherwise};`,
      );
    }
    return identifier(ident, kind.DATA | kind.FUNCTION);
  }

  #hostValue(name: string): string {
    return this.hoist(`${this.variant('hostFunction')}(functions[${literal(name)}])`, 'host');
  }

  native(name: string): string {
    const known = this.#natives.get(name);
    if (known !== undefined) return known;
    if (name === 'eval') return `${this.use('evaluatorOf')}(run, () => [], bindings, root)`;
    if (STATEFUL.has(name) || (this.limited && GUARDED.has(name))) {
      // Asked for where it is called: a fast way mostly makes it needless.
      const text = `${this.use('statefulNative')}(${literal(name)}, run)`;
      this.#natives.set(name, text);
      this.needsRun = true;
      return text;
    }
    const ident = this.hoist(`natives.get(${literal(name)})`, `native_${name}`);
    this.#natives.set(name, ident);
    return ident;
  }

  registered(name: string): string | undefined {
    if (!this.#options.functions.has(name) || this.#isReplaced(name)) return undefined;
    const known = this.#registered.get(name);
    if (known !== undefined) return known;
    const ident = this.hoist(`functions[${literal(name)}]`, 'fn');
    this.#registered.set(name, ident);
    return ident;
  }

  builtin(name: string): ReturnType<Unit['builtin']> {
    if (this.#options.functions.has(name)) return undefined;
    return isKnown(name) && !this.#isReplaced(name) ? { arity: NATIVES.get(name)?.arity ?? 2 } : undefined;
  }

  get calls(): boolean {
    return this.#registered.size > 0 && !this.awaits;
  }

  get uses(): ProgramUses {
    return {
      support: [...this.#used].sort(),
      natives: [...this.#natives.keys()].sort(),
      regexEngine: [...this.#hoisted.keys()].some((source) => source.startsWith('regexEngine(')),
    };
  }

  hoisted(): string[] {
    return [...this.#hoisted].map(([source, name]) => `const ${name} = ${source};`);
  }
}

/** Names that `@` and `#` bind, and labels of parents. */
const tupleNamesOf = (tree: Expression): ReadonlySet<string> => {
  const names = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      value.forEach(visit);
      return;
    }
    for (const [key, member] of Object.entries(value)) {
      if ((key === 'focus' || key === 'index') && typeof member === 'string') names.add(member);
      if (key === 'name' && Reflect.get(value, 'type') === 'index' && typeof member === 'string')
        names.add(member);
      visit(member);
    }
  };
  visit(tree);
  return names;
};

/** Generates the program; throws {@link NotLowered} for what has no lowering. */
export const generate = (tree: Expression, options: ProgramOptions): Program => {
  const unit = new ProgramUnit(options, tree);
  const lowering = createLowering(unit, options.notes);
  const statements = new Writer();
  const frame = openFrame(lowering, undefined, [tree], statements);
  for (const [name, variable] of frame.variables) {
    // A binding from outside is seen until the expression binds the name itself.
    if (options.replaced.has(name)) variable.assigned = false;
  }
  const kinds = options.record ? kind.OBJECT : kind.DATA | kind.SEQUENCE;
  const context = { ...identifier('input', kinds), known: unit.promised };
  const raw = options.raw === true;
  // A text that an expression runs is nested in it.
  const base = raw && unit.guarded ? unit.fresh('base') : undefined;
  if (base !== undefined) statements.line(`const ${base} = run.depth;`);
  const place = { out: statements, frame, context, depth: 0, base, output: !raw };
  emitCheck(lowering, tree, place, statements, false);
  const result = lowering.value(tree, place);
  const { text } = raw ? result : plainOperand(lowering, result);
  const main = new Writer();
  if (unit.promised !== undefined)
    main.append(verification(lowering, unit.promised, 'return otherwise(input, bindings);'));
  main.append(unit.prologue);
  if (unit.calls) {
    main.line('let at;');
    main.line('try {');
    main.block(statements);
    main.line(`  return ${text};`);
    main.line('} catch (thrown) {');
    main.line(`  throw at === undefined ? thrown : ${unit.use('located')}(thrown, at);`);
    main.line('}');
  } else {
    main.append(statements);
    main.line(`return ${text};`);
  }
  const statementsText = main.lines.join('\n  ');
  const asynchronous = options.awaits === true ? 'async ' : '';
  const evaluator = `return ${asynchronous}function evaluate(input, root, bindings, run) {\n  ${statementsText}\n};`;
  const { uses } = unit;
  const body = [...unit.hoisted(), evaluator].join('\n');
  const names = uses.support.length === 0 ? '' : `const { ${uses.support.join(', ')} } = support;\n`;
  return {
    source: `"use strict";\n${names}${body}`,
    body,
    uses,
    assumed: unit.assumed,
    needsRun: /\brun\b/.test(statementsText),
  };
};
