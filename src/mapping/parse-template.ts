// Reads a template: literal text with parts `{name}`, `{name:regex}`, `{.}`, parameters `{param.x}` and `{{` for a brace.
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import { isNullScalar, type YamlNode, type YamlScalar } from '../yaml/node.ts';
import { spanInScalar } from '../yaml/offset-in-scalar.ts';
import { checkPattern } from './check-pattern.ts';
import { readPathPart } from './read-path.ts';
import { type Report, reportKind } from './reader.ts';
import type { TemplateNode, TemplatePiece } from './tree.ts';

/** What a part without a regular expression matches. */
const ANY_PART = '.+';

/** Longer templates are refused unread: reading takes time in the square of the length at worst. */
const LONGEST = 10_000;

const PARAMETER = /^param\.(.*)$/s;

/** Reads a node as a template. */
export const parseTemplate = (node: YamlNode, report: Report): TemplateNode | undefined => {
  if (node.kind !== 'scalar' || isNullScalar(node)) {
    return reportKind(node, 'a template, such as "{system}/{id:[0-9]+}"', report);
  }
  const { text } = node;
  const refuse = (reason: string, start: number, end: number): undefined => {
    report(createDiagnostic('mapping/bad-template', { reason }, { span: spanInScalar(node, start, end) }));
  };
  if (text === '') return refuse('it is empty', 0, 0);
  if (text.length > LONGEST) return refuse(`it is longer than ${LONGEST} characters`, 0, 1);
  const pieces: TemplatePiece[] = [];
  let sound = true;
  let literal = '';
  let literalStart = 0;
  const flush = (end: number): void => {
    if (literal !== '')
      pieces.push({ kind: 'text', text: literal, span: spanInScalar(node, literalStart, end) });
    literal = '';
  };
  for (let at = 0; at < text.length; ) {
    const brace = text[at] === '{';
    if (!brace || text[at + 1] === '{') {
      if (literal === '') literalStart = at;
      literal += text[at];
      at += brace ? 2 : 1;
      continue;
    }
    flush(at);
    const part = partAt(text, at);
    if (part === undefined) {
      refuse('"{" is never closed', at, text.length);
      sound = false;
      break;
    }
    const piece = readPiece(node, part, report);
    if (piece) pieces.push(piece);
    else sound = false;
    at = part.end;
    literalStart = at;
  }
  flush(text.length);
  return sound ? { text, pieces, span: node.span } : undefined;
};

/** Offsets of `{name:pattern}`: `colon` is where the name ends; `end` is behind the closing brace. */
interface PartRange {
  readonly start: number;
  readonly colon: number;
  readonly end: number;
}

/** Finds the end of the part that opens at `start`; braces, classes and escapes of its expression are respected. */
const partAt = (text: string, start: number): PartRange | undefined => {
  let at = start + 1;
  let quoted = false;
  let brackets = 0;
  for (; at < text.length; at++) {
    const char = text[at];
    if (quoted) {
      if (char === '\\') at += 1;
      else if (char === '"') quoted = false;
    } else if (char === '"' && brackets > 0) quoted = true;
    else if (char === '[') brackets += 1;
    else if (char === ']') brackets -= 1;
    else if (brackets <= 0 && (char === ':' || char === '}')) break;
  }
  // A bracket that is never closed belongs to no name: the first brace ends the part, and the path says what is wrong.
  if (at >= text.length) at = text.indexOf('}', start);
  if (at < 0) return undefined;
  if (text[at] === '}') return { start, colon: at, end: at + 1 };
  const end = endOfPattern(text, at + 1);
  return end === undefined ? undefined : { start, colon: at, end: end + 1 };
};

const endOfPattern = (text: string, start: number): number | undefined => {
  let depth = 0;
  let inClass = false;
  for (let at = start; at < text.length; at++) {
    const char = text[at];
    if (char === '\\') at += 1;
    else if (inClass) inClass = char !== ']';
    else if (char === '[') inClass = true;
    else if (char === '{') depth += 1;
    else if (char === '}') {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return undefined;
};

const readPiece = (
  scalar: YamlScalar,
  { start, colon, end }: PartRange,
  report: Report,
): TemplatePiece | undefined => {
  const name = scalar.text.slice(start + 1, colon);
  const patternGiven = colon < end - 1;
  const span = spanInScalar(scalar, start, end);
  const refuse = (reason: string): undefined => {
    report(createDiagnostic('mapping/bad-template', { reason }, { span }));
  };
  if (name.trim() === '') return refuse('a part has no name');
  const parameter = PARAMETER.exec(name)?.[1];
  if (parameter !== undefined) {
    if (parameter.trim() === '') return refuse('"param." has no name behind it');
    if (patternGiven) return refuse('a parameter takes no regular expression; it matches its own value');
    return { kind: 'param', name: parameter, span };
  }
  const path = name === '.' ? { value: [] } : readPathPart(scalar, start + 1, colon, report);
  const pattern = patternGiven ? scalar.text.slice(colon + 1, end - 1) : ANY_PART;
  if (pattern === '') return refuse('a part has an empty regular expression behind its colon');
  const sound = checkPattern(pattern, spanInScalar(scalar, colon + 1, end - 1), report);
  return path && sound ? { kind: 'part', path: path.value, pattern, patternGiven, span } : undefined;
};
