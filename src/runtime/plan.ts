// The plan: what `build` writes and the runtime runs. Plain JSON with a version; nothing in it is code but JSONata text.
import type { Parents } from '../functions/writing.ts';
import type { JsonObject, JsonValue } from '../json/json.ts';

export const PLAN_VERSION = 2;

/** What the runtime knows of one rule, to explain the issues that it causes. */
export interface PlanRule {
  /** Canonical path as issues name it; `[]` stands for any index. */
  readonly at: string;
  /** Vendor fields that the rule reads or writes. */
  readonly vendor: readonly string[];
  /** Those that it writes. */
  readonly writes?: readonly string[];
  /** Its value is an array whose elements these members tell apart: what is wrong with one is no matter of the others. */
  readonly elements?: readonly string[];
  /** Its value says nothing about the record. */
  readonly constant?: true;
  /** `mappings/marketo/contact.yaml:31`. */
  readonly source: string;
  readonly expected: { readonly fromVendor?: string; readonly toVendor?: string };
  readonly onError: { readonly fromVendor: OnError; readonly toVendor: OnError };
  /** The overlay that the rule comes from: `acme (account)`; absent for the base. */
  readonly layer?: string;
  /** Names of the branch's types; absent for outer rules. */
  readonly branch?: string;
}
export type OnError = 'omit' | 'null' | 'reject';

export interface PlanParameter {
  readonly name: string;
  readonly required: boolean;
  readonly default?: JsonValue;
  /** JSON Schema of the value: type and pattern. */
  readonly schema: JsonObject;
}

export interface PlanContainer {
  readonly keys: readonly string[];
  readonly kind: 'object' | 'array';
  /** Canonical paths of the rules that lead through it. */
  readonly at: readonly string[];
}

export interface PlanPairs {
  readonly keys: readonly string[];
  /** Canonical path of the rule that takes all other pairs, else of the first that names one. */
  readonly at: string;
  /** Where pairs that no rule names go; absent where they are dropped. */
  readonly others?: string;
}

/** One mapping with its overlays, ready to run. */
export interface Plan {
  readonly version: typeof PLAN_VERSION;
  /** `marketo/contact`, or `marketo/contact + acme`. */
  readonly name: string;
  readonly mappingVersion?: string;
  readonly resource: string;
  readonly vendor: { readonly name: string; readonly schema: JsonObject };
  readonly canonical: { readonly name: string; readonly schema: JsonObject };
  /** JSONata by direction; without `toVendor` the mapping goes one way. */
  readonly expressions: { readonly fromVendor: string; readonly toVendor?: string };
  readonly parameters: readonly PlanParameter[];
  /** Of the mapping: what becomes of values that no rule owns. */
  readonly onError: { readonly fromVendor: OnError; readonly toVendor: OnError };
  /** In the order in which issues are sorted. */
  readonly rules: readonly PlanRule[];
  /** Vendor field that tells record types apart, and the branch of each code. */
  readonly branches?: {
    readonly vendor: string;
    readonly codes: readonly (readonly [JsonValue, string])[];
  };
  /** Canonical paths of the key. */
  readonly key: readonly string[];
  /** One vendor record makes an array of canonical ones. */
  readonly manyRecords: boolean;
  /** Vendor keys of the array whose elements each make a record; with `manyRecords`. */
  readonly records?: readonly string[];
  /** Vendor fields that hold name/value pairs, as an array of them or as an object. */
  readonly pairs?: readonly PlanPairs[];
  /** Arrays of which `custom` holds the elements that no rule takes, and where. */
  readonly collected?: readonly { readonly keys: readonly string[]; readonly at: string }[];
  /**
   * Members that paths of rules lead through, by side. JSONata would look into an array where an object is due, and take
   * an object for the first element of an array.
   */
  readonly containers: {
    readonly vendor: readonly PlanContainer[];
    readonly canonical: readonly PlanContainer[];
  };
  /** The vendor objects that rules write into, as a tree of their keys; all else is written whole. */
  readonly parents: Parents;
  /** An authored expression is in it: it runs under guards. */
  readonly authored: boolean;
}
