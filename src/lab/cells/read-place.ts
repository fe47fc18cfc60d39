// The value at a path of a record, filters included.
import { own } from '../../functions/plain.ts';
import type { Path } from '../../schema/path.ts';

/** Own members only; undefined where the path leads nowhere. */
export const readPlace = (record: unknown, path: Path): unknown => {
  let value = record;
  for (const step of path) {
    if (step.kind === 'key') value = own(value, step.key);
    else if (!Array.isArray(value)) return undefined;
    else if (step.kind === 'index') value = value[step.index];
    else value = value.find((item: unknown) => own(item, step.key) === step.value);
  }
  return value;
};
