// Reads `parameters:`: what an instance or a caller must supply to a mapping.
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { YamlNode } from '../yaml/node.ts';
import { checkPattern } from './check-pattern.ts';
import { PARAMETER_TYPES, SHAPES } from './keys.ts';
import {
  type Report,
  readAt,
  readBoolean,
  readMap,
  readNamed,
  readSaying,
  readWord,
  reportKind,
} from './reader.ts';
import type { ParameterNode } from './tree.ts';

const NAME = /^[A-Za-z_][A-Za-z0-9_-]*$/;

export const parseParameters = (node: YamlNode | undefined, report: Report): readonly ParameterNode[] =>
  readNamed(node, 'parameters', report, (name, body, { span }) => {
    if (!NAME.test(name.value)) {
      const expected = 'a name of letters, digits, "_" and "-", which {param.name} can refer to';
      report(createDiagnostic('mapping/bad-name', { name: name.value, expected }, { span: name.span }));
      return undefined;
    }
    const map = readMap(body, SHAPES.parameter, report, { at: name.span });
    if (!map) return undefined;
    const type = readAt(map.value('type'), (word) => readWord(word, PARAMETER_TYPES, report));
    const written = readAt(map.value('pattern'), (text) => readSaying(text, 'pattern', report));
    const pattern = written && checkPattern(written.value, written.span, report) ? written : undefined;
    const required = readAt(map.value('required'), (word) => readBoolean(word, report));
    const standard = readAt(map.value('default'), (value) =>
      value.kind === 'scalar' ? value : reportKind(value, 'a value', report),
    );
    const description = readAt(map.value('description'), (text) => readSaying(text, 'description', report));
    return (
      type && {
        name,
        type: type.value,
        ...(pattern && { pattern }),
        required: required?.value ?? false,
        ...(standard && { default: standard }),
        ...(description && { description: description.value }),
        span,
      }
    );
  });
