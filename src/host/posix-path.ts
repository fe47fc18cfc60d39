// Paths as reports show them: `/` between names, no `.` and no needless `..`, on every system.

/** A path in its shortest form with `/`; the empty path is `.`. A drive letter stays in front. */
export const posixPath = (path: string): string => {
  const slashed = path.replaceAll('\\', '/');
  const root = /^(?:[A-Za-z]:)?\/+|^[A-Za-z]:/.exec(slashed)?.[0] ?? '';
  const names: string[] = [];
  for (const name of slashed.slice(root.length).split('/')) {
    if (name === '' || name === '.') continue;
    if (name === '..' && names.length > 0 && names.at(-1) !== '..') names.pop();
    else if (name !== '..' || root === '') names.push(name);
  }
  const front = root.replace(/\/+$/, '/');
  return front + names.join('/') || '.';
};

/** Two paths, one below the other; an absolute second path stands alone. */
export const joinPaths = (folder: string, path: string): string =>
  /^(?:[A-Za-z]:)?[\\/]/.test(path) ? posixPath(path) : posixPath(`${folder === '' ? '.' : folder}/${path}`);
