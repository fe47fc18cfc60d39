// What a rule refers to beside fields: value maps, refs and parameters, with the vendor paths it reads or writes.
import { printPath } from '../schema/parse-path.ts';
import type { CodecNode, LocatedPath, MappingDocument, RuleNode, TemplateNode } from './tree.ts';

/** Names that a rule uses. */
export interface RuleUses {
  readonly valueMaps: ReadonlySet<string>;
  readonly refs: ReadonlySet<string>;
  readonly parameters: ReadonlySet<string>;
  /** Printed vendor paths, those of inner rules left out (they are relative). */
  readonly vendorPaths: ReadonlySet<string>;
}

interface Uses {
  readonly valueMaps: Set<string>;
  readonly refs: Set<string>;
  readonly parameters: Set<string>;
  readonly vendorPaths: Set<string>;
}

/** Gathers what a rule uses, its arms and inner rules included; a ref's parameters count as the rule's. */
export const usesOf = (rule: RuleNode, refs: MappingDocument['refs']): RuleUses => {
  const uses: Uses = {
    valueMaps: new Set(),
    refs: new Set(),
    parameters: new Set(),
    vendorPaths: new Set(),
  };
  addRule(rule, uses, true);
  for (const ref of refs.filter(({ name }) => uses.refs.has(name.value))) {
    for (const { value } of ref.shape) {
      if (value.kind === 'param') uses.parameters.add(value.name.value);
      if (value.kind === 'template') addTemplate(value.template, uses);
    }
  }
  return uses;
};

const addTemplate = ({ pieces }: TemplateNode, uses: Uses): void => {
  for (const piece of pieces) if (piece.kind === 'param') uses.parameters.add(piece.name);
};

const addRule = ({ source, codec, when }: RuleNode, uses: Uses, top: boolean): void => {
  const add = (paths: readonly (LocatedPath | undefined)[]): void => {
    for (const path of paths) if (top && path) uses.vendorPaths.add(printPath(path.value));
  };
  add([when?.field]);
  switch (source.kind) {
    case 'field':
      add([source.from, source.to]);
      break;
    case 'firstOf':
      for (const arm of source.arms) addRule(arm, uses, top);
      break;
    case 'join':
      add(source.from);
      break;
    case 'slots':
      add(source.from.map(({ path }) => path));
      break;
    case 'param':
      uses.parameters.add(source.name.value);
      break;
    case 'jsonata':
      add(source.writes);
      break;
    case 'parts': {
      const pieces = codec?.kind === 'template' ? codec.template.pieces : [];
      for (const piece of pieces)
        if (top && piece.kind === 'part') uses.vendorPaths.add(printPath(piece.path));
      break;
    }
    default:
  }
  if (codec) addCodec(codec, uses, top);
};

const addCodec = (codec: CodecNode, uses: Uses, top: boolean): void => {
  switch (codec.kind) {
    case 'chain':
      for (const step of codec.steps) addCodec(step, uses, top);
      break;
    case 'map':
      if ('value' in codec.table) uses.valueMaps.add(codec.table.value);
      break;
    case 'template':
      addTemplate(codec.template, uses);
      break;
    case 'list':
      if (codec.items) addCodec(codec.items, uses, top);
      break;
    case 'each':
      for (const rule of codec.fields) addRule(rule, uses, false);
      if (codec.item) addCodec(codec.item, uses, false);
      break;
    case 'ref':
      uses.refs.add(codec.name.value);
      break;
    case 'lookup':
      for (const place of codec.country) {
        if (place.kind === 'param') uses.parameters.add(place.name.value);
        if (place.kind === 'field' && top) uses.vendorPaths.add(printPath(place.path.value));
      }
      break;
    default:
  }
};
