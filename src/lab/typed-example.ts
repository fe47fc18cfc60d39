// An example with its records typed by the schemas, as a program would hand them in.

import type { ResolvedMapping } from '../compiler/resolved.ts';
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { JsonValue } from '../diagnostics/json.ts';
import { type DomainAt, literalRecord } from '../mapping/literal.ts';
import type { Direction, ExampleNode } from '../mapping/tree.ts';
import type { SchemaDocument } from '../schema/domain.ts';
import { fieldAt } from '../schema/fields.ts';
import { printPath } from '../schema/parse-path.ts';
import type { YamlNode } from '../yaml/node.ts';

export interface TypedExample {
  readonly node: ExampleNode;
  readonly name: string;
  readonly vendor?: JsonValue;
  readonly canonical?: JsonValue;
  readonly onto?: JsonValue;
  readonly parameters: Readonly<Record<string, JsonValue>>;
  readonly direction?: Direction;
  readonly partial: boolean;
  readonly absent: readonly string[];
  readonly issues: readonly { readonly code: string; readonly at?: string }[];
}

const domainsOf =
  (document: SchemaDocument): DomainAt =>
  (keys) => {
    const path = keys.map((key) =>
      typeof key === 'number' ? ({ kind: 'index', index: key } as const) : ({ kind: 'key', key } as const),
    );
    return fieldAt(document, path)?.domain;
  };

/** Types one example; literals that cannot be typed are diagnostics. */
export const typedExample = (
  node: ExampleNode,
  mapping: ResolvedMapping,
  report: (diagnostic: Diagnostic) => void,
): TypedExample => {
  const record = (value: YamlNode | undefined, document: SchemaDocument): JsonValue | undefined => {
    if (value === undefined) return undefined;
    const typed = literalRecord(value, domainsOf(document));
    if (typed.ok) return typed.value;
    report(createDiagnostic('resolve/literal', { problem: typed.message }, { span: typed.span }));
    return undefined;
  };
  const parameters: Record<string, JsonValue> = {};
  for (const { key, value } of node.parameters?.entries ?? []) {
    const domain = mapping.parameters.find(({ name }) => name === key.text)?.domain;
    const typed = literalRecord(value, () => domain);
    if (typed.ok) parameters[key.text] = typed.value;
    else report(createDiagnostic('resolve/literal', { problem: typed.message }, { span: typed.span }));
  }
  const vendor = record(node.vendor, mapping.vendor);
  const canonical = record(node.canonical, mapping.canonical);
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
    absent: node.absent.map(({ value }) => printPath(value)),
    issues: node.issues.map(({ code, at }) => ({ code: code.value, ...(at && { at: at.value }) })),
  };
};
