// Loops under the guard on length: they count what they pass, and leave the rare case to the steps.
import { identifier, type Lowering, type Operand, type Place } from './lowering.ts';
import { Writer } from './writer.ts';

/** A part in loops that gives up where the guard might stop the steps. */
export interface LimitedLoops {
  /** Counts the items of a loop that begins. */
  readonly enter: (items: string, out: Writer) => void;
  /** Emits the loops; gives the condition that says that they gave up. */
  readonly emit: (loops: Writer, out: Writer) => string;
  /** Emits the loops: their result or, where they gave up, what the steps say. */
  readonly joined: (
    result: Operand,
    loops: Writer,
    place: Place,
    steps: (inner: Place) => Operand,
  ) => Operand;
}

/**
 * Undefined where the guard is off. No sequence of the steps is longer than all loops together are, and one item
 * where none runs: up to the limit the steps would not have stopped. Beyond it, and where something fails (which
 * the steps may notice later than a sequence that is too long), the steps are taken.
 */
export const limitedLoops = (l: Lowering): LimitedLoops | undefined => {
  if (!l.unit.sequenceGuard) return undefined;
  const [passed, over, label] = [l.unit.fresh('passed'), l.unit.fresh('over'), l.unit.fresh('loops')];
  const enter: LimitedLoops['enter'] = (items, out) => {
    out.line(`${passed} += ${items}.length;`);
    out.line(`if (${passed} > run.limit) {`);
    out.line(`  ${over} = true;`);
    out.line(`  break ${label};`);
    out.line('}');
  };
  const emit: LimitedLoops['emit'] = (loops, out) => {
    out.line(`let ${passed} = 1;`);
    out.line(`let ${over} = ${passed} > run.limit;`);
    out.line(`${label}: try {`);
    out.block(loops);
    out.line('} catch {');
    out.line(`  ${over} = true;`);
    out.line('}');
    return over;
  };
  return {
    enter,
    emit,
    joined: (result, loops, place, steps) => {
      const value = l.unit.fresh('t');
      emit(loops, place.out);
      const out = new Writer(place.out);
      const again = steps({ ...place, out, stepwise: true });
      place.out.line(`let ${value};`);
      place.out.line(`if (${over}) {`);
      place.out.block(out);
      place.out.line(`  ${value} = ${again.text};`);
      place.out.line(`} else ${value} = ${result.text};`);
      return identifier(value, result.kinds | again.kinds);
    },
  };
};
