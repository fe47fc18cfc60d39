// Reads `write:`: vendor fields that are always sent and never read.
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import { printPath } from '../schema/parse-path.ts';
import type { YamlNode } from '../yaml/node.ts';
import { SHAPES } from './keys.ts';
import { readPath } from './read-path.ts';
import { type Report, readMap, readName, reportBad, reportKind } from './reader.ts';
import type { WriteNode } from './tree.ts';

export const parseWrite = (node: YamlNode | undefined, report: Report): readonly WriteNode[] => {
  if (node === undefined) return [];
  if (node.kind !== 'map') {
    reportKind(node, 'a map of vendor fields', report);
    return [];
  }
  const seen = new Set<string>();
  return node.entries.flatMap(({ key, value, span }) => {
    const path = readPath(key, report);
    const written = parseValue(value, report);
    if (!path || !written) return [];
    const name = printPath(path.value);
    if (seen.has(name)) {
      report(createDiagnostic('mapping/duplicate-path', { path: name }, { span: key.span }));
      return [];
    }
    seen.add(name);
    return [{ path, value: written, span }];
  });
};

const parseValue = (node: YamlNode, report: Report): WriteNode['value'] | undefined => {
  if (node.kind === 'scalar') {
    return reportKind(node, 'a map with const or param', report, `{ const: ${JSON.stringify(node.text)} }`);
  }
  const map = readMap(node, SHAPES.write, report);
  if (!map) return undefined;
  const constant = map.value('const');
  const parameter = map.value('param');
  if ((constant === undefined) === (parameter === undefined)) {
    return map.misspelt ? undefined : reportBad(node, 'either const or param', report);
  }
  if (constant) return { kind: 'const', node: constant };
  const name = parameter && readName(parameter, 'param', report);
  return name && { kind: 'param', name };
};
