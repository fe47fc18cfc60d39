// Colours for the text reports, on a terminal only.

import picocolors from 'picocolors';
import type { Palette } from '../diagnostics/palette.ts';

export const paletteFor = (colour: boolean): Palette | undefined => {
  if (!colour) return undefined;
  const { red, yellow, cyan, blue, bold } = picocolors.createColors(true);
  return { red, yellow, cyan, blue, bold };
};
