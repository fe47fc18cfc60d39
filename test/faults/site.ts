// What operators see of a mapping file: its tree and its YAML, the schemas, and ways to edit an entry.
import type { CompiledMapping } from '../../src/compiler/compile-mappings.ts';
import type { SourceFile, Span } from '../../src/diagnostics/span.ts';
import { parseMappingFile } from '../../src/mapping/parse-mapping.ts';
import type { MappingDocument, OverlayDocument, RuleNode } from '../../src/mapping/tree.ts';
import type { Field } from '../../src/schema/domain.ts';
import { fieldsOf } from '../../src/schema/fields.ts';
import { printPath } from '../../src/schema/parse-path.ts';
import type { YamlEntry, YamlMap, YamlNode } from '../../src/yaml/node.ts';
import { entryOf } from '../../src/yaml/node.ts';
import { parseYaml } from '../../src/yaml/parse-yaml.ts';
import type { Edit, Mutant } from './mutant.ts';

/** A rule with its YAML. */
export interface RuleSite {
  readonly node: RuleNode;
  /** Canonical path of the outermost rule around it: what reports call it. */
  readonly name: string;
  readonly path: string;
  /** Absent for arms of `firstOf`. */
  readonly entry?: YamlEntry;
  readonly value: YamlNode;
  /** Stands right under `fields`. */
  readonly isOuter: boolean;
}

export interface Site {
  readonly file: SourceFile;
  readonly root: YamlMap;
  readonly document: MappingDocument | OverlayDocument;
  readonly rules: readonly RuleSite[];
  /** The mapping as it compiles with the file unharmed. */
  readonly compiled: CompiledMapping;
  readonly vendorFields: readonly Field[];
  readonly canonicalFields: readonly Field[];
}

/** Everything beneath a node, itself included, with the entry that holds it. */
function* nodesBelow(
  node: YamlNode,
  entry?: YamlEntry,
): Generator<readonly [YamlNode, YamlEntry | undefined]> {
  yield [node, entry];
  if (node.kind === 'seq') for (const item of node.items) yield* nodesBelow(item);
  if (node.kind === 'map') for (const each of node.entries) yield* nodesBelow(each.value, each);
}

const sameSpan = (one: Span, other: Span): boolean => one.start === other.start && one.end === other.end;

/** The value of a rule: of the entry with its span, or the node itself for an arm. */
const yamlOf = (root: YamlMap, { span }: RuleNode): Pick<RuleSite, 'entry' | 'value'> | undefined => {
  for (const [node, entry] of nodesBelow(root)) {
    if (entry !== undefined && sameSpan(entry.span, span)) return { entry, value: entry.value };
    if (entry === undefined && sameSpan(node.span, span)) return { value: node };
  }
  return undefined;
};

const ruleSites = (root: YamlMap, rules: readonly RuleNode[], outer?: string): readonly RuleSite[] =>
  rules.flatMap((node) => {
    const path = printPath(node.path.value);
    const name = outer ?? path;
    const found = yamlOf(root, node);
    const inner = [
      ...(node.codec?.kind === 'each' ? node.codec.fields : []),
      ...(node.source.kind === 'firstOf' ? node.source.arms : []),
    ];
    return [
      ...(found === undefined ? [] : [{ node, name, path, isOuter: outer === undefined, ...found }]),
      ...ruleSites(root, inner, name),
    ];
  });

/** The site of a file; undefined for files that hold no mapping. */
export const siteOf = (file: SourceFile, compiled: CompiledMapping): Site | undefined => {
  const { root } = parseYaml(file);
  const { document } = parseMappingFile(file);
  if (root?.kind !== 'map' || document === undefined) return undefined;
  const branches = document.kind === 'mapping' ? (document.branches?.arms ?? []) : [];
  return {
    file,
    root,
    document,
    rules: [...ruleSites(root, document.rules), ...branches.flatMap(({ rules }) => ruleSites(root, rules))],
    compiled,
    vendorFields: fieldsOf(compiled.resolved.vendor),
    canonicalFields: fieldsOf(compiled.resolved.canonical),
  };
};

