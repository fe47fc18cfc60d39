// Lineage for people, as JSON, and as a diagram that GitHub and GitLab draw.
import type { CanonicalLineage, Lineage, LineagePlace, VendorLineage } from '../compiler/lineage.ts';
import { tableText } from './table.ts';

const placeOf = ({ file, line }: LineagePlace): string => `${file}:${line}`;
const layerOf = ({ level, overlay }: LineagePlace): string =>
  overlay === undefined ? level : `${overlay} (${level})`;

const fieldRow = (field: CanonicalLineage): readonly string[] => {
  const vendor = [...new Set([...field.reads, ...field.writes])].join(', ');
  const way =
    field.reads.length > 0 || field.writes.length === 0 ? (field.writes.length > 0 ? '↔' : '←') : '→';
  const name = field.branch === undefined ? field.canonical : `${field.branch} › ${field.canonical}`;
  return [name, way, vendor === '' ? '–' : vendor, field.how, layerOf(field), placeOf(field)];
};

const ENDS: Readonly<Record<string, string>> = {
  collect: 'collected under custom',
  keep: 'kept as it is',
  drop: 'dropped',
  error: 'an issue',
};

const vendorRow = ({ vendor, to, from, ignored, unmapped }: VendorLineage): readonly string[] => {
  if (ignored !== undefined)
    return [vendor, `ignored: ${ignored.because ?? 'no reason'}`, layerOf(ignored), placeOf(ignored)];
  if (unmapped !== undefined) return [vendor, `not mapped: ${ENDS[unmapped] ?? unmapped}`, '', ''];
  return [vendor, [...new Set([...to, ...from])].join(', '), '', ''];
};

/** Two tables: where each canonical field comes from, and where each vendor field goes. */
export const lineageText = ({ mapping, vendor, resource, fields, vendorFields }: Lineage): string =>
  [
    `${mapping}: ${vendor.system} ${vendor.object} ↔ ${resource}`,
    '',
    tableText(['canonical', '', 'vendor', 'by', 'layer', 'rule'], fields.map(fieldRow)),
    '',
    tableText(['vendor', 'goes to', 'layer', 'rule'], vendorFields.map(vendorRow)),
    '',
  ].join('\n');

/** The lineage as a versioned document. */
export const lineageJson = (lineage: Lineage): string =>
  `${JSON.stringify({ version: 1, ...lineage }, undefined, 2)}\n`;

/** Text inside the quotes of a node or an edge. */
const quoted = (text: string): string =>
  `"${text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\r\n]+/g, ' ')}"`;

/** A Mermaid flow chart: vendor fields on the left, canonical ones on the right, a rule's codec on each edge. */
export const lineageMermaid = ({ vendor, resource, fields, vendorFields }: Lineage): string => {
  const ids = new Map<string, string>();
  const idOf = (side: 'v' | 'c', name: string): string => {
    const key = `${side} ${name}`;
    const id = ids.get(key) ?? `${side}${ids.size}`;
    ids.set(key, id);
    return id;
  };
  const used = new Set(fields.flatMap(({ reads, writes }) => [...reads, ...writes]));
  const ignored = vendorFields.filter((field) => field.ignored !== undefined);
  const node = (side: 'v' | 'c', name: string): string => `    ${idOf(side, name)}[${quoted(name)}]`;
  const names = [...new Set(fields.map(({ canonical }) => canonical))];
  const edges = fields.flatMap((field) => {
    const to = idOf('c', field.canonical);
    const label = quoted(`${field.how}${field.overlay === undefined ? '' : `, ${layerOf(field)}`}`);
    return [...new Set([...field.reads, ...field.writes])].map((name) => {
      const [reads, writes] = [field.reads.includes(name), field.writes.includes(name)];
      const arrow = reads && writes ? `<-->|${label}|` : `-->|${label}|`;
      return reads ? `  ${idOf('v', name)} ${arrow} ${to}` : `  ${to} ${arrow} ${idOf('v', name)}`;
    });
  });
  return [
    'flowchart LR',
    `  subgraph vendor[${quoted(`${vendor.system} ${vendor.object}`)}]`,
    ...[...used].map((name) => node('v', name)),
    '  end',
    `  subgraph canonical[${quoted(resource)}]`,
    ...names.map((name) => node('c', name)),
    '  end',
    ...(ignored.length === 0
      ? []
      : [
          '  subgraph ignored[ignored]',
          ...ignored.map(
            (field) =>
              `    ${idOf('v', field.vendor)}[${quoted(`${field.vendor}: ${field.ignored?.because ?? ''}`)}]`,
          ),
          '  end',
        ]),
    ...edges,
    '',
  ].join('\n');
};
