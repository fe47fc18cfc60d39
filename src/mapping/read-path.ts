// Reads a scalar as a path; the caret of a problem stands at the character inside the scalar.
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import { isForbiddenName, parsePath } from '../schema/parse-path.ts';
import { isNullScalar, type YamlNode, type YamlScalar } from '../yaml/node.ts';
import { spanInScalar } from '../yaml/offset-in-scalar.ts';
import { type Report, readList, reportKind } from './reader.ts';
import type { LocatedPath } from './tree.ts';

/** Reads a node as a path. */
export const readPath = (node: YamlNode, report: Report): LocatedPath | undefined => {
  if (node.kind !== 'scalar' || isNullScalar(node)) return reportKind(node, 'a path', report);
  const path = readPathPart(node, 0, node.text.length, report);
  return path && { value: path.value, span: node.span };
};

/** Reads the part `[start, end)` of a scalar's text as a path. */
export const readPathPart = (
  scalar: YamlScalar,
  start: number,
  end: number,
  report: Report,
): LocatedPath | undefined => {
  const text = scalar.text.slice(start, end);
  const result = parsePath(text);
  if (result.ok) return { value: result.path, span: spanInScalar(scalar, start, end) };
  const span = spanInScalar(scalar, start + result.start, start + result.end);
  const name = text.slice(result.start, result.end).replaceAll('"', '');
  report(
    isForbiddenName(name)
      ? createDiagnostic('mapping/forbidden-name', { name }, { span })
      : createDiagnostic('mapping/bad-path', { path: text, reason: result.message }, { span }),
  );
  return undefined;
};

/** Reads a list of paths. */
export const readPaths = (node: YamlNode | undefined, report: Report): readonly LocatedPath[] =>
  readList(node, 'paths', report, (item) => readPath(item, report));

/** Reads one path or a list of them. */
export const readPathOrPaths = (node: YamlNode | undefined, report: Report): readonly LocatedPath[] => {
  if (node?.kind !== 'scalar') return readPaths(node, report);
  const path = readPath(node, report);
  return path ? [path] : [];
};
