// All that is corrected in the published description.
import { ASSET_CORRECTIONS } from './asset-corrections.ts';
import type { Correction } from './correction.ts';
import { REPLY_CORRECTIONS } from './reply-corrections.ts';
import { REQUEST_CORRECTIONS } from './request-corrections.ts';

export const CORRECTIONS: readonly Correction[] = [
  ...REPLY_CORRECTIONS,
  ...ASSET_CORRECTIONS,
  ...REQUEST_CORRECTIONS,
];

export { PARAMETER_CORRECTIONS } from './request-corrections.ts';
