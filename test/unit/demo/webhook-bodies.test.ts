import { describe, expect, it } from 'vitest';
import { chooseFaults } from '../../../src/demo/plant-faults.ts';
import { createRandom } from '../../../src/demo/random.ts';
import { webhookBodies } from '../../../src/demo/webhook-bodies.ts';

describe('webhookBodies', () => {
  it('is the same for the same arguments, and differs for another seed', () => {
    expect(webhookBodies(7, 40, 100)).toEqual(webhookBodies(7, 40, 100));
    expect(webhookBodies(8, 40, 100)).not.toEqual(webhookBodies(7, 40, 100));
  });

  it('has as many bodies as asked for, of texts, with ids beyond the one given, none twice', () => {
    const { bodies } = webhookBodies(1, 300, 50_000);
    expect(bodies.length).toBe(300);
    expect(bodies.flatMap((body) => Object.values(body)).every((value) => typeof value === 'string')).toBe(
      true,
    );
    const ids = bodies.map(({ id }) => BigInt(id ?? ''));
    expect(ids.every((id) => id > 50_000n)).toBe(true);
    expect(new Set(ids).size).toBe(300);
  });

  it('tells each fault with the id of its body and the value that stands there', () => {
    const { bodies, faults } = webhookBodies(1, 300, 50_000);
    expect(new Set(faults.map(({ kind }) => kind)).size).toBe(6);
    for (const { index, id, field, value } of faults)
      expect(bodies[index]).toMatchObject({ id, [field]: value });
  });
});

describe('chooseFaults', () => {
  const ids = Array.from({ length: 1500 }, (_, index) => index + 1);

  it('chooses each kind once in 500 records, in none two, and ids beyond 2^53 in text only', () => {
    const numbers = chooseFaults(createRandom(1), 'rest', ids, false);
    expect(numbers.length).toBe(15);
    expect(new Set(numbers.map(({ id }) => id)).size).toBe(15);
    expect(numbers.map(({ kind }) => kind)).not.toContain('id-beyond-2^53');
    expect(chooseFaults(createRandom(1), 'webhook', ids, true).length).toBe(18);
  });

  it.each([0, 1, 3])('chooses no more than there are records: %i', (count) => {
    expect(chooseFaults(createRandom(1), 'rest', ids.slice(0, count), false).length).toBe(count);
  });
});
