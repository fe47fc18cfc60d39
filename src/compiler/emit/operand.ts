// Paths as JSONata operands: texts that may stand wherever a value is read.
import type { JsonScalar } from '../../json/json.ts';
import { nameText, stringText, valueText } from '../../jsonata/parse/text.ts';
import type { Path } from '../../schema/path.ts';

/** The text that reads `path` from `base`: a variable such as `$before`, or '' for the record in hand. */
export const operandText = (path: Path, base = ''): string => {
  let text = base;
  for (const [position, step] of path.entries()) {
    if (step.kind === 'index') text = `${text === '' ? '$' : text}[${step.index}]`;
    else if (step.kind === 'filter') text = elementText(text, step.key, step.value);
    else if (position === 0 && step.key === '$parent') text = '$parent';
    else {
      const name = nameText(step.key);
      if (name === undefined) text = `$member(${text === '' ? '$' : text}, ${stringText(step.key)})`;
      else text = text === '' ? name : `${text}.${name}`;
    }
  }
  return text;
};

const elementText = (text: string, key: string, value: JsonScalar): string =>
  `$element(${text === '' ? '$' : text}, ${stringText(key)}, ${valueText(value)})`;

/** May the operand be repeated without work or clutter: names, variables and positions only? */
export const isPlainOperand = (text: string): boolean => !text.includes('(');
