// Regular expressions and transforms as values.
import type { RegexNode, TransformNode } from '../parse/tree.ts';
import { closure } from './closures.ts';
import { asking } from './guards.ts';
import * as kind from './kinds.ts';
import { type Lowering, NotLowered, type Operand, type Place, pureText } from './lowering.ts';
import { reachesOut } from './reaches-out.ts';
import { readVariable, resolve } from './variables.ts';
import { literal, Writer } from './writer.ts';

export const lowerRegex = (l: Lowering, node: RegexNode, _place: Place): Operand => {
  if (node.source === undefined) throw new NotLowered('regular expression in the left side of ??', node);
  const engine = l.unit.hoist(`regexEngine(${literal(node.source)}, ${literal(node.flags)})`, 'regex');
  const args = asking(l, `${engine}, ${literal(node.source)}, ${node.position ?? 'undefined'}`);
  const text = `${l.unit.use('matcher')}(${args})`;
  const known = l.unit.limited ? text : l.unit.hoist(text, 'matcher');
  return pureText(known, kind.FUNCTION | kind.DEEP);
};

export const lowerTransform = (l: Lowering, node: TransformNode, place: Place): Operand => {
  const out = new Writer();
  const clone = readVariable(l, 'clone', { ...place, out });
  const read = out.empty
    ? `() => ${clone.text}`
    : `() => {\n${out.lines.join('\n')}\nreturn ${clone.text};\n}`;
  const { maybe, variable } = resolve(l, 'clone', place.frame);
  const copies = maybe.length === 0 && variable === undefined && l.unit.builtin('clone') !== undefined;
  const parts = [
    `pattern: ${closure(l, node.pattern, place)}`,
    `update: ${closure(l, node.update, place)}`,
    `remove: ${node.delete === undefined ? 'undefined' : closure(l, node.delete, place)}`,
    `clone: ${read}`,
    `copies: ${copies}`,
    `reachesOut: ${!copies || reachesOut(l, node.pattern, place)}`,
    `run: ${l.unit.limited ? 'run' : 'undefined'}`,
    `position: ${node.position ?? 'undefined'}`,
    `updatePosition: ${node.update.position ?? 'undefined'}`,
    `removePosition: ${node.delete?.position ?? 'undefined'}`,
  ];
  return pureText(`${l.unit.variant('transform')}({ ${parts.join(', ')} })`, kind.FUNCTION | kind.DEEP);
};
