// Value maps, references and parameters that a rule names and the mapping does not define.
import { createDiagnostic } from '../../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/near.ts';
import { codecsIn } from '../../mapping/codecs-in.ts';
import type { CodecNode, Located, MappingDocument } from '../../mapping/tree.ts';

interface NameContext {
  readonly document: MappingDocument;
  readonly report: (diagnostic: Diagnostic) => void;
}

/** Reports a parameter that is not declared. */
export const unknownParameter = (name: Located<string>, context: NameContext): void => {
  const known = context.document.parameters.map((parameter) => parameter.name.value);
  if (known.includes(name.value)) return;
  const near = nearest(name.value, known);
  context.report(
    createDiagnostic('resolve/unknown-parameter', { name: name.value, near }, { span: name.span }),
  );
};

/** Names in a codec that the mapping does not define; those of inner rules are told with these. */
export const unknownNames = (codec: CodecNode, context: NameContext): void => {
  const { valueMaps, refs } = context.document;
  const tell = (
    code: 'resolve/unknown-value-map' | 'resolve/unknown-ref',
    { value: name, span }: Located<string>,
    known: readonly string[],
  ): void => {
    if (known.includes(name)) return;
    context.report(createDiagnostic(code, { name, near: nearest(name, known) }, { span }));
  };
  for (const node of codecsIn(codec)) {
    switch (node.kind) {
      case 'map':
        if ('value' in node.table)
          tell(
            'resolve/unknown-value-map',
            node.table,
            valueMaps.flatMap(({ name }) => (name ? [name.value] : [])),
          );
        break;
      case 'ref':
        tell(
          'resolve/unknown-ref',
          node.name,
          refs.map(({ name }) => name.value),
        );
        break;
      case 'template':
        for (const piece of node.template.pieces)
          if (piece.kind === 'param') unknownParameter({ value: piece.name, span: piece.span }, context);
        break;
      case 'lookup':
        for (const place of node.country) if (place.kind === 'param') unknownParameter(place.name, context);
        break;
      case 'as':
      case 'chain':
      case 'list':
      case 'each':
        break;
    }
  }
};
