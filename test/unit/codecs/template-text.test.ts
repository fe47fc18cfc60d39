import { describe, expect, it } from 'vitest';
import { checkTemplate } from '../../../src/codecs/template.ts';
import { partTexts } from '../../../src/codecs/template-text.ts';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { templateOf } from '../../support/codec-of.ts';
import { evaluateText } from '../../support/evaluate-text.ts';

describe('a template without "from"', () => {
  const texts = partTexts(
    templateOf(['name', '[a-z]+'], '@', ['host.name', '[a-z.]+'], '#', { param: 'tag' }),
  );
  const bindings = { param: { tag: 'x' } };
  const composed = texts.compose(['user', 'host']);

  it('composes the text of its parts', async () => {
    expect(await evaluateText(composed, { user: 'ada', host: 'b.c' }, bindings)).toBe('ada@b.c#x');
  });
  it('composes nothing if a part is missing or does not match', async () => {
    expect(await evaluateText(composed, { user: 'ada' }, bindings)).toBeUndefined();
    expect(await evaluateText(composed, { user: 'Ada', host: 'b' }, bindings)).toBeUndefined();
  });
  it('parses the text into its parts', async () => {
    const parsed = texts.parse('value');
    expect(await evaluateText(parsed, { value: 'ada@b.c#x' }, bindings)).toEqual({ p0: 'ada', p1: 'b.c' });
    expect(await evaluateText(texts.part(`(${parsed})`, 1), { value: 'ada@b.c#x' }, bindings)).toBe('b.c');
    expect(await evaluateText(parsed, { value: 'ada@b.c#y' }, bindings)).toBeUndefined();
  });
  it('is refused if a part cannot be matched safely', () => {
    const found: Diagnostic[] = [];
    const sound = checkTemplate(templateOf(['a', '(x+)+']), {
      report: (diagnostic) => void found.push(diagnostic),
    });
    expect(sound).toBe(false);
    expect(found.map(({ code }) => code)).toEqual(['codec/bad-pattern']);
  });
});
