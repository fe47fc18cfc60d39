// The envelope around every JSON reply.
import { hash32 } from '../data/hash.ts';
import type { Instance } from '../instance.ts';
import type { ErrorCode } from './api-error.ts';
import type { JsonReply } from './route.ts';

/** Makes request ids of the look `e42b#14272d07d78`: some hexadecimal digits, and the milliseconds. */
export const createRequestIds = (instance: Pick<Instance, 'seed' | 'clock'>) => {
  let asked = 0;
  return (): string => {
    asked++;
    const front = (hash32(instance.seed, asked, 920) % 0x20000).toString(16);
    return `${front}#${instance.clock.now().toString(16)}`;
  };
};

/** In the order of keys that live replies have. */
export const successBody = (requestId: string, reply: JsonReply): Record<string, unknown> => ({
  requestId,
  ...(reply.result === undefined ? {} : { result: reply.result }),
  success: true,
  ...(reply.errors === undefined ? {} : { errors: reply.errors }),
  ...(reply.warnings === undefined ? {} : { warnings: reply.warnings }),
  ...(reply.nextPageToken === undefined ? {} : { nextPageToken: reply.nextPageToken }),
  ...(reply.moreResult === undefined ? {} : { moreResult: reply.moreResult }),
});

export const failureBody = (
  requestId: string,
  code: ErrorCode,
  message: string,
): Record<string, unknown> => ({
  requestId,
  success: false,
  errors: [{ code, message }],
});
