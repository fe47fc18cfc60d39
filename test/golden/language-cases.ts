// Reads the cases of one folder: the document `cases.yaml`, a list of records that go one way.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Direction } from '../../src/runtime/issue.ts';

export interface LanguageCase {
  readonly name: string;
  readonly direction: Direction;
  readonly input: unknown;
  /** What a vendor record gives. */
  readonly gives: unknown;
  /** What a canonical record writes, and, where stated, the record it makes. */
  readonly patch: unknown;
  readonly record: unknown;
  readonly issues: readonly string[];
  readonly rejected: boolean;
  readonly onto: unknown;
  readonly create: boolean | undefined;
  readonly parameters: Readonly<Record<string, unknown>> | undefined;
  readonly overlay: string | undefined;
  /** Whether the laws are to hold on it; only a case that shows how one ends says `laws: false`. */
  readonly laws: boolean;
}

const KEYS = new Set([
  'name',
  'fromVendor',
  'toVendor',
  'gives',
  'patch',
  'record',
  'issues',
  'rejected',
  'onto',
  'create',
  'parameters',
  'overlay',
  'laws',
]);

/** The cases, in the order of the file. */
export const readCases = (folder: string): readonly LanguageCase[] => {
  const list = parse(readFileSync(join(folder, 'cases.yaml'), 'utf8')) as readonly Readonly<
    Record<string, unknown>
  >[];
  return list.map((entry) => {
    const strange = Object.keys(entry).filter((key) => !KEYS.has(key));
    if (strange.length > 0) throw new Error(`${String(entry.name)}: unknown keys ${strange.join(', ')}`);
    const direction = Object.hasOwn(entry, 'fromVendor') ? 'fromVendor' : 'toVendor';
    return {
      name: String(entry.name),
      direction,
      input: entry[direction],
      gives: entry.gives,
      patch: entry.patch,
      record: entry.record,
      issues: (entry.issues ?? []) as readonly string[],
      rejected: entry.rejected === true,
      onto: entry.onto,
      create: entry.create as boolean | undefined,
      parameters: entry.parameters as Readonly<Record<string, unknown>> | undefined,
      overlay: entry.overlay as string | undefined,
      laws: entry.laws !== false,
    };
  });
};
