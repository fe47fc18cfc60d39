// `text`: white space at both ends, case and length of a text, put right as it is read.
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Span } from '../diagnostics/span.ts';
import { lowerText, plainText, shortText, trimText, truncateText, upperText } from '../functions/texts.ts';
import type { AsOptions } from '../mapping/tree.ts';
import type { Domain } from '../schema/domain.ts';
import type { Equality } from './codec.ts';
import type { CodecEnv } from './codec-env.ts';
import { type BoundCodec, type Call, callText, defineCodec } from './define-codec.ts';
import { domainOfTypes } from './domains.ts';

interface Step {
  readonly text: (operand: string) => string;
  readonly call: Call;
}

const stepsOf = (options: AsOptions): readonly Step[] => {
  const { truncate } = options;
  const steps: Step[] = [];
  if (options.trim) steps.push({ text: callText('trimText'), call: trimText });
  if (options.case === 'lower') steps.push({ text: callText('lowerText'), call: lowerText });
  if (options.case === 'upper') steps.push({ text: callText('upperText'), call: upperText });
  if (truncate !== undefined) {
    steps.push({
      text: callText('truncateText', String(truncate)),
      call: (value) => truncateText(value, truncate),
    });
    // What is cut may end in a blank again.
    if (options.trim) steps.push({ text: callText('trimText'), call: trimText });
  }
  return steps;
};

const equalityOf = (options: AsOptions): Equality =>
  options.trim
    ? options.case === undefined
      ? 'space'
      : 'text'
    : options.case === undefined
      ? 'value'
      : 'case';

const UP_TO: Readonly<Partial<Record<Equality, string>>> = {
  space: 'white space',
  case: 'case',
  text: 'case and white space',
};

/** The text is written as it is; one that is longer than `truncate` would come back cut, and is not written. */
export const createText = (options: AsOptions, span: Span, env: CodecEnv): BoundCodec | undefined => {
  const steps = stepsOf(options);
  if (steps.length === 0) {
    env.report(createDiagnostic('codec/nothing-to-do', { codec: 'text' }, { span }));
    return undefined;
  }
  const { truncate } = options;
  const equality = equalityOf(options);
  const upTo = truncate === undefined ? UP_TO[equality] : undefined;
  const short = domainOfTypes(['string'], truncate === undefined ? {} : { maxLength: truncate });
  // Trimming and case may change the length and break what patterns say; only these facets stay.
  const given = (vendor: Domain): Domain => {
    const bounds = [truncate, options.case === undefined ? vendor.maxLength : undefined].filter(
      (n) => n !== undefined,
    );
    const keeps = !options.trim && options.case === undefined && truncate === undefined;
    return domainOfTypes(['string'], {
      ...(bounds.length > 0 && { maxLength: Math.min(...bounds) }),
      ...(!options.trim &&
        options.case === undefined &&
        vendor.minLength !== undefined && {
          minLength: Math.min(vendor.minLength, truncate ?? vendor.minLength),
        }),
      ...(keeps && { patterns: vendor.patterns }),
    });
  };
  const letters = 'ab'.repeat(((truncate ?? 0) >> 1) + 2);
  return defineCodec({
    name: 'text',
    read: (operand) => steps.reduce((text, step) => step.text(text), operand),
    write: truncate === undefined ? callText('plainText') : callText('shortText', String(truncate)),
    convert: {
      fromVendor: (value) => steps.reduce((text, { call }) => call(text), value),
      toVendor: truncate === undefined ? plainText : (value) => shortText(value, truncate),
    },
    failure: 'value/type',
    expected: {
      fromVendor: 'a text',
      toVendor: truncate === undefined ? 'a text' : `a text of at most ${truncate} characters`,
    },
    equality,
    takes: { vendor: domainOfTypes(['string']), canonical: short },
    gives: { canonical: given, vendor: (canonical) => canonical },
    ...(upTo !== undefined && { upTo: { fromVendor: upTo } }),
    probes: {
      vendor:
        truncate === undefined
          ? [' Ada']
          : [`${letters.slice(0, truncate)}c`, `${letters.slice(0, truncate)}d`],
      canonical: truncate === undefined ? [] : [letters.slice(0, truncate + 1)],
    },
    seeds: { vendor: [' Ada ', 'ADA', 'ada 😀'], canonical: ['Ada', 'ada'] },
  });
};
