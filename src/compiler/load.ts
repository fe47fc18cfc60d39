// Finds, parses and merges mapping files: every base, and every overlay over the base that it extends.
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/near.ts';
import type { SourceFile } from '../diagnostics/span.ts';
import { mergeOverlay } from '../mapping/merge-overlay.ts';
import { parseExamplesFile } from '../mapping/parse-examples.ts';
import { parseMappingFile } from '../mapping/parse-mapping.ts';
import type { ExampleNode, MappingDocument, OverlayDocument } from '../mapping/tree.ts';

/** One mapping ready to resolve: a base, or a base with the overlays that lead to `name`. */
export interface LoadedMapping {
  /** `marketo/contact`, or `marketo/contact + acme`. */
  readonly name: string;
  /** Name of the overlay on top; absent for a base. */
  readonly overlay?: string;
  /** Path of the overlay's file. */
  readonly overlayFile?: string;
  readonly document: MappingDocument;
}

export interface Loaded {
  readonly mappings: readonly LoadedMapping[];
  readonly diagnostics: readonly Diagnostic[];
}

const EXAMPLES = /\.examples\.ya?ml$/i;

// A memo, not state: what a file says is a pure function of the file, which never changes. Runs that share files, one
// after each edit, parse only those that are new.
const memoOf = <Parsed>(parse: (file: SourceFile) => Parsed): ((file: SourceFile) => Parsed) => {
  const known = new WeakMap<SourceFile, Parsed>();
  return (file) => {
    const parsed = known.get(file) ?? parse(file);
    known.set(file, parsed);
    return parsed;
  };
};
const parsedExamples = memoOf(parseExamplesFile);
const parsedMapping = memoOf(parseMappingFile);

