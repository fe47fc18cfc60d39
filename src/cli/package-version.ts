// The version of this package, from its package.json.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../host/package-host.ts';

export const packageVersion = (): string => {
  const manifest: unknown = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8'));
  const isRecord = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return isRecord ? String(manifest.version) : 'unknown';
};
