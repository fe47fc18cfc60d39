// What a run says: the figures, and a finding with all that is needed to see it again.
import type { JsonObject } from '../../src/json/json.ts';
import { type Drawn, filesOf } from './draw-mapping.ts';
import type { Figures } from './fuzz-mappings.ts';
import type { Finding } from './laws.ts';
import type { WrittenMap } from './written.ts';

/** A finding with the mapping, the schemas and the record. */
export const findingText = (drawn: Drawn, { law, at, told, record, onto }: Finding): string => {
  const { mappings, schemas } = filesOf(drawn, 'flow');
  const files = [...mappings, ...schemas].map(({ path, text }) => `--- ${path}\n${text}`);
  const compact = (value: unknown) => JSON.stringify(value);
  return [
    `seed ${drawn.seed}: ${law} at ${at}: ${told}`,
    ...(record === undefined ? [] : [`record: ${compact(record)}`]),
    ...(onto === undefined ? [] : [`onto: ${compact(onto)}`]),
    ...files,
  ].join('\n');
};

const without = <T>(map: Readonly<Record<string, T>>, key: string): Record<string, T> =>
  Object.fromEntries(Object.entries(map).filter(([name]) => name !== key));

const fewer = (drawn: Drawn, part: string): readonly Drawn[] => {
  const body = drawn.mapping[part];
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return [];
  const map = body as WrittenMap;
  return Object.keys(map)
    .filter((name) => !(part === 'fields' && name === 'id'))
    .map((name) => ({ ...drawn, mapping: { ...drawn.mapping, [part]: without(map, name) } }));
};

const propertiesOf = (schema: JsonObject): JsonObject => Object(schema.properties) as JsonObject;

/** The schema without its members; a member that goes with its rule leaves nothing uncovered. */
const withoutMember = (schema: JsonObject, name: string): JsonObject => ({
  ...schema,
  properties: without(propertiesOf(schema), name),
  ...(Array.isArray(schema.required) && { required: schema.required.filter((each) => each !== name) }),
});

/** Smaller mappings: without the overlay, without a rule, without members that nothing names. */
const smaller = (drawn: Drawn): readonly Drawn[] => {
  const { overlay, ...rest } = drawn;
  const parts = ['fields', 'write', 'valueMaps', 'refs', 'parameters'].flatMap((part) => fewer(drawn, part));
  return [...(overlay === undefined ? [] : [rest]), ...parts.map(withoutUnused)];
};

/** Takes out of both schemas the top-level members that the mapping no longer names. */
const withoutUnused = (drawn: Drawn): Drawn => {
  const text = JSON.stringify(drawn.mapping);
  const strip = (schema: JsonObject): JsonObject =>
    Object.keys(propertiesOf(schema)).reduce(
      (left, name) =>
        name === 'id' || name === 'custom' || text.includes(JSON.stringify(name).slice(1, -1))
          ? left
          : withoutMember(left, name),
      schema,
    );
  return { ...drawn, vendor: strip(drawn.vendor), canonical: strip(drawn.canonical) };
};

/** The smallest mapping found that breaks the same law, as far as is cheap. */
export const shrunk = async (
  drawn: Drawn,
  { law }: Finding,
  findingsOf: (drawn: Drawn) => Promise<readonly Finding[]>,
): Promise<{ readonly drawn: Drawn; readonly finding: Finding | undefined }> => {
  let best = drawn;
  let finding: Finding | undefined;
  let tries = 0;
  for (let goesOn = true; goesOn && tries < 60; ) {
    goesOn = false;
    for (const each of smaller(best)) {
      tries += 1;
      const again = (await findingsOf(each)).find((other) => other.law === law);
      if (again === undefined) continue;
      [best, finding, goesOn] = [each, again, true];
      break;
    }
  }
  return { drawn: best, finding };
};

const table = (title: string, counts: ReadonlyMap<string, number>): readonly string[] => [
  title,
  ...[...counts].sort((one, other) => other[1] - one[1]).map(([name, count]) => `  ${count} ${name}`),
];

/** The figures of a run: what was accepted, what was checked, what was refused and why. */
export const describeMappings = (figures: Figures, hasPairs: boolean): string => {
  const { mappings, accepted, checks, plain, patches, refusals, known, pairs } = figures;
  const share = ((accepted / Math.max(1, mappings)) * 100).toFixed(1);
  const fewest = [...pairs].filter(([, count]) => count < 500);
  return [
    `${mappings} mappings, ${accepted} accepted (${share} %), ${checks} checks of a mapping and a record`,
    `${plain} records under the plain package too, ${patches} changes that diff calls no more than a patch`,
    ...table('refused, mappings by code:', refusals),
    ...(known.size === 0 ? [] : table('known and not mended:', known)),
    `${pairs.size} pairs of source, codec and policy, ${pairs.size - fewest.length} of them at least 500 times`,
    ...(hasPairs ? table('pairs, checks each:', pairs) : table('rarer:', new Map(fewest.slice(0, 40)))),
  ].join('\n');
};
