// Reads schema files into documents with names, and reports what is wrong with their text.
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/near.ts';
import type { SourceFile, Span } from '../diagnostics/span.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json/json.ts';
import type { SchemaDocument } from './domain.ts';
import { embedReferences, foreignRefs } from './embed-references.ts';
import { DEEPEST, locateJson } from './locate-json.ts';
import { isForbiddenName } from './parse-path.ts';
import { rememberFor } from './remember.ts';
import { pointerStep, resolveRef } from './resolve-ref.ts';
import { VALUE_KEYWORDS } from './schema-keywords.ts';

export interface SchemaRegistry {
  /** The document of a name as mappings write it: `contact`, `marketo/lead`. */
  readonly get: (name: string) => SchemaDocument | undefined;
  /** All names, in alphabetical order. */
  readonly names: () => readonly string[];
}

export interface SchemaRegistryResult {
  readonly registry: SchemaRegistry;
  readonly diagnostics: readonly Diagnostic[];
}

/** A schema file of the project, or one that another of its name replaces and that can only be referred to. */
export interface SchemaFile extends SourceFile {
  readonly isReplaced?: boolean;
}

/**
 * Parses schema files. A file that is no JSON object is left out; one with smaller faults is kept and reported.
 * Schemas of files that authors write, such as `schemas/mapping.schema.json`, are for editors and passed over.
 */
export const createSchemaRegistry = (files: readonly SchemaFile[]): SchemaRegistryResult => {
  const known = registries.get(files) ?? registryFrom(files);
  registries.set(files, known);
  return known;
};

// A memo, not state: what files say is a pure function of their list. What is found out about a document is kept with it.
const registries = new WeakMap<readonly SchemaFile[], SchemaRegistryResult>();

const registryFrom = (files: readonly SchemaFile[]): SchemaRegistryResult => {
  const documents = new Map<string, SchemaDocument>();
  const diagnostics: Diagnostic[] = [];
  const byId = new Map<string, JsonObject>();
  for (const file of files) {
    if (isEditorSchema(file.path)) continue;
    const read = readFile(file);
    const { document } = read;
    const id = document?.root.$id;
    if (document !== undefined && typeof id === 'string' && !byId.has(id)) byId.set(id, document.root);
    if (file.isReplaced === true) continue;
    diagnostics.push(...read.diagnostics);
    if (document === undefined) continue;
    const { name } = document;
    const other = documents.get(name);
    if (other === undefined) documents.set(name, document);
    else
      diagnostics.push(
        createDiagnostic('schema/duplicate-name', { name, file: file.path, other: other.file }),
      );
  }
  const whole = [...documents.values()].map((document) => {
    const { root, file: path } = document;
    const unknown = foreignRefs(root).filter((id) => !byId.has(id));
    if (unknown.length > 0) {
      const file = files.find((each) => each.path === path);
      diagnostics.push(...unresolved(file, unknown, [...byId.keys()]));
    }
    const embedded = embedReferences(root, (id) => byId.get(id));
    return embedded === root ? document : { ...document, root: embedded };
  });
  return { registry: registryOf(whole), diagnostics };
};

/** Reports references to documents that nobody has, at the first place of each. */
const unresolved = (
  file: SourceFile | undefined,
  refs: readonly string[],
  ids: readonly string[],
): readonly Diagnostic[] =>
  refs.map((ref) => {
    const at = file?.text.indexOf(JSON.stringify(ref)) ?? -1;
    const span = file && at >= 0 ? { file, start: at, end: at + JSON.stringify(ref).length } : undefined;
    return createDiagnostic('schema/unresolved-ref', { ref, near: nearest(ref, ids) }, span ? { span } : {});
  });

const readFile = rememberFor((file: SourceFile) => {
  const diagnostics: Diagnostic[] = [];
  const root = readSchema(file, diagnostics);
  const document: SchemaDocument | undefined = root && { name: schemaName(file.path), file: file.path, root };
  return { document, diagnostics };
});

/** Directly in `schemas/`, beside the folders of canonical and vendor schemas. */
const isEditorSchema = (path: string): boolean => /(?:^|\/)schemas\/[^/]+\.schema\.json$/i.test(path);

/** A registry of documents that are already there; a later one of the same name replaces an earlier one. */
export const registryOf = (documents: Iterable<SchemaDocument>): SchemaRegistry => {
  const byName = new Map([...documents].map((document) => [document.name, document]));
  const names = [...byName.keys()].sort();
  return { get: (name) => byName.get(name), names: () => names };
};

