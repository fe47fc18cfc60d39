// Value maps, references and parameters that nothing uses.
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Span } from '../../diagnostics/span.ts';
import { referencesOf } from '../../jsonata/parse/references.ts';
import type { CodecNode, MappingDocument, TemplateNode } from '../../mapping/tree.ts';
import { sitesOf } from '../facts/sites.ts';
import type { ResolvedMapping } from '../resolved.ts';
import type { Check } from './check.ts';

interface Uses {
  readonly valueMaps: Set<string>;
  readonly refs: Set<string>;
  readonly parameters: Set<string>;
}

const useTemplate = ({ pieces }: TemplateNode, uses: Uses): void => {
  for (const piece of pieces) if (piece.kind === 'param') uses.parameters.add(piece.name);
};

const useCodec = (codec: CodecNode | undefined, uses: Uses): void => {
  switch (codec?.kind) {
    case 'map':
      if ('value' in codec.table) uses.valueMaps.add(codec.table.value);
      break;
    case 'ref':
      uses.refs.add(codec.name.value);
      break;
    case 'template':
      useTemplate(codec.template, uses);
      break;
    case 'lookup':
      for (const place of codec.country) if (place.kind === 'param') uses.parameters.add(place.name.value);
      break;
    case 'chain':
      for (const step of codec.steps) useCodec(step, uses);
      break;
    case 'list':
      useCodec(codec.items, uses);
      break;
    case 'each':
      useCodec(codec.item, uses);
      break;
    default:
  }
};

const usesOf = (mapping: ResolvedMapping): Uses => {
  const { document } = mapping;
  const uses: Uses = { valueMaps: new Set(), refs: new Set(), parameters: new Set() };
  if (document.branches?.names) uses.valueMaps.add(document.branches.names.value);
  for (const { rule } of sitesOf(mapping)) {
    useCodec(rule.node.codec, uses);
    const { source } = rule;
    if (source.kind === 'param') uses.parameters.add(source.name);
    if (source.kind !== 'jsonata') continue;
    for (const expression of [source.fromVendor, source.toVendor]) {
      if (expression === undefined) continue;
      for (const { root, names } of referencesOf(expression.tree).paths)
        if (root.kind === 'variable' && root.name === 'param' && names[0]) uses.parameters.add(names[0].name);
    }
  }
  for (const { value } of mapping.write)
    if (typeof value === 'object' && value !== null && 'param' in value && typeof value.param === 'string')
      uses.parameters.add(value.param);
  for (const { name, shape } of document.refs) {
    if (!uses.refs.has(name.value)) continue;
    for (const { value } of shape) {
      if (value.kind === 'param') uses.parameters.add(value.name.value);
      if (value.kind === 'template') useTemplate(value.template, uses);
    }
  }
  return uses;
};

/** A parameter with a description belongs to the mapping's interface: overlays may be what uses it. */
const parametersOf = ({ parameters }: MappingDocument) =>
  parameters.filter(({ description }) => description === undefined);

/** Not for a mapping with unread or unbound parts: those may be what uses the definition. */
export const checkUnusedDefinitions: Check = ({ mapping, incomplete }) => {
  const { document } = mapping;
  const bound = new Set(mapping.rules.map(({ node }) => node));
  if (incomplete === true || document.rules.some((node) => !bound.has(node))) return [];
  const uses = usesOf(mapping);
  // A name that nothing defines is probably the misspelt name of what seems unused.
  const isSure = (used: ReadonlySet<string>, defined: readonly (string | undefined)[]): boolean =>
    [...used].every((name) => defined.includes(name));
  const sure = {
    valueMaps: isSure(
      uses.valueMaps,
      document.valueMaps.map(({ name }) => name?.value),
    ),
    refs: isSure(
      uses.refs,
      document.refs.map(({ name }) => name.value),
    ),
    parameters: isSure(
      uses.parameters,
      document.parameters.map(({ name }) => name.value),
    ),
  };
  // What an overlay's rules no longer use is still the base's: there, its own check tells.
  const isInherited = (span: Span): boolean =>
    document.overlays.length > 0 && span.file === document.name.span.file;
  const unused = (what: string, name: { value: string; span: Span }): readonly Diagnostic[] =>
    isInherited(name.span)
      ? []
      : [createDiagnostic('rule/unused-definition', { what, name: name.value }, { span: name.span })];
  return [
    ...document.valueMaps.flatMap(({ name }) =>
      name === undefined || !sure.valueMaps || uses.valueMaps.has(name.value)
        ? []
        : unused('value map', name),
    ),
    ...document.refs.flatMap(({ name }) =>
      !sure.refs || uses.refs.has(name.value) ? [] : unused('reference', name),
    ),
    ...parametersOf(document).flatMap(({ name }) =>
      !sure.parameters || uses.parameters.has(name.value) ? [] : unused('parameter', name),
    ),
  ];
};
