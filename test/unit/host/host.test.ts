// The hosts: what reading and listing give on disk and in memory, the same for both.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Host } from '../../../src/host/host.ts';
import { memoryHost } from '../../../src/host/memory-host.ts';
import { nodeHost } from '../../../src/host/node-host.ts';
import { joinPaths, posixPath } from '../../../src/host/posix-path.ts';

const files: Record<string, string | Uint8Array> = {
  'mappings/b.yaml': '\ufeffb: é\n',
  'mappings/a.yaml': 'a: 1\r\n',
  'mappings/deep/er/c.yaml': '',
  'mappings/.hidden/d.yaml': 'd',
  'mappings/node_modules/e.yaml': 'e',
  'latin1.yaml': Uint8Array.of(0x61, 0x3a, 0x20, 0xe9, 0x0a),
  'overlong.yaml': Uint8Array.of(0x61, 0xc0, 0xaf),
  'surrogate.yaml': Uint8Array.of(0x61, 0x62, 0xed, 0xa0, 0x80),
  'cut.yaml': Uint8Array.of(0x61, 0xf0, 0x9f),
};
const root = mkdtempSync(join(tmpdir(), 'crosswalk-host-'));
for (const [path, content] of Object.entries(files)) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}
afterAll(() => rmSync(root, { recursive: true, force: true }));

const hosts: readonly (readonly [string, Host])[] = [
  ['memoryHost', memoryHost(files)],
  ['nodeHost', nodeHost(root)],
];

describe.each(hosts)('%s', (_name, host) => {
  it('reads text without its byte order mark, and keeps line ends', () => {
    expect(host.readText('mappings/b.yaml')).toEqual({ kind: 'text', text: 'b: é\n' });
    expect(host.readText('./mappings/../mappings/a.yaml')).toEqual({ kind: 'text', text: 'a: 1\r\n' });
  });

  it('tells what is missing, and what is not UTF-8 from which byte on', () => {
    expect(host.readText('none.yaml')).toEqual({ kind: 'missing' });
    expect(host.readText('mappings/a.yaml/x')).toEqual({ kind: 'missing' });
    expect(host.readText('latin1.yaml')).toEqual({ kind: 'invalid-utf8', byte: 3 });
    expect(host.readText('overlong.yaml')).toEqual({ kind: 'invalid-utf8', byte: 1 });
    expect(host.readText('surrogate.yaml')).toEqual({ kind: 'invalid-utf8', byte: 2 });
    expect(host.readText('cut.yaml')).toEqual({ kind: 'invalid-utf8', byte: 1 });
  });

  it('lists sorted, with the path that it was given, without what is hidden', () => {
    expect(host.list('mappings')).toEqual(['mappings/a.yaml', 'mappings/b.yaml', 'mappings/deep/er/c.yaml']);
    expect(host.list('./mappings/', { recursive: false })).toEqual(['mappings/a.yaml', 'mappings/b.yaml']);
    expect(host.list('.', { recursive: false })).toEqual([
      'cut.yaml',
      'latin1.yaml',
      'overlong.yaml',
      'surrogate.yaml',
    ]);
    expect(host.list('none')).toEqual([]);
  });

  it('tells files from folders', () => {
    expect(host.kindOf('mappings/a.yaml')).toBe('file');
    expect(host.kindOf('mappings/deep')).toBe('folder');
    expect(host.kindOf('.')).toBe('folder');
    expect(host.kindOf('none')).toBeUndefined();
    expect(host.exists('mappings')).toBe(true);
    expect(host.exists('mapping')).toBe(false);
  });

  it('gives equal texts equal hashes, and others others', () => {
    const texts = ['', 'a', 'b', 'ab', 'ba', 'a\0', '\0a', 'é', 'aa', 'aaa'];
    expect(new Set(texts.map((text) => host.hash(text))).size).toBe(texts.length);
    expect(host.hash('a')).toBe(host.hash('a'));
  });

  it('never throws for a path', () => {
    for (const path of ['', '\0', '__proto__', 'x'.repeat(5000), '..', '/', '//', 'C:\\x']) {
      expect(() => [host.readText(path), host.kindOf(path), host.exists(path)]).not.toThrow();
    }
  });
});

describe('nodeHost', () => {
  it('says why a folder cannot be read as a file', () => {
    expect(nodeHost(root).readText('mappings')).toEqual({ kind: 'unreadable', reason: 'it is a folder' });
  });

  it('follows links to files and not to folders, so that a circle ends', () => {
    symlinkSync(join(root, 'mappings'), join(root, 'mappings/deep/loop'));
    symlinkSync(join(root, 'mappings/a.yaml'), join(root, 'mappings/deep/link.yaml'));
    expect(nodeHost(root).list('mappings/deep')).toEqual([
      'mappings/deep/er/c.yaml',
      'mappings/deep/link.yaml',
    ]);
  });

  it('reads absolute paths as such', () => {
    expect(nodeHost('/').readText(join(root, 'mappings/a.yaml'))).toMatchObject({ kind: 'text' });
  });
});

describe('memoryHost', () => {
  it('has the time that it was given', () => {
    expect(
      memoryHost({}, { now: new Date(5) })
        .now()
        .getTime(),
    ).toBe(5);
    expect(memoryHost({}).now().getTime()).toBe(0);
  });
});

describe('posixPath', () => {
  it.each([
    ['a\\b\\..\\c.yaml', 'a/c.yaml'],
    ['./a//b/', 'a/b'],
    ['../../a', '../../a'],
    ['/../a', '/a'],
    ['C:\\work\\a', 'C:/work/a'],
    ['', '.'],
    ['a/..', '.'],
  ])('shows %j as %j', (path, shown) => {
    expect(posixPath(path)).toBe(shown);
  });

  it('joins a relative path to its folder and leaves an absolute one', () => {
    expect(joinPaths('a', '../b')).toBe('b');
    expect(joinPaths('', 'b')).toBe('b');
    expect(joinPaths('a', '/b')).toBe('/b');
    expect(joinPaths('a', 'C:\\b')).toBe('C:/b');
  });
});
