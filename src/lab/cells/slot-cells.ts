// What a record can show of `slots`: each slot, both ways.
import type { Rule } from '../../compiler/resolved.ts';
import { recordWith } from '../../compiler/verdicts/record-with.ts';
import { vendorSampleAt } from '../../compiler/verdicts/samples.ts';
import { own } from '../../functions/plain.ts';
import { type Cell, isValue } from './cell.ts';
import { makeCell } from './make-cell.ts';
import { readPlace } from './read-place.ts';
import type { Scope } from './scope.ts';

export const slotCells = (rule: Rule, scope: Scope): readonly Cell[] => {
  const { source, canonical } = rule;
  if (source.kind !== 'slots') return [];
  const read = source.slots.map(({ slot, place }) =>
    makeCell(rule, scope, {
      what: `slot ${JSON.stringify(slot)}`,
      side: 'vendor',
      group: 'value',
      isTaken: (object) => isValue(readPlace(object, place.path)),
      object: recordWith(place.path, vendorSampleAt(place, rule) ?? 'a'),
    }),
  );
  const written = source.slots.map(({ slot, place }) =>
    makeCell(rule, scope, {
      what: `slot ${JSON.stringify(slot)} written`,
      side: 'canonical',
      isTaken: (object) => {
        const list = readPlace(object, canonical.path);
        return Array.isArray(list) && list.some((each) => own(each, source.key) === slot);
      },
      object: recordWith(canonical.path, [
        { [source.key]: slot, [source.value]: vendorSampleAt(place, {}) ?? 'a' },
      ]),
    }),
  );
  const empty = makeCell(rule, scope, {
    what: 'no slot',
    side: 'vendor',
    group: 'absent',
    isTaken: (object) => !source.slots.some(({ place }) => isValue(readPlace(object, place.path))),
    object: {},
  });
  return [
    ...(scope.reads && rule.reads ? [...read, empty] : []),
    ...(scope.writes && rule.writes ? written : []),
  ];
};
