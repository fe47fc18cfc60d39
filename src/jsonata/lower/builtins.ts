// Built-in functions written out in generated code where the kinds of their arguments allow it.
import type { Expression } from '../parse/tree.ts';
import { constantTable, tableLookup } from './constant-table.ts';
import { DATE_RULES } from './date-rules.ts';
import { generalCall } from './general-call.ts';
import type { InlineRule } from './inline-rule.ts';
import { instantText } from './instants.ts';
import { lowerLoopedCount, lowerLoopedSum } from './looped-paths.ts';
import { computed, identifier, type Lowering, type Operand, type Place, simple } from './lowering.ts';
import { returnKinds } from './return-kinds.ts';
import { TEXT_RULES } from './text-rules.ts';
import { VALUE_RULES } from './value-rules.ts';
import { Writer } from './writer.ts';

const RULES: ReadonlyMap<string, InlineRule> = new Map(
  Object.entries({ ...TEXT_RULES, ...VALUE_RULES, ...DATE_RULES }),
);

const LOOPS: ReadonlyMap<string, typeof lowerLoopedSum> = new Map([
  ['count', lowerLoopedCount],
  ['sum', lowerLoopedSum],
]);

/** The call written out, or undefined where only the general form is right. */
export const inlineBuiltin = (
  l: Lowering,
  name: string,
  nodes: readonly Expression[],
  first: readonly Operand[],
  site: string,
  place: Place,
  tail: boolean,
): Operand | undefined => {
  const rule = RULES.get(name);
  if (rule === undefined || !rule.arities.includes(nodes.length + first.length)) return undefined;
  const table = name === 'lookup' && first.length === 0 ? constantTable(l, nodes[0]) : undefined;
  if (table !== undefined && nodes[1] !== undefined)
    return tableLookup(l, table, nodes[1], site, place, tail);
  const isShort = name === 'fromMillis' && first.length === 0 && nodes.length === 1;
  const instant = isShort ? instantText(l, nodes[0], place) : undefined;
  if (instant !== undefined && nodes[0] !== undefined) {
    const out = new Writer(place.out);
    const inner = l.value(nodes[0], { ...place, out });
    const once = simple(l.unit, inner, out);
    const general = `(Number.isInteger(${once.text}) ? ${l.unit.use('fromMillis')}(${once.text}) : ${generalCall(l, name, [once.text], site, place, tail)})`;
    const result = l.unit.fresh('t');
    place.out.line(`let ${result};`);
    place.out.line(`if (${instant.test}) ${result} = ${instant.text};`);
    place.out.line('else {');
    place.out.block(out);
    place.out.line(`  ${result} = ${general};`);
    place.out.line('}');
    return identifier(result, returnKinds('fromMillis', []));
  }
  const open = tail && place.settles === undefined;
  const loops = !open && first.length === 0 && nodes.length === 1 ? LOOPS.get(name) : undefined;
  const looped = loops?.(l, nodes[0], place, (argument) =>
    generalCall(l, name, [argument.text], site, place, tail),
  );
  if (looped !== undefined) return looped;
  const args = [...first, ...l.values(nodes, place)];
  const slow = (operands: readonly Operand[]): string =>
    generalCall(
      l,
      name,
      operands.map((arg) => arg.text),
      site,
      place,
      tail,
    );
  return rule.inline({ l, args, place, site, slow }) ?? computed(slow(args), returnKinds(name, args));
};
