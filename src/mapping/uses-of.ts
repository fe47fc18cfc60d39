// What a rule refers to by name: value maps, references and parameters. Arms, and rules and codecs inside, count as its own.
import { referencesOf } from '../jsonata/parse/references.ts';
import type { YamlScalar } from '../yaml/node.ts';
import { parseAuthored } from './authored-expression.ts';
import { codecsIn } from './codecs-in.ts';
import type { CodecNode, RefNode, RuleNode, ShapeNode, SourceNode, TemplateNode } from './tree.ts';

/** A name of the mapping that a rule uses. */
export interface NameUse {
  readonly kind: 'valueMap' | 'ref' | 'parameter';
  readonly name: string;
}

const parameter = (name: string): NameUse => ({ kind: 'parameter', name });

const templateUses = ({ pieces }: TemplateNode): readonly NameUse[] =>
  pieces.flatMap((piece) => (piece.kind === 'param' ? [parameter(piece.name)] : []));

const expressionUses = (scalar: YamlScalar | undefined): readonly NameUse[] => {
  const parsed = scalar && parseAuthored(scalar);
  if (parsed?.ok !== true) return [];
  return referencesOf(parsed.tree).paths.flatMap(({ root, names: [first] }) =>
    root.kind === 'variable' && root.name === 'param' && first !== undefined ? [parameter(first.name)] : [],
  );
};

const sourceUses = (source: SourceNode, refs: readonly RefNode[]): readonly NameUse[] => {
  switch (source.kind) {
    case 'param':
      return [parameter(source.name.value)];
    case 'firstOf':
      return source.arms.flatMap((arm) => usesOf(arm, refs));
    case 'jsonata':
      return [...expressionUses(source.fromVendor), ...expressionUses(source.toVendor)];
    case 'field':
    case 'pair':
    case 'join':
    case 'slots':
    case 'const':
    case 'parts':
      return [];
  }
};

const shapeUses = (shape: ShapeNode): readonly NameUse[] => {
  switch (shape.kind) {
    case 'param':
      return [parameter(shape.name.value)];
    case 'template':
      return templateUses(shape.template);
    case 'const':
      return [];
  }
};

const codecUses = (codec: CodecNode, refs: readonly RefNode[]): readonly NameUse[] => {
  switch (codec.kind) {
    case 'map':
      return 'value' in codec.table ? [{ kind: 'valueMap', name: codec.table.value }] : [];
    case 'ref': {
      const { value: name } = codec.name;
      const ref = refs.find((each) => each.name.value === name);
      return [{ kind: 'ref', name }, ...(ref?.shape ?? []).flatMap(({ value }) => shapeUses(value))];
    }
    case 'template':
      return templateUses(codec.template);
    case 'lookup':
      return codec.country.flatMap((place) => (place.kind === 'param' ? [parameter(place.name.value)] : []));
    case 'each':
      return codec.fields.flatMap((rule) => usesOf(rule, refs));
    case 'as':
    case 'chain':
    case 'list':
      return [];
  }
};

/** Every use, a name as often as it is used; a reference's parameters count as the rule's. */
export const usesOf = ({ source, codec }: RuleNode, refs: readonly RefNode[]): readonly NameUse[] => [
  ...sourceUses(source, refs),
  ...codecsIn(codec).flatMap((each) => codecUses(each, refs)),
];
