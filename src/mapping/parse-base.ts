// Reads a base mapping: the whole file, section by section.
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import { printPath } from '../schema/parse-path.ts';
import type { YamlNode } from '../yaml/node.ts';
import { SHAPES } from './keys.ts';
import { parseBranches } from './parse-branches.ts';
import { parseExamples } from './parse-examples.ts';
import { parseIgnore } from './parse-ignore.ts';
import { parseParameters } from './parse-parameter.ts';
import { parsePolicies } from './parse-policies.ts';
import { parseRefs } from './parse-ref.ts';
import { parseFields } from './parse-rule.ts';
import { parseValueMaps } from './parse-value-map.ts';
import { parseWrite } from './parse-write.ts';
import { readPathOrPaths, readPathPart } from './read-path.ts';
import { readResourceName } from './read-resource-name.ts';
import {
  type Mend,
  type Report,
  readAt,
  readMap,
  readText,
  reportBad,
  reportMissing,
  writeInstead,
} from './reader.ts';
import type { Located, LocatedPath, MappingDocument } from './tree.ts';

const VERSION = /^(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)(?:-[0-9A-Za-z.-]+)?$/;

/** Reads a base mapping; undefined if it does not even say what maps to what. */
export const parseBase = (root: YamlNode, report: Report): MappingDocument | undefined => {
  const map = readMap(root, SHAPES.mapping, report);
  if (!map) return undefined;
  const at = map.entry('mapping')?.key.span ?? map.node.entries[0]?.key.span ?? map.span;
  const name = readAt(map.value('mapping'), (node) => readResourceName(node, 'mapping', report, true));
  const version = readAt(map.value('version'), (node) => readVersion(node, report));
  const vendor = readAt(map.value('vendor'), (node) => parseVendor(node, report));
  const canonical = readAt(map.value('canonical'), (node) =>
    readResourceName(node, 'canonical', report, true),
  );
  const key = parseKey(map.value('key'), report);
  const parameters = parseParameters(map.value('parameters'), report);
  const policies = parsePolicies(map.value('policies'), map.entry('policies')?.key.span, at, report);
  const valueMaps = parseValueMaps(map.value('valueMaps'), report);
  const refs = parseRefs(map.value('refs'), report);
  const rules = parseFields(map.value('fields'), report);
  const write = parseWrite(map.value('write'), report);
  const records = readAt(map.value('records'), (node) => parseRecords(node, report));
  const branches = parseBranches(map.entry('branch'), map.entry('branches'), report);
  const ignore = parseIgnore(map.value('ignore'), report);
  const examples = parseExamples(map.value('examples'), report);
  if (!map.entry('fields') && !map.entry('branches') && !map.misspelt) {
    reportMissing('fields', SHAPES.mapping, at, report);
  }
  if (!name || !vendor || !canonical) return undefined;
  return {
    kind: 'mapping',
    span: map.span,
    name,
    ...(version && { version }),
    vendor,
    canonical,
    adds: [],
    key,
    parameters,
    policies,
    valueMaps,
    refs,
    rules,
    write,
    ...(records && { records }),
    ...(branches && { branches }),
    ignore,
    examples,
    overlays: [],
    layers: [],
  };
};

const readVersion = (node: YamlNode, report: Report): Located<string> | undefined => {
  const text = readText(node, 'a version, such as 1.0.0', report);
  if (!text || VERSION.test(text.value)) return text;
  const [, short] = /^v?((?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){0,2})$/.exec(text.value) ?? [];
  const whole = short && [...short.split('.'), '0', '0'].slice(0, 3).join('.');
  return reportBad(node, 'a version, such as 1.0.0', report, whole ? writeInstead(node, whole) : undefined);
};

const parseVendor = (node: YamlNode, report: Report): MappingDocument['vendor'] | undefined => {
  const map = readMap(node, SHAPES.vendor, report, { instead: vendorInstead });
  const system = readAt(map?.value('system'), (value) => readResourceName(value, 'system', report));
  const object = readAt(map?.value('object'), (value) => readResourceName(value, 'object', report));
  return system && object && { system, object, span: node.span };
};

/** `marketo/lead` is the name of the schema; here its two parts have keys of their own. */
const vendorInstead = (node: YamlNode): Mend | undefined => {
  const [, system, object] = (node.kind === 'scalar' && /^([\w-]+)\/([\w-]+)$/.exec(node.text)) || [];
  return system === undefined
    ? undefined
    : writeInstead(node, `{ system: ${system}, object: ${object} }`, true);
};

const parseKey = (node: YamlNode | undefined, report: Report): readonly LocatedPath[] => {
  if (node?.kind === 'seq' && node.items.length === 0) reportBad(node, 'at least one canonical path', report);
  const seen = new Set<string>();
  return readPathOrPaths(node, report).filter(({ value, span }) => {
    const path = printPath(value);
    const again = seen.has(path);
    if (again) report(createDiagnostic('mapping/duplicate-path', { path }, { span }));
    seen.add(path);
    return !again;
  });
};

/** `fields[*]`: the path of the array whose elements are the records. */
const parseRecords = (node: YamlNode, report: Report): LocatedPath | undefined => {
  const text = readText(node, 'the path of an array with [*], such as fields[*]', report);
  if (!text || node.kind !== 'scalar') return undefined;
  if (!text.value.endsWith('[*]') || text.value.length === 3) {
    return reportBad(node, 'the path of an array with [*], such as fields[*]', report);
  }
  return readPathPart(node, 0, text.value.length - 3, report);
};
