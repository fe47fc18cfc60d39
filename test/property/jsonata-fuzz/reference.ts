// The `jsonata` package: as it is, and with single quirks of it mended, so that each can be told from a difference of ours.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type jsonata from 'jsonata';

/** A replacement in the package's source; the text must occur there exactly so many times. */
export interface Mend {
  readonly from: string;
  readonly to: string;
  readonly times?: number;
}

export type Reference = typeof jsonata;

const source = readFileSync(createRequire(import.meta.url).resolve('jsonata'), 'utf8');

/** A package of its own, with its own state. Throws where a replacement does not fit: the package has changed. */
export const loadReference = (mends: readonly Mend[] = []): Reference => {
  let text = source;
  for (const { from, to, times = 1 } of mends) {
    const parts = text.split(from);
    if (parts.length !== times + 1) throw new Error(`found ${parts.length - 1} times, not ${times}: ${from}`);
    text = parts.join(to);
  }
  const module: { exports: unknown } = { exports: {} };
  new Function('module', 'exports', text)(module, module.exports);
  // The package's only export.
  return module.exports as Reference;
};
