// Where a project's folders are: `mappings` and `schemas` beside the files that are named, else in the working folder.
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { nearest } from '../diagnostics/near.ts';
import { nodeHost } from '../host/node-host.ts';
import { UsageError } from './io.ts';

const isFolder = (path: string): boolean => nodeHost().kindOf(path) === 'folder';

/** A path as reports show it: relative to the working folder where it lies beneath, with `/`. */
export const shownPath = (path: string, cwd: string): string => {
  const below = relative(cwd, resolve(cwd, path));
  return (below === '' ? '.' : below.startsWith('..') || isAbsolute(below) ? path : below).replaceAll(
    '\\',
    '/',
  );
};

/**
 * The folder of this name in the working folder or, for paths that lie elsewhere, in the nearest folder above them.
 *
 * @returns a path as reports show it; undefined where there is none
 */
export const projectFolder = (name: string, paths: readonly string[], cwd: string): string | undefined => {
  for (const path of [...paths, '.']) {
    let at = resolve(cwd, path);
    for (;;) {
      if (isFolder(join(at, name))) return shownPath(join(at, name), cwd);
      // Above the working folder there is nothing of the user's project that they did not name.
      if (at === cwd || dirname(at) === at) break;
      at = dirname(at);
    }
  }
  return undefined;
};

/** @throws UsageError for paths that are not there, with names that are near. */
export const assertPaths = (paths: readonly string[], cwd: string): void => {
  const host = nodeHost(cwd);
  for (const path of paths) {
    if (host.exists(path)) continue;
    const folder = dirname(path);
    const beside = host.kindOf(folder) === 'folder' ? host.list(folder, { recursive: false }) : [];
    const [near] = nearest(path.replaceAll('\\', '/').replace(/^\.\//, ''), beside);
    throw new UsageError(
      `there is no file or folder "${path}"${near === undefined ? '' : `; did you mean ${near}?`}`,
    );
  }
};
