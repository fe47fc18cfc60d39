// The codecs that `as` names.

import type { Span } from '../diagnostics/span.ts';
import type { AsName, AsOptions } from '../mapping/tree.ts';
import { createBoolean } from './boolean.ts';
import type { CodecEnv } from './codec-env.ts';
import { createDate } from './date.ts';
import { createDecimal } from './decimal.ts';
import type { BoundCodec } from './define-codec.ts';
import { createIdString } from './id-string.ts';
import { createInstant } from './instant.ts';
import { createInteger } from './integer.ts';
import { createJson } from './json.ts';
import { createNumber } from './number.ts';
import { createText } from './text.ts';
import { createWrap } from './wrap.ts';

/** Makes the codec of a name; nothing where its options are wrong, which is reported. */
export const createNamed = (
  name: AsName,
  options: AsOptions,
  span: Span,
  env: CodecEnv,
): BoundCodec | undefined => {
  switch (name) {
    case 'instant':
      return createInstant(options, span, env);
    case 'date':
      return createDate(options, span, env);
    case 'decimal':
      return createDecimal(env);
    case 'integer':
    case 'integerText':
      return createInteger(name, env);
    case 'number':
      return createNumber(env);
    case 'boolean':
      return createBoolean(env);
    case 'idString':
      return createIdString(env);
    case 'json':
      return createJson();
    case 'wrap':
      return createWrap(env);
    case 'text':
      return createText(options, span, env);
  }
};
