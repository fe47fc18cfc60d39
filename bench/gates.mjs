// Targets of the benches, and the gate: a ratio below 80 % of its target fails the run with `--gate`.

const SHARE = 0.8;

/** Collects ratios; `target` is what is to be reached, more is better. */
export const createGates = () => {
  const results = [];
  return {
    check: (name, ratio, target) => results.push({ name, ratio, target }),
    /** A table of all, with what was missed. */
    report: () => {
      const width = Math.max(...results.map(({ name }) => name.length));
      const lines = results.map(({ name, ratio, target }) => {
        const verdict = ratio >= target ? 'reached' : ratio >= target * SHARE ? 'within the gate' : 'MISSED';
        return `${name.padEnd(width)}  ${ratio.toFixed(2).padStart(8)}  target ${String(target).padStart(5)}  ${verdict}`;
      });
      return ['Ratios and their targets (more is better)', ...lines].join('\n');
    },
    missed: () => results.filter(({ ratio, target }) => ratio < target * SHARE),
  };
};
