// The overlay that a part of a merged mapping comes from.
import type { Span } from '../diagnostics/span.ts';
import type { Layer, MappingDocument } from '../mapping/tree.ts';

/** The overlay in whose file the span is; undefined for the base. */
export const layerOf = ({ layers, name }: MappingDocument, { file }: Span): Layer | undefined =>
  file === name.span.file ? undefined : layers.find((layer) => layer.file === file.path);
