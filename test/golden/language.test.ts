// Every sentence of the language has cases: a small mapping with its schemas, and records that go through it both ways,
// by our executor and by the `jsonata` package. The emitted text lies beside them, for people to read.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CompiledMapping, compileMappings } from '../../src/compiler/compile-mappings.ts';
import { formatText } from '../../src/diagnostics/report/text.ts';
import { frame, putGet } from '../../src/lab/laws.ts';
import type { Plan } from '../../src/runtime/plan.ts';
import { createResource } from '../../src/runtime/resource.ts';
import { createDifferential, type Outcome, shown } from '../support/differential.ts';
import { expectedOf, filesIn, foldersIn, goldenFolder } from './golden.ts';
import { type LanguageCase, readCases } from './language-cases.ts';

const ROOT = goldenFolder('language');
const EMITTED = 'emitted.jsonata';

const compile = (folder: string): readonly CompiledMapping[] => {
  const files = filesIn(folder);
  const compilation = compileMappings({
    mappings: files.filter(({ path }) => /^(mapping|overlay\S*)\.yaml$/.test(path)),
    schemas: files.filter(({ path }) => path.startsWith('schemas/')),
  });
  const errors = compilation.diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(formatText(errors));
  return compilation.mappings;
};

const emittedText = (plans: readonly Plan[]): string =>
  plans
    .flatMap(({ name, expressions: { fromVendor, toVendor } }) => [
      `/* ${name} fromVendor */\n${fromVendor}\n`,
      toVendor === undefined ? `/* ${name} goes one way */\n` : `/* ${name} toVendor */\n${toVendor}\n`,
    ])
    .join('\n');

/** `value/type at phones[1]`, with `!` in front where the issue rejects the record. */
const issueTexts = ({ issues }: Outcome): readonly string[] =>
  issues.map(({ code, path, rejects }) => `${rejects ? '! ' : ''}${code}${path === '' ? '' : ` at ${path}`}`);

const run = async (each: LanguageCase, { resolved, plan }: CompiledMapping): Promise<void> => {
  if (plan === undefined) throw new Error('no plan');
  const parameters = each.parameters ?? {};
  const differential = createDifferential(plan, { parameters });
  const resource = createResource(plan, { parameters });
  if (each.direction === 'fromVendor') {
    const { ours, reference } = await differential.fromVendor(each.input);
    expect({ value: ours.ok ? ours.value : 'rejected', issues: issueTexts(ours) }).toEqual({
      value: each.rejected ? 'rejected' : each.gives,
      issues: each.issues,
    });
    expect(shown(reference)).toBe(shown(ours));
    if (ours.ok && plan.expressions.toVendor !== undefined && each.laws) {
      const back = await differential.toVendor(ours.value, { onto: each.input });
      expect({ patch: back.ours.value, issues: issueTexts(back.ours) }, 'GetPut').toEqual({
        patch: {},
        issues: [],
      });
      expect(shown(back.reference)).toBe(shown(back.ours));
    }
    return;
  }
  const options = {
    ...(each.onto !== undefined && { onto: each.onto }),
    ...(each.create !== undefined && { create: each.create }),
  };
  const { ours, reference } = await differential.toVendor(each.input, options);
  expect({ patch: ours.ok ? ours.value : 'rejected', issues: issueTexts(ours) }).toEqual({
    patch: each.rejected ? 'rejected' : each.patch,
    issues: each.issues,
  });
  if (each.record !== undefined) expect(ours.record).toEqual(each.record);
  expect(shown(reference)).toBe(shown(ours));
  if (ours.ok && each.laws) {
    if (each.onto !== undefined)
      expect(frame(resource, resolved, each.input, each.onto), 'Frame').toEqual([]);
    if (each.issues.length === 0)
      expect(putGet(resource, resolved, each.input, each.onto), 'PutGet').toEqual([]);
  }
};

for (const name of foldersIn(ROOT)) {
  const folder = join(ROOT, name);
  describe(name, () => {
    let compiled: readonly CompiledMapping[] | undefined;
    const mappings = () => {
      compiled ??= compile(folder);
      return compiled;
    };
    it('is emitted as expected', () => {
      const text = emittedText(mappings().flatMap(({ plan }) => plan ?? []));
      expect(text).toBe(expectedOf(folder, EMITTED, text));
    });
    for (const each of readCases(folder)) {
      it(each.name, async () => {
        const mapping = mappings().find(({ overlay }) => overlay === each.overlay);
        if (mapping === undefined) throw new Error(`no overlay ${each.overlay}`);
        await run(each, mapping);
      });
    }
  });
}
