// The file beside this is written by scripts/standalone-parts.mjs.
import type { RegexParts } from './parts.ts';

export declare const REGEX_PARTS: RegexParts;
