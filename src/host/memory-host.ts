// A host whose files are in memory: for tests, browsers and editors.
import { decodeUtf8 } from './decode-utf8.ts';
import { type Host, isHidden } from './host.ts';
import { posixPath } from './posix-path.ts';

/** Two 32-bit FNV-1a hashes from different starts: enough to tell the texts of one host apart. */
const hash = (text: string): string => {
  let first = 0x811c9dc5;
  let second = 0x9747b28c;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit ^ (index & 0xff), 0x85ebca6b);
  }
  return [first, second].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
};

/** Is a path inside a folder, and by which names? Undefined if not. */
const namesBelow = (folder: string, path: string): readonly string[] | undefined => {
  if (folder === '.') return path.split('/').filter((name) => name !== '');
  const prefix = folder.endsWith('/') ? folder : `${folder}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length).split('/') : undefined;
};

/**
 * A host over the given files.
 *
 * @param files - path → text, or bytes that are still to be decoded
 * @param options - `now` is the time that it always is (the Unix epoch unless given)
 * @example
 * ```ts
 * const host = memoryHost({ 'mappings/contact.yaml': 'mapping: marketo/contact\n' });
 * ```
 */
export const memoryHost = (
  files: Readonly<Record<string, string | Uint8Array>> | ReadonlyMap<string, string | Uint8Array>,
  options: { readonly now?: Date } = {},
): Host => {
  const entries = files instanceof Map ? [...files] : Object.entries(files);
  const contents = new Map(entries.map(([path, content]) => [posixPath(path), content]));
  const time = options.now?.getTime() ?? 0;
  const kindOf = (path: string): 'file' | 'folder' | undefined => {
    const wanted = posixPath(path);
    if (contents.has(wanted)) return 'file';
    const inside = [...contents.keys()].some((each) => namesBelow(wanted, each) !== undefined);
    return inside || wanted === '.' ? 'folder' : undefined;
  };
  return {
    readText: (path) => {
      const content = contents.get(posixPath(path));
      if (content === undefined) return { kind: 'missing' };
      if (typeof content !== 'string') return decodeUtf8(content);
      return { kind: 'text', text: content.replace(/^\ufeff/, '') };
    },
    list: (folder, { recursive = true } = {}) =>
      [...contents.keys()]
        .filter((path) => {
          const names = namesBelow(posixPath(folder), path);
          return names !== undefined && (recursive || names.length === 1) && !names.some(isHidden);
        })
        .sort(),
    kindOf,
    exists: (path) => kindOf(path) !== undefined,
    now: () => new Date(time),
    hash,
  };
};
