// Lays out generated code for readers: lines indented by their brackets, long ones broken at commas and operators.

const WIDTH = 100;
const OPEN = '([{';
const CLOSE = ')]}';

interface Mark {
  readonly char: string;
  readonly at: number;
}

/** Everything in a line that is neither text of a string nor comment. */
const marksOf = (line: string): readonly Mark[] => {
  const marks: Mark[] = [];
  let quote = '';
  for (let at = 0; at < line.length; at += 1) {
    const char = line.charAt(at);
    if (quote !== '') {
      if (char === '\\') at += 1;
      else if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '/' && line.charAt(at + 1) === '/') break;
    else marks.push({ char, at });
  }
  return marks;
};

interface Group {
  readonly open: number;
  readonly close: number;
  /** Where its content can be broken: after commas, before operators. */
  readonly breaks: readonly number[];
}

const CHOICE = /^ [?:] /;
const OPERATOR = /^ (?:\?\?|&&|\|\||\+) /;

/** The longest bracket in a line that is closed there; of no length where a choice outside of it is better. */
const longestGroup = (line: string): Group | undefined => {
  const outer: number[] = [];
  const open: { at: number; commas: number[]; choices: number[]; operators: number[] }[] = [];
  let best: Group | undefined;
  for (const { char, at } of marksOf(line)) {
    if (OPEN.includes(char)) open.push({ at, commas: [], choices: [], operators: [] });
    else if (CLOSE.includes(char)) {
      const group = open.pop();
      if (group === undefined) continue;
      const breaks = [group.commas, group.choices, group.operators].find((all) => all.length > 0) ?? [];
      const longer = at - group.at > (best === undefined ? 2 : best.close - best.open);
      if (longer) best = { open: group.at, close: at, breaks };
    } else if (char === ',') open.at(-1)?.commas.push(at + 1);
    else if (char === ' ' && CHOICE.test(line.slice(at, at + 3))) (open.at(-1)?.choices ?? outer).push(at);
    else if (char === ' ' && OPERATOR.test(line.slice(at, at + 4))) open.at(-1)?.operators.push(at);
  }
  const short = best === undefined || best.close - best.open < line.length / 2;
  return short && outer.length > 0 ? { open: -1, close: line.length, breaks: outer } : best;
};

const broken = (line: string, indent: string): readonly string[] => {
  const group =
    indent.length + line.length > WIDTH && !line.startsWith('//') ? longestGroup(line) : undefined;
  if (group === undefined) return [indent + line];
  const { open, close, breaks } = group;
  const edges = [open + 1, ...breaks, close];
  const items = edges.slice(1).map((edge, index) => line.slice(edges[index], edge).trim());
  const inner = items.filter((item) => item !== '').flatMap((item) => broken(item, `${indent}  `));
  if (open < 0) return [indent + items[0], ...items.slice(1).flatMap((item) => broken(item, `${indent}  `))];
  return [indent + line.slice(0, open + 1), ...inner, ...broken(line.slice(close), indent)];
};

/** The same code, laid out. Tokens and comments stay as they are. */
export const formatCode = (code: string): string => {
  // For each open bracket, the line that it stands in: brackets of one line indent once.
  const open: number[] = [];
  return code
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .flatMap((line, number) => {
      const marks = marksOf(line);
      let closed: number | undefined;
      let leading = 0;
      while (CLOSE.includes(marks[leading]?.char ?? '?')) {
        closed = open.pop();
        leading += 1;
      }
      const depth = new Set(open.filter((from) => closed === undefined || from < closed)).size;
      for (const { char } of marks.slice(leading)) {
        if (OPEN.includes(char)) open.push(closed ?? number);
        else if (CLOSE.includes(char)) open.pop();
      }
      return broken(line, '  '.repeat(depth));
    })
    .join('\n');
};
