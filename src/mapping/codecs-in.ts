// The codecs that make up a codec.
import type { CodecNode } from './tree.ts';

/** The codec itself, then the steps of a chain and the codec of a list's or an array's items; inner rules have their own. */
export const codecsIn = (codec: CodecNode | undefined): readonly CodecNode[] => {
  switch (codec?.kind) {
    case undefined:
      return [];
    case 'chain':
      return [codec, ...codec.steps.flatMap(codecsIn)];
    case 'list':
      return [codec, ...codecsIn(codec.items)];
    case 'each':
      return [codec, ...codecsIn(codec.item)];
    case 'as':
    case 'map':
    case 'template':
    case 'ref':
    case 'lookup':
      return [codec];
  }
};
