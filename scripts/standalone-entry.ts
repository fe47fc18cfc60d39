// Everything that emitted modules can name.

export { nativeOf } from '../src/jsonata/functions/native.ts';
export { FAMILIES } from '../src/jsonata/functions/natives.ts';
export { STATEFUL_FAMILY, statefulOf } from '../src/jsonata/functions/stateful.ts';
export { MESSAGES } from '../src/jsonata/messages.ts';
export { linearEngine } from '../src/jsonata/regex/linear-regex.ts';
export { asError, isRecord, wrapped } from '../src/jsonata/support/entry.ts';
export { SUPPORT } from '../src/jsonata/support/index.ts';
export { nativeEngine } from '../src/jsonata/support/regexes.ts';
export { Run } from '../src/jsonata/support/run.ts';
export { parseSignature } from '../src/jsonata/support/signature.ts';