const isFlow = ({ span: { file, start } }: YamlNode): boolean => /[{[]/.test(file.text.charAt(start));

export const replaced = ({ start, end }: Span, text: string): Edit => ({ start, end, text });

export const textOf = ({ file, start, end }: Span): string => file.text.slice(start, end);

/** The column of the first entry of a block map. */
const indentOf = ({ file, start }: Span): string =>
  ' '.repeat(start - file.text.lastIndexOf('\n', start - 1) - 1);

/** A member more in a rule, which may so far be a path alone. */
export const withMember = ({ value }: Pick<RuleSite, 'value'>, text: string): readonly Edit[] => {
  if (value.kind === 'scalar') return [replaced(value.span, `{ from: ${textOf(value.span)}, ${text} }`)];
  if (value.kind === 'seq') return [];
  const [first] = value.entries;
  if (first === undefined) return [];
  const at = first.span.start;
  return [{ start: at, end: at, text: isFlow(value) ? `${text}, ` : `${text}\n${indentOf(first.span)}` }];
};

/** The entries without one of them; undefined where none would be left. */
const without = (holder: YamlNode, spans: readonly Span[], index: number): Edit | undefined => {
  const span = spans[index];
  if (span === undefined || spans.length < 2) return undefined;
  const { text } = span.file;
  if (isFlow(holder)) {
    const next = spans[index + 1];
    const before = spans[index - 1];
    if (next !== undefined) return { start: span.start, end: next.start, text: '' };
    return before === undefined ? undefined : { start: before.end, end: span.end, text: '' };
  }
  if (holder.kind === 'map') return replaced(span, '');
  return { start: text.lastIndexOf('-', span.start), end: span.end, text: '' };
};

export const withoutEntry = (map: YamlNode, key: string): Edit | undefined => {
  if (map.kind !== 'map') return undefined;
  return without(
    map,
    map.entries.map(({ span }) => span),
    map.entries.findIndex((entry) => entry.key.text === key),
  );
};

/** The edit that takes away the entry or item with this span, wherever it stands. */
export const withoutNode = (root: YamlNode, span: Span): Edit | undefined => {
  for (const [node] of nodesBelow(root)) {
    const spans =
      node.kind === 'map'
        ? node.entries.map((entry) => entry.span)
        : node.kind === 'seq'
          ? node.items.map((item) => item.span)
          : [];
    const index = spans.findIndex((each) => sameSpan(each, span));
    if (index >= 0) return without(node, spans, index);
  }
  return undefined;
};

export const memberOf = (node: YamlNode | undefined, ...keys: readonly string[]): YamlEntry | undefined => {
  const [key, ...rest] = keys;
  if (node?.kind !== 'map' || key === undefined) return undefined;
  const entry = entryOf(node, key);
  return rest.length === 0 ? entry : memberOf(entry?.value, ...rest);
};

/** A text as YAML that reads it back in flow and block. */
export const asYaml = (value: unknown): string =>
  typeof value === 'string' &&
  /^[A-Za-z_][\w.]*$/.test(value) &&
  !/^(?:true|false|null|yes|no|on|off)$/i.test(value)
    ? value
    : JSON.stringify(value);

/** A mutant of a rule: its lines and the rule's name are right. */
export const ofRule = (
  { file }: Pick<Site, 'file'>,
  rule: RuleSite,
  operator: string,
  what: string,
  edits: readonly (Edit | undefined)[],
  more: {
    readonly names?: readonly string[];
    readonly units?: readonly Span[];
    readonly rules?: readonly string[];
  } = {},
): readonly Mutant[] => {
  const present = edits.filter((edit) => edit !== undefined);
  if (present.length === 0 || present.length < edits.length) return [];
  return [
    {
      operator,
      path: file.path,
      edits: present,
      what: `${rule.path}: ${what}`,
      units: more.units ?? [rule.node.span],
      rules: more.rules ?? [rule.name],
      names: more.names ?? [],
    },
  ];
};
