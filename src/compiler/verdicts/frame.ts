// What stands around the records that prove verdicts: the type of a record, and for rules inside `each` the array with an
// element that has its key.
import type { JsonObject } from '../../json/json.ts';
import type { Path } from '../../schema/path.ts';
import type { Direction, Rule } from '../resolved.ts';
import { keyedElements } from './keyed-elements.ts';
import { mergedRecords } from './merged-records.ts';
import { recordWith } from './record-with.ts';

export interface Frame {
  /** The whole record of a direction's input side around what a rule sees. */
  readonly around: (object: JsonObject, direction: Direction) => JsonObject;
  /** Where what a rule sees begins in whole records. */
  readonly canonicalPrefix: Path;
  readonly writtenPrefix: Path;
  /** In front of the paths of issues: `roles[0].`. */
  readonly at: string;
  readonly reads: boolean;
  readonly writes: boolean;
}

/** The frame of rules outside arrays; `base` is in every record, `vendor` in those of the vendor. */
export const rootFrame = (base: JsonObject, writes: boolean, vendor: JsonObject = {}): Frame => ({
  around: (object, direction) => ({ ...base, ...(direction === 'fromVendor' && vendor), ...object }),
  canonicalPrefix: [],
  writtenPrefix: [],
  at: '',
  reads: true,
  writes,
});

/** The frame of the rules inside the `each` of a rule. */
export const elementFrame = (outer: Frame, rule: Rule): Frame => {
  const { source, canonical } = rule;
  const first = { kind: 'index', index: 0 } as const;
  const keyed = keyedElements(rule.each?.rules ?? []);
  const from = source.kind === 'field' ? source.from.path : [];
  const to = source.kind === 'field' ? source.to.path : [];
  return {
    around: (object, direction) =>
      outer.around(
        recordWith(direction === 'fromVendor' ? from : canonical.path, [
          mergedRecords(direction === 'fromVendor' ? keyed.vendor : keyed.canonical, object),
        ]),
        direction,
      ),
    canonicalPrefix: [...outer.canonicalPrefix, ...canonical.path, first],
    writtenPrefix: [...outer.writtenPrefix, ...to, first],
    at: `${outer.at}${canonical.name}[0].`,
    reads: outer.reads && rule.reads,
    writes: outer.writes && rule.writes,
  };
};
