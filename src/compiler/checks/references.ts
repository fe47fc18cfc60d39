// What a reference puts into a key object must be what the canonical schema takes there.
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { literalOf } from '../../mapping/literal.ts';
import type { CodecNode, RefNode, ShapeNode } from '../../mapping/tree.ts';
import type { Domain } from '../../schema/domain.ts';
import { allowsType } from '../../schema/domain-sets.ts';
import { fieldAt } from '../../schema/fields.ts';
import type { Path } from '../../schema/path.ts';
import { phraseOf } from '../../schema/phrase-of.ts';
import { contains } from '../../schema/refusal.ts';
import { unfitParameter } from '../facts/parameters.ts';
import { absolutePath, ELEMENT, schemaPlace } from '../facts/paths.ts';
import { sitesOf } from '../facts/sites.ts';
import type { ResolvedMapping } from '../resolved.ts';
import type { Check } from './check.ts';

interface RefUse {
  readonly name: string;
  /** Where the key object stands in the canonical record. */
  readonly path: Path;
}

/** The references that a codec makes; inner rules have sites of their own. */
const refsIn = (codec: CodecNode | undefined, path: Path): readonly RefUse[] => {
  switch (codec?.kind) {
    case 'ref':
      return [{ name: codec.name.value, path }];
    case 'chain':
      return refsIn(codec.steps.at(-1), path);
    case 'list':
      return refsIn(codec.items, [...path, ELEMENT]);
    case 'each':
      return refsIn(codec.item, [...path, ELEMENT]);
    case 'as':
    case 'map':
    case 'template':
    case 'lookup':
    case undefined:
      return [];
  }
};

const refused = (
  mapping: ResolvedMapping,
  node: ShapeNode,
  domain: Domain,
  path: Path,
): readonly Diagnostic[] => {
  const schema = schemaPlace(mapping, 'canonical', path);
  const expected = phraseOf(domain);
  switch (node.kind) {
    case 'const': {
      const typed = literalOf(node.value, domain);
      if (!typed.ok || contains(domain, typed.value)) return [];
      const args = { what: 'constant', value: typed.value, expected, schema };
      return [createDiagnostic('rule/value-refused', args, { span: node.value.span })];
    }
    case 'param':
      return unfitParameter(mapping, node.name, domain);
    case 'template': {
      const { text, span } = node.template;
      const takesText =
        domain.values === undefined
          ? domain.types.size === 0 || allowsType(domain.types, 'string')
          : domain.values.some((value) => typeof value === 'string');
      if (takesText) return [];
      const args = { what: 'text of the template', value: text, expected, schema };
      return [createDiagnostic('rule/value-refused', args, { span })];
    }
  }
};

const ofShape = (mapping: ResolvedMapping, { shape }: RefNode, at: Path): readonly Diagnostic[] =>
  shape.flatMap(({ key, value }) => {
    const path: Path = [...at, { kind: 'key', key: key.value }];
    const field = fieldAt(mapping.canonical, path);
    return field === undefined ? [] : refused(mapping, value, field.domain, path);
  });

/** A reference that several rules make is told once for each place in the file. */
export const checkReferences: Check = {
  mapping: ({ mapping }) => {
    const told = new Set<unknown>();
    return sitesOf(mapping)
      .flatMap(({ rule, canonicalPrefix }) =>
        refsIn(rule.node.codec, absolutePath(canonicalPrefix, rule.canonical.path)),
      )
      .flatMap(({ name, path }) => {
        const ref = mapping.document.refs.find((each) => each.name.value === name);
        return ref === undefined ? [] : ofShape(mapping, ref, path);
      })
      .filter(({ span }) => !told.has(span) && told.add(span));
  },
};
