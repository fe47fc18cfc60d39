// The difference of two states of a project: schemas, then mappings with their overlays, by name.
import type { Compilation, CompiledMapping } from '../compiler/compile-mappings.ts';
import type { SourceFile } from '../diagnostics/span.ts';
import { type Both, type Change, compareLevels, type Tell } from './change.ts';
import { tellEmission } from './emission.ts';
import { compareMapping } from './mappings.ts';
import { compareSchema } from './schemas.ts';
import { compareVerdicts } from './verdicts.ts';
import { type ShortBump, shortBumpOf } from './versions.ts';

/** A project at one time. */
export interface State {
  readonly compiled: Compilation;
  /** The files of its schemas, for the places in them. */
  readonly schemas: readonly SourceFile[];
}

export interface ProjectDifference {
  /** By subject, the weightiest first. What overlays share with their base stands once. */
  readonly changes: readonly Change[];
  /** Versions that were not raised far enough. */
  readonly shortBumps: readonly ShortBump[];
}

/** All changes from one state to the other. Neither state needs to be without errors. */
export const differenceOf = (states: Both<State>): ProjectDifference => {
  const schemas = schemaChanges(states);
  const mappings = mappingChanges({ base: states.base.compiled, now: states.now.compiled }, schemas);
  const changes = sharedOnce([...schemas, ...mappings]);
  return { changes, shortBumps: shortBumpsOf(states, changes) };
};

const schemaSubject = (name: string): string => `schema ${name}`;

const schemaChanges = ({ base, now }: Both<State>): readonly Change[] => {
  const fileOf = ({ schemas }: State, path: string) => schemas.find((file) => file.path === path);
  const names = new Set([...base.compiled.schemas.names(), ...now.compiled.schemas.names()]);
  return [...names].sort().flatMap((name) => {
    const old = base.compiled.schemas.get(name);
    const document = now.compiled.schemas.get(name);
    return changesOf(schemaSubject(name), (tell) => {
      if (old !== undefined && document !== undefined) {
        const files = { base: fileOf(base, old.file), now: fileOf(now, document.file) };
        compareSchema({ base: old, now: document }, files, tell);
      } else if (document !== undefined) {
        const file = fileOf(now, document.file);
        tell('schema added', 'minor', [], { at: name, ...(file && { span: { file, start: 0, end: 0 } }) });
      } else if (old !== undefined) {
        const file = fileOf(base, old.file);
        tell('schema removed', 'major', ['canonical readers', 'canonical writers'], {
          at: name,
          isGone: true,
          ...(file && { span: { file, start: 0, end: 0 } }),
        });
      }
    });
  });
};

const mappingChanges = ({ base, now }: Both<Compilation>, schemas: readonly Change[]): readonly Change[] => {
  const ofSchemas = ({ resolved: { vendor, canonical, branches } }: CompiledMapping): readonly Change[] => {
    const names = [vendor, canonical, ...(branches?.arms ?? []).map((arm) => arm.vendor)].map(({ name }) =>
      schemaSubject(name),
    );
    return schemas.filter(({ subject }) => names.includes(subject));
  };
  const old = new Map(base.mappings.map((mapping) => [mapping.name, mapping]));
  const found = now.mappings.flatMap((mapping) => {
    const other = old.get(mapping.name);
    old.delete(mapping.name);
    return changesOf(mapping.name, (tell, told) => {
      if (other === undefined) {
        tellWhole('mapping added', mapping, tell);
        return;
      }
      const both = { base: other, now: mapping };
      compareMapping(both, tell);
      // What an overlay adds to the resource is in no file of schemas.
      if (mapping.overlay !== undefined)
        compareSchema(
          { base: other.resolved.canonical, now: mapping.resolved.canonical },
          { base: undefined, now: undefined },
          tell,
        );
      compareVerdicts(both, tell);
      tellEmission(both, [...told, ...ofSchemas(mapping)], tell);
    });
  });
  const gone = [...old.values()].flatMap((mapping) =>
    changesOf(mapping.name, (tell) => tellWhole('mapping removed', mapping, tell)),
  );
  return [...found, ...gone];
};

const changesOf = (
  subject: string,
  compare: (tell: Tell, told: readonly Change[]) => void,
): readonly Change[] => {
  const found: Change[] = [];
  compare((kind, level, parties, change) => {
    found.push({ kind, level, parties, subject, ...change });
  }, found);
  return found.sort((one, other) => compareLevels(one.level, other.level));
};

const tellWhole = (kind: 'mapping added' | 'mapping removed', mapping: CompiledMapping, tell: Tell): void => {
  const { resolved, name } = mapping;
  const text = `${resolved.system} ${resolved.object} ↔ ${resolved.canonical.name}`;
  const span = resolved.document.name.span;
  if (kind === 'mapping added') tell(kind, 'minor', ['canonical readers'], { at: name, after: text, span });
  else
    tell(kind, 'major', ['canonical readers', 'canonical writers'], {
      at: name,
      before: text,
      span,
      isGone: true,
    });
};

/** A change that an overlay only passes on stands with its base, and names the overlay. */
const sharedOnce = (changes: readonly Change[]): readonly Change[] => {
  const keyOf = ({ kind, at, before, after }: Change): string => JSON.stringify([kind, at, before, after]);
  const known = new Map<string, { readonly change: Change; readonly alsoIn: string[] }[]>();
  const left: { readonly change: Change; readonly alsoIn: string[] }[] = [];
  for (const change of changes) {
    const [mapping = '', overlay] = change.subject.split(' + ');
    const same = known.get(keyOf(change)) ?? [];
    const first =
      overlay === undefined
        ? undefined
        : same.find(
            ({ change: { subject } }) => subject.startsWith('schema ') || subject.split(' + ')[0] === mapping,
          );
    if (first !== undefined && overlay !== undefined) {
      first.alsoIn.push(overlay);
      continue;
    }
    const entry = { change, alsoIn: [] };
    known.set(keyOf(change), [...same, entry]);
    left.push(entry);
  }
  return left.map(({ change, alsoIn }) => (alsoIn.length === 0 ? change : { ...change, alsoIn }));
};

const stated = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** The version of a mapping also covers the canonical schema, unless that has one of its own. */
const shortBumpsOf = ({ base, now }: Both<State>, changes: readonly Change[]): readonly ShortBump[] => {
  const of = (subject: string) => changes.filter((change) => change.subject === subject);
  const ofMappings = now.compiled.mappings.flatMap(({ name, overlay, resolved }) => {
    const old = base.compiled.mappings.find((mapping) => mapping.name === name);
    if (old === undefined || overlay !== undefined) return [];
    const schema = now.compiled.schemas.get(resolved.canonical.name);
    const covered = schema?.root['x-version'] === undefined ? of(schemaSubject(resolved.canonical.name)) : [];
    const bump = shortBumpOf(name, old.resolved.version, resolved.version, [...of(name), ...covered]);
    return bump === undefined ? [] : [bump];
  });
  const ofSchemas = now.compiled.schemas.names().flatMap((name) => {
    const [before, after] = [base, now].map(({ compiled }) =>
      stated(compiled.schemas.get(name)?.root['x-version']),
    );
    const bump = shortBumpOf(schemaSubject(name), before, after, of(schemaSubject(name)));
    return bump === undefined ? [] : [bump];
  });
  return [...ofMappings, ...ofSchemas];
};
