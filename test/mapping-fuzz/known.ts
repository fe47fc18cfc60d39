// Faults that are known and not mended yet: each with the reason why it stands here. The list is to shrink.
import type { Drawn } from './draw-mapping.ts';
import type { Finding } from './laws.ts';
import type { WrittenMap } from './written.ts';

interface Known {
  readonly reason: string;
  readonly isIt: (finding: Finding, rule: string, drawn: Drawn) => boolean;
}

const isReadBack = ({ law }: Finding): boolean => law === 'PutGet' || law === 'Told';

const KNOWN: readonly Known[] = [
  {
    reason: 'an empty text is written without an issue where the vendor schema takes it for null',
    isIt: (finding) =>
      (isReadBack(finding) || finding.law === 'Witness') && /\[?""|\[ ?"\s*"/.test(finding.told),
  },
  {
    reason: 'a text codec in a chain writes what it reads otherwise, under a verdict of exact',
    isIt: (finding, rule) => isReadBack(finding) && /"as":\[\{"text"/.test(rule),
  },
  {
    reason: 'what items of lists, slots and elements are equal up to is not told by the rule that holds them',
    isIt: (finding, rule) =>
      isReadBack(finding) &&
      /"(?:list|slots|each)":/.test(rule) &&
      /text|instant|date|decimal|number/.test(rule),
  },
  {
    reason: 'what the arms of a choice are equal up to is not told by the choice',
    isIt: (finding, rule) =>
      isReadBack(finding) && /"firstOf"/.test(rule) && /text|instant|date|decimal|number/.test(rule),
  },
  {
    reason: 'the default of a member of an element is read where the element lacks it',
    isIt: (finding, rule) => isReadBack(finding) && /"each".*"default"/.test(rule),
  },
  {
    reason: 'a row for null is written as null beside pair and firstOf, where null is not read',
    isIt: (finding, rule) =>
      isReadBack(finding) && /"(?:pair|firstOf)"/.test(rule) && /"none"/.test(finding.told),
  },
  {
    reason: 'beside a row for null a default is written as null, which reads as what the row says',
    isIt: (finding, rule) => isReadBack(finding) && /u0000null.*"default"/.test(rule),
  },
  {
    reason:
      'a record whose type changes with the write is compared with what it was read as under the old type',
    isIt: (finding, _rule, drawn) =>
      isReadBack(finding) && drawn.mapping.branch !== undefined && finding.onto !== undefined,
  },
  {
    reason: 'decimals that are texts are equal up to their spelling, which no equality says',
    isIt: (finding, rule) => isReadBack(finding) && /"as":"(?:decimal|number)"/.test(rule),
  },
  {
    reason: 'the claim of a join does not know the codec or the canonical type beside it',
    isIt: ({ law, told }) => law === 'Witness' && /did not show "lossy"/.test(told),
  },
  {
    reason: 'the verdict of integers says exact of values like 1e21, which are issues',
    isIt: ({ law, told, record }) =>
      law === 'Verdict' && /value\/schema/.test(told) && /e\+\d\d/.test(JSON.stringify(record)),
  },
  {
    reason: 'the codec json writes the smallest doubles, which it does not read',
    isIt: (finding, rule) => isReadBack(finding) && /json/.test(rule) && /e-3\d\d/.test(finding.told),
  },
];

const fieldsOf = (drawn: Drawn): WrittenMap => {
  const { fields, branches } = drawn.mapping;
  const arms = Object.values(Object(branches) as Record<string, WrittenMap>);
  const inArms = arms.flatMap((arm) => Object.entries(Object(arm.fields) as WrittenMap));
  return { ...(fields as WrittenMap), ...Object.fromEntries(inArms) };
};

/** The rule at or around a place, as it is written. */
const ruleAt = (drawn: Drawn, at: string): string => {
  const place = at.replace(/^.* › /, '');
  const fields = fieldsOf(drawn);
  const [name] = Object.keys(fields)
    .filter((each) => place === each || place.startsWith(`${each}.`) || place.startsWith(`${each}[`))
    .sort((one, other) => other.length - one.length);
  return name === undefined ? '' : JSON.stringify(fields[name]);
};

/** The reason why a finding is known; undefined for a new one. */
export const isKnown = (drawn: Drawn, finding: Finding): string | undefined => {
  const rule = ruleAt(drawn, finding.at);
  return KNOWN.find(({ isIt }) => isIt(finding, rule, drawn))?.reason;
};
