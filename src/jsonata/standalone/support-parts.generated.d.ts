// The file beside this is written by scripts/standalone-parts.mjs.
import type { SupportParts } from './parts.ts';

export declare const SUPPORT_PARTS: SupportParts;