/**
 * The name of a schema file: `schemas/canonical/contact.json` is `contact`, `schemas/marketo/lead.json` is `marketo/lead`.
 * What stands before `schemas/` does not count; without such a folder the last two parts do.
 */
export const schemaName = (path: string): string => {
  const parts = path
    .replace(/\.json$/i, '')
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  const folder = parts.lastIndexOf('schemas');
  const named = folder >= 0 && folder < parts.length - 1 ? parts.slice(folder + 1) : parts.slice(-2);
  return (named.length > 1 && named[0] === 'canonical' ? named.slice(1) : named).join('/');
};

const readSchema = (file: SourceFile, diagnostics: Diagnostic[]): JsonObject | undefined => {
  const spanOf = (range: { start: number; end: number } | undefined): Span | undefined =>
    range === undefined ? undefined : { file, start: range.start, end: range.end };
  let root = mayBeDeep(file.text) ? undefined : parsed(file.text);
  let faults = isJsonObject(root) ? faultsOf(root) : [];
  // Finding places costs more than parsing, so it is done only where there is something to say.
  if (isJsonObject(root) && faults.length === 0 && countKeys(root) === countColons(file.text)) return root;
  const { error, repeated, values } = locateJson(file.text);
  if (error !== undefined) {
    const { message: reason } = error;
    diagnostics.push(createDiagnostic('schema/invalid-json', { reason }, { span: spanOf(error) }));
    return undefined;
  }
  // Walking too deep a value would exhaust the stack; the locator has refused it by now.
  if (root === undefined) {
    root = parsed(file.text);
    faults = isJsonObject(root) ? faultsOf(root) : [];
  }
  for (const { key, ...range } of repeated) {
    diagnostics.push(createDiagnostic('schema/duplicate-key', { key }, { span: spanOf(range) }));
  }
  if (!isJsonObject(root)) {
    const span = spanOf(values.get(''));
    diagnostics.push(createDiagnostic('schema/not-an-object', { file: file.path }, { span }));
    return undefined;
  }
  for (const fault of faults) {
    const span = spanOf(values.get(fault.pointer));
    diagnostics.push(
      fault.kind === 'ref'
        ? createDiagnostic('schema/unresolved-ref', { ref: fault.text, near: [] }, { span })
        : createDiagnostic('schema/forbidden-name', { name: fault.text }, { span }),
    );
  }
  return root;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined; // The locator says where and why.
  }
};

/** Are there places with many more opening than closing brackets before them? Brackets in texts count too. */
const mayBeDeep = (text: string): boolean => {
  let level = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    // The bit in which `[` and `{`, `]` and `}` differ aside.
    if ((unit | 0x20) === 0x7b) level++;
    else if ((unit | 0x20) === 0x7d) level--;
    if (level > DEEPEST) return true;
  }
  return false;
};

/** Quotation marks before a colon: at least as many as there are keys, and more if a key stands twice. */
const countColons = (text: string): number => text.match(/"[ \t\r\n]*:/g)?.length ?? 0;

const countKeys = (node: JsonValue): number => {
  let count = 0;
  if (Array.isArray(node)) for (const item of node) count += countKeys(item);
  else if (isJsonObject(node)) {
    for (const key of Object.keys(node)) count += 1 + countKeys(node[key] ?? null);
  }
  return count;
};

interface Fault {
  readonly kind: 'ref' | 'name';
  readonly text: string;
  readonly pointer: string;
}

const isForeign = ({ $id }: JsonObject, ref: string): boolean => {
  const [base = ''] = ref.split('#', 1);
  return base !== '' && base !== $id;
};

const faultsOf = (root: JsonObject): readonly Fault[] => {
  const faults: Fault[] = [];
  const visit = (node: JsonValue, pointer: string, names: boolean): void => {
    if (Array.isArray(node)) {
      node.forEach((item: JsonValue, index: number) => {
        visit(item, `${pointer}/${index}`, false);
      });
    } else if (isJsonObject(node)) {
      for (const [key, value] of Object.entries(node)) {
        const place = pointer + pointerStep(key);
        if (names && isForbiddenName(key)) faults.push({ kind: 'name', text: key, pointer: place });
        const isRef = !names && key === '$ref' && typeof value === 'string';
        // One to another document is looked up among these.
        if (isRef && !isForeign(root, value) && resolveRef(root, value) === undefined) {
          faults.push({ kind: 'ref', text: value, pointer: place });
        }
        if (names || !VALUE_KEYWORDS.has(key))
          visit(value, place, !names && (key === 'properties' || key === '$defs'));
      }
    }
  };
  visit(root, '', false);
  return faults;
};
