// A whole mapping: schemas found, rules bound, branches completed. Overlays have been merged into the document before.
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/near.ts';
import { quote } from '../../diagnostics/quote.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../json/json.ts';
import { literalOf } from '../../mapping/literal.ts';
import type { MappingDocument, ParameterNode, RuleNode } from '../../mapping/tree.ts';
import type { Domain, SchemaDocument } from '../../schema/domain.ts';
import { ANY_DOMAIN, domainOf } from '../../schema/domain-of.ts';
import { printPath } from '../../schema/parse-path.ts';
import type { Path } from '../../schema/path.ts';
import type { SchemaRegistry } from '../../schema/registry.ts';
import { checkSchema } from '../../schema/validate/check-schema.ts';
import { withAdditions } from '../../schema/with-additions.ts';
import { looksSound } from '../looks-sound.ts';
import type { ResolvedMapping, ResolvedParameter, Rule } from '../resolved.ts';
import { placeAt } from './places.ts';
import { policiesOf } from './policies.ts';
import { branchOf, ignoresOf } from './resolve-branch.ts';
import { type RuleContext, resolveRule } from './resolve-rule.ts';

export interface Resolved {
  readonly mapping?: ResolvedMapping;
  readonly diagnostics: readonly Diagnostic[];
}

type Report = (diagnostic: Diagnostic) => void;

/** Binds a document to its schemas. Without both schemas there is nothing to bind to, and only diagnostics come back. */
export const resolveMapping = (document: MappingDocument, registry: SchemaRegistry): Resolved => {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (diagnostic) => {
    diagnostics.push(diagnostic);
  };
  const object = document.vendor.object.value;
  const vendorName = object.includes('/') ? object : `${document.vendor.system.value}/${object}`;
  const vendor = schemaOf(vendorName, document.vendor.object.span, registry, report);
  const base = schemaOf(document.canonical.value, document.canonical.span, registry, report);
  if (vendor === undefined || base === undefined) return { diagnostics };
  const canonical = withAdds(document, base, report);

  const policies = policiesOf(document.policies);
  const skipped: string[] = [];
  const context: RuleContext = {
    document,
    vendor: {
      document: vendor,
      prefix: document.records === undefined ? [] : recordPrefix(document.records.value),
    },
    canonical: { document: canonical, prefix: [] },
    policies,
    keyNames: new Set(document.key.map(({ value }) => printPath(value))),
    idPrefix: '',
    isReadOnly: false,
    leaveOut: (name) => skipped.push(name),
    report,
  };
  const resolveAll = (nodes: readonly RuleNode[], idPrefix: string, schema = vendor): Rule[] =>
    nodes.flatMap((node) => {
      const finder = { ...context.vendor, document: schema };
      return resolveRule(node, { ...context, vendor: finder, idPrefix }) ?? [];
    });

  const resolveAgain = ({ node }: Rule, idPrefix: string, schema: SchemaDocument): Rule | undefined => {
    const told = new Set(diagnostics.map(({ code, span }) => `${code} ${span?.start}`));
    const more: Diagnostic[] = [];
    const rule = resolveRule(node, {
      ...context,
      vendor: { ...context.vendor, document: schema },
      idPrefix,
      report: (diagnostic) => more.push(diagnostic),
    });
    diagnostics.push(...more.filter(({ code, span }) => !told.has(`${code} ${span?.start}`)));
    return rule;
  };

  const rules = resolveAll(document.rules, '');
  const by = document.branches === undefined ? undefined : placeAt(context.vendor, document.branches.by);
  const arms =
    document.branches === undefined || by === undefined
      ? []
      : document.branches.arms.flatMap((arm) =>
          branchOf(arm, { outer: rules, resolveAll, resolveAgain, by, document, vendor, report }),
        );
  for (const set of [rules, ...arms.map(({ own }) => own)]) reportOverlaps(set, report);

  return {
    diagnostics,
    mapping: {
      name: document.name.value,
      ...(document.version && { version: document.version.value }),
      document,
      system: document.vendor.system.value,
      object,
      vendor,
      canonical,
      key: document.key.map((path) => placeAt(context.canonical, path)),
      policies,
      parameters: document.parameters.map((parameter) => parameterOf(parameter, report)),
      rules,
      ...(document.branches && by && { branches: { by, arms, span: document.branches.span } }),
      ...(document.records && {
        records: placeAt(
          { document: vendor, prefix: [] },
          { ...document.records, value: withoutStar(document.records.value) },
        ),
      }),
      write: document.write.map(({ path, value }) => {
        const place = placeAt({ document: vendor, prefix: [] }, path);
        if (value.kind === 'param') return { place, value: { param: value.name.value } };
        return { place, value: typed(value.node, place.domain, report) ?? null };
      }),
      ignore: ignoresOf(document.ignore),
      absentRules: skipped,
    },
  };
};

