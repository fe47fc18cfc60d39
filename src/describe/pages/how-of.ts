// By what a rule converts its value, in a few words of Markdown.
import type { Rule } from '../../compiler/resolved.ts';
import type { AsOptions, CodecNode } from '../../mapping/tree.ts';
import { printPath } from '../../schema/parse-path.ts';
import { code, valueCode } from './markdown.ts';

const optionsText = (options: AsOptions): string => {
  const words = [
    options.pattern === undefined ? '' : code(options.pattern),
    options.zone === undefined ? '' : `zone ${options.zone}`,
    options.trim === true ? 'trimmed' : '',
    options.case === undefined ? '' : `${options.case} case`,
    options.truncate === undefined ? '' : `cut at ${options.truncate}`,
  ].filter((word) => word !== '');
  return words.length === 0 ? '' : ` (${words.join(', ')})`;
};

const lookupText = ({ name, country, write }: Extract<CodecNode, { kind: 'lookup' }>): string => {
  const places = country.map((place) => {
    if (place.kind === 'field') return code(printPath(place.path.value));
    return place.kind === 'const' ? place.value.value : `parameter ${code(place.name.value)}`;
  });
  const where = places.length === 0 ? '' : ` in the country of ${places.join(', else ')}`;
  return `lookup ${code(name)}${where}${write === 'name' ? ', written as a name' : ''}`;
};

const codecText = (node: CodecNode): string => {
  switch (node.kind) {
    case 'as':
      return `${code(node.name)}${optionsText(node.options)}`;
    case 'chain':
      return node.steps.map(codecText).join(', then ');
    case 'map':
      return 'rows' in node.table ? 'a value map of its own' : `value map ${code(node.table.value)}`;
    case 'template':
      return `template ${code(node.template.text)}`;
    case 'list': {
      const items = node.items === undefined ? undefined : codecText(node.items);
      return `list by ${code(node.separator.value)}${items === undefined ? '' : ` of ${items}`}`;
    }
    case 'ref':
      return `reference ${code(node.name.value)}`;
    case 'lookup':
      return lookupText(node);
    case 'each': {
      const item = node.item === undefined ? undefined : codecText(node.item);
      if (item !== undefined) return `each item by ${item}`;
      const keys = node.key.map(({ value }) => code(value)).join(', ');
      return `each element${keys === '' ? '' : `, known by ${keys}`}`;
    }
  }
};

const sourceText = ({ source }: Rule): string | undefined => {
  switch (source.kind) {
    case 'const':
      return `the constant ${valueCode(source.value)}`;
    case 'param':
      return `the parameter ${code(source.name)}`;
    case 'join':
      return `joined with ${valueCode(source.with)}`;
    case 'slots':
      return `one element for each ${code(source.key)}`;
    case 'jsonata':
      return 'JSONata';
    case 'firstOf':
      return 'the first that is there';
    case 'pair':
    case 'pairs':
    case 'parts':
    case 'field':
      return undefined;
  }
};

/** `as it is` for a plain rename. */
export const howOf = (rule: Rule): string => {
  const codec = rule.node.codec === undefined ? undefined : codecText(rule.node.codec);
  const words = [sourceText(rule), codec].filter((word) => word !== undefined);
  return words.length === 0 ? 'as it is' : words.join(', ');
};
