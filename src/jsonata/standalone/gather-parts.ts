// Gathers the declarations that a module reaches, in the order of the text they come from.
import { BUILTIN_FUNCTIONS } from '../builtin-functions.ts';
import { literal } from '../lower/writer.ts';
import type { Part, PartMember, RegexParts, ShellName, SupportParts } from './parts.ts';

/** What a module names. */
export interface Named {
  readonly support: ReadonlySet<string>;
  readonly natives: ReadonlySet<string>;
  /** Built-in functions ask the guards, where they have something to ask. */
  readonly limited: boolean;
  readonly shell: readonly ShellName[];
  /** Text of the programs, which may throw errors of their own. */
  readonly programs: readonly string[];
}

/** The declarations of a module, as text. */
export interface Gathered {
  /** Support declarations, then the tables of built-in functions. */
  readonly declarations: string;
  /** Support functions whose name in expressions' programs is not that of their declaration. */
  readonly renamed: ReadonlyMap<string, string>;
}

const reach = (parts: ReadonlyMap<string, Part>, start: Iterable<string>): ReadonlySet<string> => {
  const reached = new Set<string>();
  const open = [...start];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (reached.has(key)) continue;
    reached.add(key);
    open.push(...(parts.get(key)?.[3] ?? []));
  }
  return reached;
};

const pick = (table: readonly PartMember[], names: ReadonlySet<string>): readonly PartMember[] =>
  table.filter(([name]) => names.has(name));

const tableText = (rows: readonly string[]): string =>
  `new Map([\n${rows.map((row) => `  ${row},\n`).join('')}])`;

const signatureOf = (name: string): string => literal(BUILTIN_FUNCTIONS.get(name)?.signature);

/** Gathers the text; `regex` holds the linear engine where it is taken in. */
export const gatherParts = (source: SupportParts, regex: RegexParts | undefined, named: Named): Gathered => {
  const all = new Map([...source.parts, ...(regex?.parts ?? [])].map((part) => [part[1], part]));
  const support = pick(source.support, named.support).filter(([name]) => name !== 'statefulNative');
  const called = pick(source.natives, named.natives);
  const asks = ([, text]: PartMember): boolean => named.limited && /\bmake:/.test(text);
  const natives = called.filter((native) => !asks(native));
  const stateful = [...pick(source.stateful, named.natives), ...called.filter(asks)];
  const own: ShellName[] = [...named.shell];
  if (natives.length > 0) own.push('nativeOf');
  if (stateful.length > 0) own.push('statefulOf', 'parseSignature');
  const reached = reach(all, [
    ...[...support, ...natives, ...stateful].flatMap(([, , needs]) => needs),
    ...own,
  ]);
  const parts = [...all.values()]
    .filter(([, key]) => reached.has(key))
    .sort(([left], [right]) => left - right)
    .map(([, key, text]) => ({ key, text }));
  const tables: string[] = [];
  if (natives.length > 0) {
    const rows = natives.map(([name, text]) => `[${literal(name)}, nativeOf(${text}, ${signatureOf(name)})]`);
    tables.push(`const natives = ${tableText(rows)};`);
  }
  if (stateful.length > 0) {
    const rows = stateful.map(
      ([name, text]) => `[${literal(name)}, [${text}, parseSignature(${signatureOf(name)})]]`,
    );
    tables.push(
      `const clockNatives = ${tableText(rows)};`,
      `const statefulNative = (name, run) => statefulOf(name, ...clockNatives.get(name), run);`,
    );
  }
  const texts = [...parts.map(({ text }) => text), ...tables, ...named.programs];
  // Only the messages of errors that something here can throw.
  const messages = source.messages.filter(([code]) => texts.some((text) => text.includes(literal(code))));
  const messagesText = `var ${source.messagesKey} = {\n${messages
    .map(([code, text]) => `  ${literal(code)}: ${literal(text)},\n`)
    .join('')}};`;
  const declarations = parts.map(({ key, text }) => (key === source.messagesKey ? messagesText : text));
  return {
    declarations: [...declarations, ...tables].join('\n'),
    renamed: new Map(support.filter(([name, text]) => name !== text).map(([name, text]) => [name, text])),
  };
};
