// What the engine needs from the machine it runs on: files, the time, and a hash; synchronous, never throwing.

/** What reading a file gives. A byte order mark is gone from the text. */
export type FileText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing' }
  /** `byte` is the offset of the first byte that starts no character. */
  | { readonly kind: 'invalid-utf8'; readonly byte: number }
  | { readonly kind: 'unreadable'; readonly reason: string };

interface ListOptions {
  /** Also the files in folders below; true unless said otherwise. */
  readonly recursive?: boolean;
}

/**
 * A machine. All paths use `/` and are relative to the root of the host (or absolute, where the host has an outside);
 * they come back as they are to be shown in reports.
 */
export interface Host {
  /** Reads a file as UTF-8. */
  readonly readText: (path: string) => FileText;
  /**
   * The files in a folder, each beginning with the folder's own path, in the order of their code units. Names that begin
   * with a dot and `node_modules` are left out. Nothing for a folder that is not there.
   */
  readonly list: (folder: string, options?: ListOptions) => readonly string[];
  readonly kindOf: (path: string) => 'file' | 'folder' | undefined;
  readonly exists: (path: string) => boolean;
  readonly now: () => Date;
  /** A hexadecimal digest, to tell texts apart on one host; not a signature. */
  readonly hash: (text: string) => string;
}

/** Is a file or folder of this name left out when a folder is listed? */
export const isHidden = (name: string): boolean => name.startsWith('.') || name === 'node_modules';
