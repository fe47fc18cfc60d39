// What is generated and committed is what the sources give.
import { expect, it } from 'vitest';
import { generate } from '../../scripts/generate.ts';

it('types, pages and OpenAPI description are up to date; if not: npm run generate', async () => {
  expect(await generate(['--check'])).toEqual({ code: 0, said: '' });
});
