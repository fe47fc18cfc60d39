// Which faults are on, and whether one strikes a certain call.
import { hash32 } from '../data/hash.ts';
import { type FaultName, isFaultName } from './fault-table.ts';

/** When a fault strikes; without any of these, always. All that are given must agree. */
export interface FaultSetting {
  /** The first calls that are spared. */
  readonly after?: number;
  /** Every how manyeth call after these. */
  readonly every?: number;
  /** The share of calls, 0 to 1, chosen by the seed. */
  readonly share?: number;
  /** How often at most. */
  readonly times?: number;
  /** Only operations that hold one of these texts, such as `POST /rest/v1/leads.json`. */
  readonly operations?: readonly string[];
  /** What else the fault takes. */
  readonly [parameter: string]: unknown;
}

/** Faults to begin with: a setting, several, or `true` for always. */
export type FaultSettings = { readonly [Name in FaultName]?: FaultSetting | readonly FaultSetting[] | true };

export interface Faults {
  /** The setting of a fault that strikes this call, or undefined. Asking counts. */
  readonly strikes: (name: FaultName, operation: string) => FaultSetting | undefined;
  readonly set: (name: string, setting: FaultSetting | readonly FaultSetting[] | true) => void;
  /** Takes a fault back, or all of them. */
  readonly clear: (name?: string) => void;
  readonly list: () => Readonly<Record<string, readonly FaultSetting[]>>;
  /** How often each fault has struck. */
  readonly struck: () => Readonly<Record<string, number>>;
}

interface Switch {
  readonly setting: FaultSetting;
  asked: number;
  struck: number;
}

const checked = (setting: unknown): FaultSetting => {
  if (typeof setting !== 'object' || setting === null)
    throw new TypeError('a fault is set to true or to an object');
  const numbers = Object.fromEntries(Object.entries(setting).filter(([, value]) => value !== undefined));
  for (const name of ['after', 'every', 'share', 'times']) {
    const value = Object.hasOwn(numbers, name) ? numbers[name] : 0;
    if (typeof value !== 'number' || !(value >= 0))
      throw new TypeError(`"${name}" of a fault must be a number from 0 up`);
  }
  return numbers;
};

export const createFaults = (seed: number, settings: FaultSettings = {}): Faults => {
  const switches = new Map<FaultName, readonly Switch[]>();
  const counts = new Map<string, number>();

  const set: Faults['set'] = (name, setting) => {
    if (!isFaultName(name)) throw new TypeError(`there is no fault "${name}"`);
    const list: readonly unknown[] = setting === true ? [{}] : Array.isArray(setting) ? setting : [setting];
    switches.set(
      name,
      list.map((each) => ({ setting: checked(each), asked: 0, struck: 0 })),
    );
  };
  for (const [name, setting] of Object.entries(settings)) if (setting !== undefined) set(name, setting);

  const fires = (one: Switch, salt: number, operation: string): boolean => {
    const { after = 0, every = 1, share = 1, times = Number.POSITIVE_INFINITY, operations } = one.setting;
    if (operations !== undefined && !operations.some((part) => operation.includes(part))) return false;
    const turn = one.asked++;
    if (turn < after || one.struck >= times) return false;
    if (every > 1 && (turn - after + 1) % every !== 0) return false;
    if (share < 1 && hash32(seed, turn, salt) / 4294967296 >= share) return false;
    one.struck++;
    return true;
  };

  return {
    strikes: (name, operation) => {
      const list = switches.get(name);
      if (list === undefined) return undefined;
      const salt = [...name].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), 7);
      const hit = list.find((one, position) => fires(one, salt + position, operation));
      if (hit !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
      return hit?.setting;
    },
    set,
    clear: (name) => {
      if (name === undefined) switches.clear();
      else if (isFaultName(name)) switches.delete(name);
      else throw new TypeError(`there is no fault "${name}"`);
    },
    list: () =>
      Object.fromEntries([...switches].map(([name, list]) => [name, list.map(({ setting }) => setting)])),
    struck: () => Object.fromEntries(counts),
  };
};
