// Reads `refs:`: the member that holds the id, and the constants, parameters and templates beside it.
import type { YamlNode } from '../yaml/node.ts';
import { SHAPES } from './keys.ts';
import { parseTemplate } from './parse-template.ts';
import { type Report, readAt, readMap, readName, readNamed, reportKind } from './reader.ts';
import type { RefNode, ShapeNode } from './tree.ts';

export const parseRefs = (node: YamlNode | undefined, report: Report): readonly RefNode[] =>
  readNamed(node, 'refs', report, (name, body, { span }) => {
    const map = readMap(body, SHAPES.ref, report, { at: name.span });
    const value = readAt(map?.value('value'), (text) => readName(text, 'value', report));
    const shape = readNamed(map?.value('shape'), 'members', report, (key, member) => {
      const parsed = parseMember(member, report);
      return parsed && { key, value: parsed };
    });
    return value && { name, value, shape, span };
  });

const parseMember = (node: YamlNode, report: Report): ShapeNode | undefined => {
  if (node.kind === 'seq') return reportKind(node, 'a value, a template or { param: name }', report);
  if (node.kind === 'map') {
    const map = readMap(node, SHAPES.shapeMember, report);
    const name = readAt(map?.value('param'), (text) => readName(text, 'param', report));
    return name && { kind: 'param', name };
  }
  if (!node.text.includes('{')) return { kind: 'const', value: node };
  const template = parseTemplate(node, report);
  return template && { kind: 'template', template };
};
