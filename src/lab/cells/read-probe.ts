// Whether a codec reads a value of a record: its text is run, because it may read other fields and parameters.
import type { BoundCodec } from '../../codecs/define-codec.ts';
import { operandText } from '../../compiler/emit/operand.ts';
import { createFunctions } from '../../functions/index.ts';
import { Session } from '../../functions/session.ts';
import type { JsonValue } from '../../json/json.ts';
import { compileJsonata } from '../../jsonata/compile/compile.ts';

/** Is something made of the value? False for nothing and for null. */
export const readProbe = (
  codec: BoundCodec,
): ((value: unknown, object: unknown, param: Readonly<Record<string, JsonValue>>) => boolean) => {
  const text = codec.read('$value', (path) => operandText(path));
  const { evaluate } = compileJsonata(text, { functions: createFunctions(new Session()), regex: 'linear' });
  return (value, object, param) => (evaluate(object, { value, param }) ?? null) !== null;
};
