// Reads the options of `text`, `date` and `instant`.
import type { YamlNode } from '../yaml/node.ts';
import { SHAPES, TEXT_CASES } from './keys.ts';
import { type Report, readAt, readBoolean, readCount, readMap, readSaying, readWord } from './reader.ts';
import type { AsOptions } from './tree.ts';

export const parseAsOptions = (
  name: 'text' | 'date' | 'instant',
  node: YamlNode,
  report: Report,
): AsOptions | undefined => {
  if (name === 'text') {
    const map = readMap(node, SHAPES.textOptions, report);
    if (!map) return undefined;
    const trim = readAt(map.value('trim'), (value) => readBoolean(value, report));
    const letters = readAt(map.value('case'), (value) => readWord(value, TEXT_CASES, report));
    const truncate = readAt(map.value('truncate'), (value) => readCount(value, report));
    return {
      ...(trim && { trim: trim.value }),
      ...(letters && { case: letters.value }),
      ...(truncate && { truncate: truncate.value }),
    };
  }
  const date = name === 'date' ? readMap(node, SHAPES.dateOptions, report) : undefined;
  const map = date ?? (name === 'instant' ? readMap(node, SHAPES.instantOptions, report) : undefined);
  if (!map) return undefined;
  const pattern = readAt(date?.value('pattern'), (value) => readSaying(value, 'pattern', report));
  const zone = readAt(map.value('zone'), (value) => readSaying(value, 'zone', report));
  return { ...(pattern && { pattern: pattern.value }), ...(zone && { zone: zone.value }) };
};
