// Value maps, references and parameters that nothing uses.
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Span } from '../../diagnostics/span.ts';
import { nodesOf } from '../../mapping/places-of.ts';
import type { MappingDocument } from '../../mapping/tree.ts';
import { type NameUse, usesOf } from '../../mapping/uses-of.ts';
import type { ResolvedMapping } from '../resolved.ts';
import type { Check } from './check.ts';

type Uses = Readonly<Record<NameUse['kind'], ReadonlySet<string>>>;

const namesUsed = ({ document }: ResolvedMapping): Uses => {
  const { branches, refs, write } = document;
  const uses: readonly NameUse[] = [
    ...(branches?.names ? [{ kind: 'valueMap', name: branches.names.value } as const] : []),
    ...nodesOf(document).flatMap((node) => usesOf(node, refs)),
    ...write.flatMap(({ value }) =>
      value.kind === 'param' ? [{ kind: 'parameter', name: value.name.value } as const] : [],
    ),
  ];
  const names = (kind: NameUse['kind']) =>
    new Set(uses.flatMap((use) => (use.kind === kind ? [use.name] : [])));
  return { valueMap: names('valueMap'), ref: names('ref'), parameter: names('parameter') };
};

/** A parameter with a description belongs to the mapping's interface: overlays may be what uses it. */
const parametersOf = ({ parameters }: MappingDocument) =>
  parameters.filter(({ description }) => description === undefined);

/** Not for a mapping with unread or unbound parts: those may be what uses the definition. */
export const checkUnusedDefinitions: Check = {
  mapping: ({ mapping, incomplete }) => {
    const { document } = mapping;
    const bound = new Set(mapping.rules.map(({ node }) => node));
    if (incomplete === true || document.rules.some((node) => !bound.has(node))) return [];
    const uses = namesUsed(mapping);
    // A name that nothing defines is probably the misspelt name of what seems unused.
    const isSure = (used: ReadonlySet<string>, defined: readonly (string | undefined)[]): boolean =>
      [...used].every((name) => defined.includes(name));
    const sure = {
      valueMaps: isSure(
        uses.valueMap,
        document.valueMaps.map(({ name }) => name?.value),
      ),
      refs: isSure(
        uses.ref,
        document.refs.map(({ name }) => name.value),
      ),
      parameters: isSure(
        uses.parameter,
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
        name === undefined || !sure.valueMaps || uses.valueMap.has(name.value)
          ? []
          : unused('value map', name),
      ),
      ...document.refs.flatMap(({ name }) =>
        !sure.refs || uses.ref.has(name.value) ? [] : unused('reference', name),
      ),
      ...parametersOf(document).flatMap(({ name }) =>
        !sure.parameters || uses.parameter.has(name.value) ? [] : unused('parameter', name),
      ),
    ];
  },
};
