// The host of Node: files under a root folder, the machine's clock, SHA-256. The only file here that imports `node:`.
import { createHash } from 'node:crypto';
import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { decodeUtf8 } from './decode-utf8.ts';
import { type FileText, type Host, isHidden } from './host.ts';
import { joinPaths, posixPath } from './posix-path.ts';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);

const reasons: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['EISDIR', 'it is a folder'],
  ['EMFILE', 'too many files are open'],
  ['ELOOP', 'its links go in a circle'],
  ['ERR_FS_FILE_TOO_LARGE', 'it is too large'],
]);

const missing = new Set(['ENOENT', 'ENOTDIR', 'ERR_INVALID_ARG_VALUE']);

const readText = (path: string): FileText => {
  try {
    return decodeUtf8(readFileSync(path));
  } catch (error) {
    const code = codeOf(error);
    return missing.has(code)
      ? { kind: 'missing' }
      : { kind: 'unreadable', reason: reasons.get(code) ?? code };
  }
};

const kindOf = (path: string): 'file' | 'folder' | undefined => {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    return found?.isDirectory() ? 'folder' : found?.isFile() ? 'file' : undefined;
  } catch {
    return undefined;
  }
};

const entriesOf = (path: string): readonly Dirent[] => {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return [];
  }
};

/**
 * The files of this machine, below a root folder for relative paths. Links to files are followed, links to folders are
 * not.
 *
 * @param root - a folder of this system, the working folder unless given
 */
export const nodeHost = (root = '.'): Host => {
  const onDisk = (path: string): string => resolve(root, path);
  const list = (folder: string, recursive: boolean): readonly string[] =>
    entriesOf(onDisk(folder)).flatMap((entry) => {
      const path = joinPaths(folder, entry.name);
      if (isHidden(entry.name)) return [];
      if (entry.isDirectory()) return recursive ? list(path, true) : [];
      const isFile = entry.isFile() || (entry.isSymbolicLink() && kindOf(onDisk(path)) === 'file');
      return isFile ? [path] : [];
    });
  return {
    readText: (path) => readText(onDisk(path)),
    list: (folder, { recursive = true } = {}) => [...list(posixPath(folder), recursive)].sort(),
    kindOf: (path) => kindOf(onDisk(path)),
    exists: (path) => kindOf(onDisk(path)) !== undefined,
    now: () => new Date(),
    hash: (text) => createHash('sha256').update(text).digest('hex'),
  };
};