/** `fields[*]` names the elements of `fields`. */
const withoutStar = (path: Path): Path => {
  const last = path.at(-1);
  return last?.kind === 'key' && last.key === '*' ? path.slice(0, -1) : path;
};

const recordPrefix = (path: Path): Path => [...withoutStar(path), { kind: 'index', index: 0 }];

const schemaOf = (
  name: string,
  span: Diagnostic['span'],
  registry: SchemaRegistry,
  report: Report,
): SchemaDocument | undefined => {
  const document = registry.get(name);
  if (document === undefined)
    report(
      createDiagnostic('resolve/unknown-schema', { name, near: nearest(name, registry.names()) }, { span }),
    );
  return document;
};

const withAdds = (document: MappingDocument, base: SchemaDocument, report: Report): SchemaDocument => {
  let current = base;
  for (const { path, schema } of document.adds) {
    const value = typed(schema, ANY_DOMAIN, report);
    if (value === undefined) continue;
    const additions: JsonObject = { [printPath(path.value)]: value };
    const faults = isJsonObject(value) && !looksSound(value) ? checkSchema({ ...base, root: value }) : [];
    for (const { pointer, message } of faults)
      report(
        createDiagnostic(
          'resolve/schema-addition',
          {
            problem: `the schema of ${quote(printPath(path.value))} is not valid at ${pointer || '/'}: ${message}`,
          },
          { span: schema.span },
        ),
      );
    if (faults.length > 0) continue;
    const result = withAdditions(current, additions);
    current = result.document;
    for (const { message } of result.problems)
      report(createDiagnostic('resolve/schema-addition', { problem: message }, { span: path.span }));
  }
  return current;
};

const typed = (
  node: Parameters<typeof literalOf>[0],
  domain: Domain,
  report: Report,
): JsonValue | undefined => {
  const result = literalOf(node, domain);
  if (result.ok) return result.value;
  report(createDiagnostic('resolve/literal', { problem: result.message }, { span: result.span }));
  return undefined;
};

const parameterOf = (node: ParameterNode, report: Report): ResolvedParameter => {
  const schema: JsonObject = { type: node.type, ...(node.pattern && { pattern: node.pattern.value }) };
  const domain = domainOf(schema, () => undefined);
  const fill = node.default === undefined ? undefined : typed(node.default, domain, report);
  return {
    name: node.name.value,
    domain,
    required: node.required,
    ...(fill !== undefined && { default: fill }),
    span: node.span,
  };
};

const reportOverlaps = (rules: readonly Rule[], report: Report): void => {
  const byName = new Map<string, Rule>();
  for (const rule of rules) {
    const name = rule.canonical.name;
    const same = byName.get(name);
    if (same !== undefined) {
      report(overlap(same, rule));
      continue;
    }
    byName.set(name, rule);
  }
  for (const rule of rules) {
    for (let length = 1; length < rule.canonical.path.length; length++) {
      const outer = byName.get(printPath(rule.canonical.path.slice(0, length)));
      if (outer !== undefined) report(overlap(outer, rule));
    }
  }
};

const overlap = (outer: Rule, inner: Rule): Diagnostic =>
  createDiagnostic(
    'resolve/overlapping-paths',
    { outer: outer.canonical.name, inner: inner.canonical.name },
    { span: inner.node.path.span, related: [{ span: outer.node.path.span, message: 'the other rule' }] },
  );
