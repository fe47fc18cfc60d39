// Reads mapping and schema files through the host, whole folders or single files.
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceFile } from '../diagnostics/span.ts';
import type { Host } from '../host/host.ts';

export interface ReadFiles {
  readonly files: readonly SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The files at these paths that end as `pattern` says; what cannot be read is a diagnostic. */
export const readFiles = (host: Host, paths: readonly string[], pattern: RegExp): ReadFiles => {
  const files: SourceFile[] = [];
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  for (const path of paths) {
    const kind = host.kindOf(path);
    if (kind === undefined) diagnostics.push(createDiagnostic('file/not-found', { path }));
    const names = kind === 'folder' ? host.list(path).filter((name) => pattern.test(name)) : [path];
    for (const name of kind === undefined ? [] : names) {
      if (seen.has(name)) continue;
      seen.add(name);
      const read = host.readText(name);
      switch (read.kind) {
        case 'text':
          files.push({ path: name, text: read.text });
          break;
        case 'invalid-utf8':
          diagnostics.push(createDiagnostic('file/invalid-utf8', { path: name, byte: read.byte }));
          break;
        case 'missing':
          diagnostics.push(createDiagnostic('file/not-found', { path: name }));
          break;
        case 'unreadable':
          diagnostics.push(createDiagnostic('file/unreadable', { path: name, reason: read.reason }));
          break;
      }
    }
  }
  return { files, diagnostics };
};

export const MAPPING_FILES = /\.ya?ml$/i;
export const SCHEMA_FILES = /\.json$/i;
