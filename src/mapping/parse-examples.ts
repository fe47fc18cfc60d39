// Reads examples: records written beside the rules, inline or in a file of their own.
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { sortDiagnostics } from '../diagnostics/sort-diagnostics.ts';
import type { SourceFile, Span } from '../diagnostics/span.ts';
import { rememberFor } from '../schema/remember.ts';
import type { YamlMap, YamlNode } from '../yaml/node.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import { DIRECTIONS, SHAPES } from './keys.ts';
import { readPaths } from './read-path.ts';
import {
  type Mend,
  type Report,
  readAt,
  readBoolean,
  readList,
  readMap,
  readSaying,
  readText,
  readWord,
  reportKind,
  reportMissing,
  writeInstead,
} from './reader.ts';
import type { ExampleIssueNode, ExampleNode } from './tree.ts';

/** Reads a list of examples; a name that stands twice is reported. */
export const parseExamples = (node: YamlNode | undefined, report: Report): readonly ExampleNode[] => {
  const first = new Map<string, Span>();
  return readList(node, 'examples', report, (item) => {
    const example = parseExample(item, report);
    if (!example) return undefined;
    const { value, span } = example.name;
    const before = first.get(value);
    if (before) {
      const related = [{ span: before, message: 'first here' }];
      report(
        createDiagnostic('mapping/duplicate-name', { what: 'examples', name: value }, { span, related }),
      );
    }
    first.set(value, span);
    return example;
  });
};

/** Parses `<name>.examples.yaml`: `examples: [ … ]`, or a bare list. Never throws. */
export const parseExamplesFile = (file: SourceFile): ParsedExamples => parsed(file);

interface ParsedExamples {
  readonly examples: readonly ExampleNode[];
  readonly diagnostics: readonly Diagnostic[];
}

const parsed = rememberFor((file: SourceFile): ParsedExamples => {
  const { root, diagnostics } = parseYaml(file);
  const problems = [...diagnostics];
  const report = (diagnostic: Diagnostic): void => {
    problems.push(diagnostic);
  };
  const list = root?.kind === 'map' ? readMap(root, SHAPES.examplesFile, report)?.value('examples') : root;
  const examples = parseExamples(list, report);
  return { examples, diagnostics: sortDiagnostics(problems) };
});

const readRecord = (node: YamlNode, report: Report): YamlMap | undefined =>
  node.kind === 'map' ? node : reportKind(node, 'a record', report);

const parseExample = (node: YamlNode, report: Report): ExampleNode | undefined => {
  const map = readMap(node, SHAPES.example, report);
  if (!map) return undefined;
  const name = readAt(map.value('name'), (value) => readSaying(value, 'name', report));
  const vendor = readAt(map.value('vendor'), (value) => readRecord(value, report));
  // `records:` makes several canonical records of one vendor record.
  const canonical = readAt(map.value('canonical'), (value) =>
    value.kind === 'scalar' ? reportKind(value, 'a record or a list of records', report) : value,
  );
  const onto = readAt(map.value('onto'), (value) => readRecord(value, report));
  const parameters = readAt(map.value('parameters'), (value) => readRecord(value, report));
  const direction = readAt(map.value('direction'), (value) => readWord(value, DIRECTIONS, report));
  const partial = readAt(map.value('partial'), (value) => readBoolean(value, report));
  const create = readAt(map.value('create'), (value) => readBoolean(value, report));
  const json = readAt(map.value('json'), (value) => readBoolean(value, report));
  const absent = readPaths(map.value('absent'), report);
  const issue = readAt(map.value('issue'), (value) => parseIssue(value, report));
  const issues = readList(map.value('issues'), 'issues', report, (item) => parseIssue(item, report));
  const superseded = readAt(map.value('superseded'), (value) => readSaying(value, 'superseded', report));
  if (!map.entry('vendor') && !map.entry('canonical') && !map.entry('superseded') && !map.misspelt) {
    const span = name?.span ?? map.span;
    reportMissing('vendor', SHAPES.example, span, report);
  }
  return (
    name && {
      name,
      span: map.span,
      ...(vendor && { vendor }),
      ...(canonical && { canonical }),
      ...(onto && { onto }),
      ...(parameters && { parameters }),
      ...(direction && { direction }),
      partial: partial?.value ?? false,
      create: create?.value ?? false,
      json: json?.value ?? false,
      absent,
      issues: [...(issue ? [issue] : []), ...issues],
      ...(superseded && { superseded }),
    }
  );
};

/** `value/unmapped`, or `value/unmapped at status` as reports print it. */
const issueInstead = (node: YamlNode): Mend | undefined => {
  const [, code, at] = (node.kind === 'scalar' && /^(\w+\/[\w-]+)(?: at (\S+))?$/.exec(node.text)) || [];
  if (code === undefined) return undefined;
  return writeInstead(node, at === undefined ? `{ code: ${code} }` : `{ code: ${code}, at: ${at} }`, true);
};

const parseIssue = (node: YamlNode, report: Report): ExampleIssueNode | undefined => {
  const map = readMap(node, SHAPES.issue, report, { instead: issueInstead });
  const code = readAt(map?.value('code'), (value) => readSaying(value, 'code', report));
  const at = readAt(map?.value('at'), (value) => readText(value, 'a path', report));
  const rejects = readAt(map?.value('rejects'), (value) => readBoolean(value, report));
  return code && { code, ...(at && { at }), ...(rejects && { rejects }) };
};
