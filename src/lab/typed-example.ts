// An example with its records typed by the schemas, as a program would hand them in.

import type { ResolvedMapping } from '../compiler/resolved.ts';
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Span } from '../diagnostics/span.ts';
import type { JsonValue } from '../json/json.ts';
import { type DomainAt, literalRecord } from '../mapping/literal.ts';
import type { Direction, ExampleNode } from '../mapping/tree.ts';
import type { SchemaDocument } from '../schema/domain.ts';
import { fieldAt } from '../schema/fields.ts';
import { printPath } from '../schema/parse-path.ts';
import type { YamlNode } from '../yaml/node.ts';

/** An issue that an example must give; where `rejects` is stated, with or without the record being rejected for it. */
interface ExpectedIssue {
  readonly code: string;
  readonly at?: string;
  readonly rejects?: boolean;
}

export interface TypedExample {
  readonly node: ExampleNode;
  readonly name: string;
  readonly vendor?: JsonValue;
  readonly canonical?: JsonValue;
  readonly onto?: JsonValue;
  readonly parameters: Readonly<Record<string, JsonValue>>;
  readonly direction?: Direction;
  readonly partial: boolean;
  readonly create: boolean;
  readonly absent: readonly string[];
  readonly issues: readonly ExpectedIssue[];
}

const domainsOf =
  (document: SchemaDocument): DomainAt =>
  (keys) => {
    const path = keys.map((key) =>
      typeof key === 'number' ? ({ kind: 'index', index: key } as const) : ({ kind: 'key', key } as const),
    );
    return fieldAt(document, path)?.domain;
  };

/** Types a record; where a value does not fit its schema, without the schema. */
const typedLoosely = (node: YamlNode, domainAt: DomainAt): ReturnType<typeof literalRecord> => {
  const loose = new Set<string>();
  const known: DomainAt = (keys) => (loose.has(JSON.stringify(keys)) ? undefined : domainAt(keys));
  let typed = literalRecord(node, known);
  while (!typed.ok) {
    const keys = keysOfSpan(node, typed.span);
    const name = JSON.stringify(keys);
    if (keys === undefined || loose.has(name)) return typed;
    loose.add(name);
    typed = literalRecord(node, known);
  }
  return typed;
};

/** The keys that lead to the node of a span. */
const keysOfSpan = (node: YamlNode, span: Span): readonly (string | number)[] | undefined => {
  if (node.span.start === span.start && node.span.end === span.end) return [];
  const children: readonly (readonly [string | number, YamlNode])[] =
    node.kind === 'map'
      ? node.entries.map(({ key, value }) => [key.text, value] as const)
      : node.kind === 'seq'
        ? node.items.map((item, index) => [index, item] as const)
        : [];
  for (const [key, child] of children) {
    const rest = keysOfSpan(child, span);
    if (rest !== undefined) return [key, ...rest];
  }
  return undefined;
};

/** Types one example; literals that cannot be typed are diagnostics. */
export const typedExample = (
  node: ExampleNode,
  mapping: ResolvedMapping,
  report: (diagnostic: Diagnostic) => void,
): TypedExample => {
  // An example of a refused value has to hold one: there, what the schema cannot type is what YAML makes of it.
  const mayBeWrong = node.issues.length > 0;
  const record = (value: YamlNode | undefined, document: SchemaDocument): JsonValue | undefined => {
    if (value === undefined) return undefined;
    const typed = node.json
      ? literalRecord(value, () => undefined)
      : mayBeWrong
        ? typedLoosely(value, domainsOf(document))
        : literalRecord(value, domainsOf(document));
    if (typed.ok) return typed.value;
    report(createDiagnostic('resolve/literal', { problem: typed.message }, { span: typed.span }));
    return undefined;
  };
  /** A mapping with `records:` gives a list, of which each is a record. */
  const records = (): JsonValue | undefined => {
    if (node.canonical?.kind !== 'seq') return record(node.canonical, mapping.canonical);
    const typed = node.canonical.items.map((item) => record(item, mapping.canonical));
    return typed.flatMap((each) => (each === undefined ? [] : [each]));
  };
  const parameters: Record<string, JsonValue> = {};
  for (const { key, value } of node.parameters?.entries ?? []) {
    const domain = mapping.parameters.find(({ name }) => name === key.text)?.domain;
    const typed = literalRecord(value, () => domain);
    if (typed.ok) parameters[key.text] = typed.value;
    else report(createDiagnostic('resolve/literal', { problem: typed.message }, { span: typed.span }));
  }
  const vendor = record(node.vendor, mapping.vendor);
  const canonical = mapping.records === undefined ? record(node.canonical, mapping.canonical) : records();
  const onto = record(node.onto, mapping.vendor);
  return {
    node,
    name: node.name.value,
    ...(vendor !== undefined && { vendor }),
    ...(canonical !== undefined && { canonical }),
    ...(onto !== undefined && { onto }),
    parameters,
    ...(node.direction && { direction: node.direction.value }),
    partial: node.partial,
    create: node.create,
    absent: node.absent.map(({ value }) => printPath(value)),
    issues: node.issues.map(({ code, at, rejects }) => ({
      code: code.value,
      ...(at && { at: at.value }),
      ...(rejects && { rejects: rejects.value }),
    })),
  };
};
