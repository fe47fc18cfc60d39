// Puts random mappings to their laws, for as many as wanted; each difference is printed as small as is cheap.
import { checkDrawn, fuzzMapping, noFigures } from '../test/mapping-fuzz/fuzz-mappings.ts';
import { describeMappings, findingText, shrunk } from '../test/mapping-fuzz/report.ts';

const MOST = 20;

/** True where nothing was found. */
export const fuzzMappings = async (wanted: number, seed: number, hasPairs: boolean): Promise<boolean> => {
  const figures = noFigures();
  const options = { records: 12, plainEvery: 6 };
  const told = new Set<string>();
  let found = 0;
  let reported = 0;
  for (let index = 0; index < wanted && told.size < MOST; index++) {
    const { drawn, findings } = await fuzzMapping((seed + index) % 2 ** 31, options, figures);
    found += findings.length;
    for (const finding of findings) {
      const kind = `${finding.law} ${finding.at.replace(/^.*[ .]/, '')}`;
      if (told.has(kind)) continue;
      told.add(kind);
      const small = await shrunk(
        drawn,
        finding,
        async (each) => (await checkDrawn(each, options, noFigures())).findings,
      );
      console.log(`\n${findingText(small.drawn, small.finding ?? finding)}\n`);
    }
    const step = Math.floor((index * 20) / wanted);
    if (step > reported) {
      reported = step;
      console.log(`${index} mappings, ${figures.checks} checks, ${found} findings`);
    }
  }
  if (told.size >= MOST) console.log('too many findings to go on');
  console.log(`\n${describeMappings(figures, hasPairs)}\n${found} findings`);
  return found === 0;
};
