// One branch: the codes of its types, the schema of such records, and the rules that hold for them.
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/near.ts';
import type { JsonScalar } from '../../json/json.ts';
import type { BranchNode, IgnoresNode, Located, MappingDocument, RuleNode } from '../../mapping/tree.ts';
import type { Domain, SchemaDocument } from '../../schema/domain.ts';
import { domainKey } from '../../schema/domain-key.ts';
import { documentOfTypes, recordTypesOf } from '../../schema/record-types.ts';
import { withArms } from '../facts/all-rules.ts';
import type { Branch, Ignores, Place, Rule } from '../resolved.ts';

/** What a branch is resolved in. */
export interface BranchContext {
  /** The rules outside branches. */
  readonly outer: readonly Rule[];
  readonly resolveAll: (nodes: readonly RuleNode[], idPrefix: string, vendor: SchemaDocument) => Rule[];
  /** The same rule, bound to another schema. */
  readonly resolveAgain: (rule: Rule, idPrefix: string, vendor: SchemaDocument) => Rule | undefined;
  readonly by: Place;
  readonly document: MappingDocument;
  readonly vendor: SchemaDocument;
  readonly report: (diagnostic: Diagnostic) => void;
}

export const ignoresOf = (node: IgnoresNode): Ignores => {
  const list = (nodes: IgnoresNode['vendor']) =>
    nodes.map(({ field, because, span }) => ({
      pattern: field.value,
      ...(because && { because: because.value }),
      span,
    }));
  return { vendor: list(node.vendor), canonical: list(node.canonical) };
};

const vendorPlaces = (rule: Rule): readonly Place[] => [
  ...withArms(rule).flatMap(({ places }) =>
    places.flatMap(({ side, place }) => (side === 'vendor' ? place : [])),
  ),
  ...(rule.each?.rules.flatMap(vendorPlaces) ?? []),
];

/** Does the schema of a rule know all of its fields, and one of them otherwise than that of the other? */
const saysMore = (rule: Rule, other: Rule): boolean => {
  const [here, there] = [vendorPlaces(rule), vendorPlaces(other)];
  return (
    here.every(({ known }) => known) &&
    here.some(({ domain }, index) => domainKey(domain) !== domainKey(there[index]?.domain ?? domain))
  );
};

/** The branch; none where the instance of an overlay has no such type. */
export const branchOf = (node: BranchNode, context: BranchContext): readonly Branch[] => {
  const { outer, resolveAll, by, document, vendor } = context;
  const name = node.types.map(({ value }) => value).join(', ');
  const named = node.types.filter(({ value }) => value !== '*');
  const codes = named.flatMap((type) => codesOf(type, context));
  // Without codes it would take every record.
  if (named.length > 0 && codes.length === 0 && document.overlays.length > 0) return [];
  const types = recordTypesOf(vendor, by.name).filter(({ code }) => codes.includes(code));
  const schema = documentOfTypes(vendor, types);
  const written = resolveAll(node.rules, `${name} › `, schema);
  const replaced = new Set(written.map((rule) => rule.canonical.name));
  const inherited = outer.filter((rule) => !replaced.has(rule.canonical.name));
  // A rule above the branches is another one where the schema of these types says more of its fields.
  const kept = new Set(inherited);
  const again = inherited.flatMap((rule) => {
    const here = schema === vendor ? undefined : context.resolveAgain(rule, `${name} › `, schema);
    if (here === undefined || !saysMore(here, rule)) return [];
    kept.delete(rule);
    return [here];
  });
  const own = [...again, ...written];
  return [
    {
      codes,
      name,
      rules: [...kept, ...own],
      own,
      ignore: ignoresOf(node.ignore),
      vendor: schema,
      span: node.span,
    },
  ];
};

/** Names come from a value map, from the types that the schema lists, or are the codes themselves. */
const codesOf = (type: Located<string>, context: BranchContext): readonly JsonScalar[] => {
  const { by, document, vendor, report } = context;
  const names = document.branches?.names;
  if (names === undefined) return [scalarOf(type.value, by.domain)];
  const map = document.valueMaps.find(({ name }) => name?.value === names.value);
  const listed = map === undefined ? recordTypesOf(vendor, by.name) : [];
  if (map === undefined && listed.length === 0) {
    const known = document.valueMaps.flatMap(({ name }) => (name ? [name.value] : []));
    const near = nearest(names.value, known);
    report(createDiagnostic('resolve/unknown-value-map', { name: names.value, near }, { span: names.span }));
    return [];
  }
  const rows: readonly (readonly [name: string, code: JsonScalar])[] =
    map === undefined
      ? listed.map(({ name, code }) => [name, code])
      : map.rows.flatMap(({ canonical, vendor: { text } }) =>
          canonical.kind === 'scalar' ? [[canonical.text, scalarOf(text, by.domain)] as const] : [],
        );
  const codes = rows.flatMap(([name, code]) => (name === type.value ? [code] : []));
  // The instance of an overlay may lack a type that the base has a branch for.
  const isOfBase = document.overlays.length > 0 && type.span.file === document.name.span.file;
  if (codes.length === 0 && !(isOfBase && map === undefined)) {
    const near = nearest(
      type.value,
      rows.map(([name]) => name),
    );
    report(createDiagnostic('resolve/unknown-branch-type', { name: type.value, near }, { span: type.span }));
  }
  return codes;
};

/** A type's code as the discriminator holds it. */
const scalarOf = (text: string, domain: Domain): JsonScalar => {
  const isNumber = domain.types.has('integer') || domain.types.has('number');
  return isNumber && /^-?\d{1,15}$/.test(text) ? Number(text) : text;
};
