// Codecs beside sources that leave them nothing to do.
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { SourceNode } from '../../mapping/tree.ts';
import type { Check } from './check.ts';

/** What may convert the value of a source: any codec, any but `each`, or none. */
const TAKES: Readonly<Record<SourceNode['kind'], 'any' | 'values' | 'none'>> = {
  field: 'any',
  pair: 'any',
  firstOf: 'values',
  join: 'values',
  slots: 'values',
  parts: 'values',
  const: 'none',
  param: 'none',
  jsonata: 'none',
};

export const checkCodecPlaces: Check = {
  rule: ({ rule: { node } }) => {
    const { codec, source } = node;
    if (codec === undefined) return [];
    const takes = TAKES[source.kind];
    const isEach = codec.kind === 'each';
    if (takes === 'any' || (takes === 'values' && !isEach)) return [];
    const args = { source: source.kind, isEach };
    return [createDiagnostic('rule/codec-not-applied', args, { span: codec.span })];
  },
};
