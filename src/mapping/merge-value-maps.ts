// Applies an overlay's changes to value maps: rows removed, rows added, whole maps replaced or new.
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import { nearest } from '../diagnostics/near.ts';
import { isNullScalar } from '../yaml/node.ts';
import type { Report } from './reader.ts';
import type { RowKeyNode, ValueMapChangeNode, ValueMapNode, ValueMapRowNode } from './tree.ts';

/** @param allowed - tells (and reports) whether no lock forbids the change */
export const mergeValueMaps = (
  base: readonly ValueMapNode[],
  changes: readonly ValueMapChangeNode[],
  allowed: (change: ValueMapChangeNode) => boolean,
  report: Report,
): readonly ValueMapNode[] => {
  const maps = new Map(base.map((map) => [map.name?.value ?? '', map]));
  for (const change of changes) {
    const { name, replace } = change;
    const known = maps.get(name.value);
    if (known === undefined && replace === undefined) {
      const args = { name: name.value, near: nearest(name.value, maps.keys()) };
      report(createDiagnostic('overlay/unknown-value-map', args, { span: name.span }));
    } else if (allowed(change)) {
      const merged = replace ?? (known && changed(known, change, report));
      if (merged) maps.set(name.value, merged);
    }
  }
  return [...maps.values()];
};

const sameRow = ({ vendor }: ValueMapRowNode, key: RowKeyNode): boolean =>
  vendor.text === key.value && isNullScalar(vendor) === key.isNull;

const changed = (map: ValueMapNode, change: ValueMapChangeNode, report: Report): ValueMapNode => {
  let rows = map.rows;
  for (const key of change.remove) {
    const left = rows.filter((row) => !sameRow(row, key));
    if (left.length === rows.length) {
      const near = nearest(
        key.value,
        rows.map((row) => row.vendor.text),
      );
      const args = { what: `row of ${change.name.value}`, name: key.value, near };
      report(createDiagnostic('overlay/removes-nothing', args, { span: key.span }));
    }
    rows = left;
  }
  const added = change.add.filter((row) => {
    const { text, span } = row.vendor;
    const before = rows.find((each) =>
      sameRow(each, { value: text, span, isNull: isNullScalar(row.vendor) }),
    );
    if (before) {
      const related = [{ span: before.vendor.span, message: 'the row that exists' }];
      const args = { map: change.name.value, row: text };
      report(createDiagnostic('overlay/row-exists', args, { span, related }));
    }
    return before === undefined;
  });
  return { ...map, rows: [...rows, ...added] };
};
