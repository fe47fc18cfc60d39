// Objects as the schema of their members allows them: a domain alone does not say what stands inside.
import { isJsonObject, type JsonValue } from '../json/json.ts';
import { domainKey } from '../schema/domain-key.ts';
import type { Path } from '../schema/path.ts';
import { contains } from '../schema/refusal.ts';
import type { CodecEnv } from './codec-env.ts';
import { keysOf } from './template-text.ts';

/** Are the members at these paths ones that the schema allows? Members it says nothing about are. */
export const hasMembers = (
  value: JsonValue,
  paths: readonly Path[],
  { member }: Pick<CodecEnv, 'member'>,
): boolean =>
  paths.every((path) => {
    const known = member?.(path);
    if (known === undefined) return true;
    const found = keysOf(path).reduce<JsonValue | undefined>(memberOf, value);
    return found === undefined ? !known.required : contains(known.domain, found);
  });

/** A text that says what the schema does of the members at these paths. */
export const memberKey = (paths: readonly Path[], { member }: Pick<CodecEnv, 'member'>): string =>
  paths
    .map((path) => {
      const known = member?.(path);
      return known === undefined ? '–' : `${known.required} ${domainKey(known.domain)}`;
    })
    .join('\n');

const memberOf = (value: JsonValue | undefined, key: string): JsonValue | undefined =>
  isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