interface Parsed {
  readonly bases: ReadonlyMap<string, MappingDocument>;
  readonly overlays: readonly OverlayDocument[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Parses all files and merges overlays. Every problem of every file comes back at once.
 * @param library files that overlays may extend; parsed only where a name is not among `files`, and not reported on
 */
export const loadMappings = (files: readonly SourceFile[], library?: () => readonly SourceFile[]): Loaded => {
  const parsed = parseFiles(files);
  const diagnostics = [...parsed.diagnostics];
  const known = new Set([...parsed.bases.keys(), ...parsed.overlays.map(({ name }) => name.value)]);
  const lacks = parsed.overlays.some((overlay) => !known.has(overlay.extends.value));
  const more = lacks && library !== undefined ? parseFiles(library()) : undefined;
  const bases = new Map([...(more?.bases ?? []), ...parsed.bases]);
  const overlays = [
    ...parsed.overlays,
    ...(more?.overlays.filter(({ name }) => !known.has(name.value)) ?? []),
  ];

  const mappings: LoadedMapping[] = [...parsed.bases].map(([name, document]) => ({ name, document }));
  for (const overlay of parsed.overlays) {
    const merged = mergeChain(overlay, bases, overlays, diagnostics);
    if (merged === undefined) continue;
    const overlayName = overlay.name.value;
    mappings.push({
      name: `${merged.name.value} + ${overlayName}`,
      overlay: overlayName,
      overlayFile: overlay.span.file.path,
      document: merged,
    });
  }
  return { mappings, diagnostics };
};

const parseFiles = (files: readonly SourceFile[]): Parsed => {
  const diagnostics: Diagnostic[] = [];
  const bases = new Map<string, MappingDocument>();
  const overlays: OverlayDocument[] = [];
  const examples = new Map<string, readonly ExampleNode[]>();

  for (const file of files) {
    if (!EXAMPLES.test(file.path)) continue;
    const parsed = parsedExamples(file);
    diagnostics.push(...parsed.diagnostics);
    examples.set(file.path.replace(EXAMPLES, ''), parsed.examples);
  }
  for (const file of files) {
    if (EXAMPLES.test(file.path)) continue;
    const parsed = parsedMapping(file);
    diagnostics.push(...parsed.diagnostics);
    const { document } = parsed;
    if (document === undefined) continue;
    const more = examples.get(file.path.replace(/\.ya?ml$/i, '')) ?? [];
    const name = document.name.value;
    const other =
      document.kind === 'mapping'
        ? bases.get(name)
        : overlays.find((each) => each.name.value === name && each.extends.value === document.extends.value);
    if (other !== undefined) {
      diagnostics.push(
        createDiagnostic(
          'resolve/duplicate-mapping',
          { name },
          { span: document.name.span, related: [{ span: other.name.span, message: 'defined here as well' }] },
        ),
      );
    } else if (document.kind === 'mapping') {
      bases.set(name, withExamples(document, more));
    } else overlays.push(withExamples(document, more));
  }

  return { bases, overlays, diagnostics };
};

// Memos, not state: documents never change, and unchanged ones stay the same objects from one compilation to the next.
const wholes = new WeakMap<object, { readonly more: readonly ExampleNode[]; readonly whole: unknown }>();
const merges = new WeakMap<
  OverlayDocument,
  { readonly base: MappingDocument; readonly merged: ReturnType<typeof mergeOverlay> }
>();

const withExamples = <Doc extends MappingDocument | OverlayDocument>(
  document: Doc,
  more: readonly ExampleNode[],
): Doc => {
  if (more.length === 0) return document;
  const known = wholes.get(document);
  // What stands under a document was made of it.
  if (known?.more === more) return known.whole as Doc;
  const whole = { ...document, examples: [...document.examples, ...more] };
  wholes.set(document, { more, whole });
  return whole;
};

const mergedWith = (base: MappingDocument, overlay: OverlayDocument): ReturnType<typeof mergeOverlay> => {
  const known = merges.get(overlay);
  if (known?.base === base) return known.merged;
  const merged = mergeOverlay(base, overlay);
  merges.set(overlay, { base, merged });
  return merged;
};

/** Follows `extends` down to the base, then merges upwards. */
const mergeChain = (
  overlay: OverlayDocument,
  bases: ReadonlyMap<string, MappingDocument>,
  overlays: readonly OverlayDocument[],
  diagnostics: Diagnostic[],
): MappingDocument | undefined => {
  const chain = [overlay];
  let base: MappingDocument | undefined;
  while (base === undefined) {
    const last = chain.at(-1) ?? overlay;
    const name = last.extends.value;
    base = bases.get(name);
    if (base !== undefined) break;
    // One account has an overlay of the same name for each mapping: then `marketo/contact + acme` says which.
    const candidates = overlays.filter(
      (each) => each.name.value === name || `${each.extends.value} + ${each.name.value}` === name,
    );
    const next = candidates.length === 1 ? candidates[0] : undefined;
    if (next === undefined) {
      const names = overlays.map((each) =>
        candidates.includes(each) ? `${each.extends.value} + ${each.name.value}` : each.name.value,
      );
      const near =
        candidates.length > 1
          ? names.filter((each) => each.endsWith(name))
          : nearest(name, [...bases.keys(), ...names]);
      diagnostics.push(createDiagnostic('resolve/unknown-base', { name, near }, { span: last.extends.span }));
      return undefined;
    }
    if (chain.includes(next)) {
      const names = [...chain, next].map((each) => each.name.value);
      diagnostics.push(
        createDiagnostic('resolve/cyclic-extends', { chain: names }, { span: overlay.extends.span }),
      );
      return undefined;
    }
    chain.push(next);
  }
  let document = base;
  for (const [index, each] of chain.reverse().entries()) {
    const merged = mergedWith(document, each);
    // What is wrong in a lower overlay is told once, where that overlay itself is on top.
    if (index === chain.length - 1) diagnostics.push(...merged.diagnostics);
    document = merged.document;
  }
  return document;
};
