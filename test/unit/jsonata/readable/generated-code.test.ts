import { describe, expect, it } from 'vitest';
import { programOptions } from '../../../../src/jsonata/compile/program-options.ts';
import { generatedCode, parseExpression } from '../../../../src/jsonata/index.ts';
import { generate } from '../../../../src/jsonata/lower/program.ts';
import { hasSuite, suiteCases } from '../../../support/official-suite.ts';

const codeOf = (text: string, options = {}): string => {
  const generated = generatedCode(text, options);
  return generated.ok ? generated.code : `${generated.code}: ${generated.message}`;
};

/** The code without comments and layout. */
const tokens = (code: string): string =>
  code
    .replaceAll(/^\s*\/\/.*$/gm, '')
    .replaceAll(/"(?:[^"\\]|\\.)*"|\s+/g, (part) => (part.startsWith('"') ? part : ''));

const OWN = [
  '{"name": first & " " & last, "rows": items[qty > 2].{"id": id, "total": price * qty}}',
  '($f := function($n) { $n > 1 ? $n * $f($n - 1) : 1 }; [$f(3), $f(a.b)])',
  'items{kind: $sum(price)}',
];

describe('generated code', () => {
  it('names the parts of the expression where they are worked out', () => {
    const lines = codeOf(
      '{"name": first & "!", "rows": items[qty > 2].($u := id; {"id": $u & "-" & $u})}',
    ).split('\n');
    const notes = lines.filter((line) => line.trim().startsWith('//')).map((line) => line.trim());
    expect(notes).toContain('// "name": first & "!"');
    expect(notes).toContain('// "rows": items[qty > 2].($u := id; {"id": $u & "-" & $u})');
    expect(lines[lines.indexOf('  // "name": first & "!"') + 1]).toContain('input.first');
  });

  it('keeps a part on one line of comment, whatever it holds', () => {
    const text = '($v := b & "*/ </script>\u2028" /* \u2028\n x */ & "!"; $v)';
    expect(codeOf(text)).toContain('\n  // $v := b & "*/ < /script> " /* x */ & "!"\n');
  });

  it('is the code that runs, but for layout and comments', () => {
    const texts = hasSuite ? suiteCases().map(({ expr }) => expr) : [];
    let compared = 0;
    for (const text of new Set([...OWN, ...texts.filter((_, at) => at % 3 === 0)])) {
      const parsed = parseExpression(text);
      if (!parsed.ok) continue;
      const options = { ...programOptions({}, []), record: true, replaced: new Set<string>() };
      expect(tokens(codeOf(text))).toBe(tokens(generate(parsed.tree, options).source));
      // It parses: no line end has changed its meaning.
      new Function('support', 'natives', 'functions', 'regexEngine', codeOf(text));
      compared += 1;
    }
    expect(compared).toBeGreaterThanOrEqual(OWN.length);
  });

  it('breaks long lines at brackets', () => {
    const text = `{${Array.from({ length: 40 }, (_, at) => `"field${at}": source${at} & "text, (more"`).join(', ')}}`;
    const longest = Math.max(
      ...codeOf(text)
        .split('\n')
        .map((line) => line.length),
    );
    expect(longest).toBeLessThanOrEqual(110);
  });

  it('is given for one member', () => {
    const text = '($x := 1; {"a": {"b": c & $x}, "d": 1})';
    expect(codeOf(text, { member: ['a', 'b'] })).toContain('bindings["x"]');
    expect(codeOf(text, { member: ['a', 'z'] })).toBe('no-member: nothing gives "a.z"');
  });

  it('says why there is none', () => {
    expect(codeOf('name &')).toBe('S0207: The expression ends too early');
  });
});
