// Reads `branch:` and `branches:`: rules that hold for some record types only.
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Span } from '../diagnostics/span.ts';
import type { YamlEntry } from '../yaml/node.ts';
import { SHAPES } from './keys.ts';
import { parseIgnore } from './parse-ignore.ts';
import { parseFields } from './parse-rule.ts';
import { readPath } from './read-path.ts';
import {
  type Report,
  readAt,
  readMap,
  readName,
  refuseForbidden,
  reportKind,
  reportMissing,
} from './reader.ts';
import type { BranchesNode, BranchNode, Located } from './tree.ts';

/** Reads both keys; one without the other is reported. */
export const parseBranches = (
  branch: YamlEntry | undefined,
  branches: YamlEntry | undefined,
  report: Report,
): BranchesNode | undefined => {
  const lonely = branch ?? branches;
  if (!lonely) return undefined;
  if (!branch || !branches) {
    const [key, what] = branch ? (['branches', '"branch"'] as const) : (['branch', '"branches"'] as const);
    reportMissing(key, { ...SHAPES.branch, what }, lonely.key.span, report);
  }
  const map = branch && readMap(branch.value, SHAPES.branch, report, { at: branch.key.span });
  const by = readAt(map?.value('by'), (node) => readPath(node, report));
  const names = readAt(map?.value('names'), (node) => readName(node, 'names', report));
  const arms = branches ? parseArms(branches, report) : [];
  const span = branches?.span ?? lonely.span;
  return by && { by, ...(names && { names }), arms, span };
};

/** Reads `branches:` alone, as an overlay has it. */
export const parseArms = ({ value }: YamlEntry, report: Report): readonly BranchNode[] => {
  if (value.kind !== 'map') {
    reportKind(value, 'a map of record types', report);
    return [];
  }
  const first = new Map<string, Span>();
  return value.entries.flatMap((entry) => {
    const types = typesOf(entry).filter((type) => {
      if (refuseForbidden(type, report)) return false;
      const before = first.get(type.value);
      if (before) {
        const args = { what: 'branches', name: type.value };
        const related = [{ span: before, message: 'first here' }];
        report(createDiagnostic('mapping/duplicate-name', args, { span: type.span, related }));
      }
      first.set(type.value, type.span);
      return !before;
    });
    const map = readMap(entry.value, SHAPES.branchArm, report, { at: entry.key.span });
    if (!map || types.length === 0) return [];
    const rules = parseFields(map.value('fields'), report);
    return [{ types, rules, ignore: parseIgnore(map.value('ignore'), report), span: entry.span }];
  });
};

const typesOf = ({ key, keys }: YamlEntry): readonly Located<string>[] =>
  (keys ?? [key]).map(({ text, span }) => ({ value: text, span }));
