// The keys of every map in a mapping file. The parser reads by these tables and the JSON Schema is held to them.

/** One kind of map: how messages call it, and its keys. */
export interface MapShape {
  /** As in "a rule has no key …". */
  readonly what: string;
  readonly keys: readonly string[];
  readonly required: readonly string[];
}

/** `because` and the like stand last, so that the nearest names come out in the order in which people write them. */
const shape = <const Key extends string>(
  what: string,
  keys: readonly Key[],
  required: readonly NoInfer<Key>[] = [],
): { readonly what: string; readonly keys: readonly Key[]; readonly required: readonly Key[] } => ({
  what,
  keys,
  required,
});

/** Keys of a rule that say where its value comes from. */
export const SOURCE_KEYS = ['from', 'pair', 'firstOf', 'join', 'slots', 'const', 'param', 'jsonata'] as const;
/** Keys of a rule that convert its value. */
export const CODEC_KEYS = ['as', 'map', 'template', 'list', 'each', 'ref', 'lookup'] as const;

const RULE_KEYS = [
  ...SOURCE_KEYS,
  'to',
  'in',
  'with',
  'writes',
  ...CODEC_KEYS,
  'unknown',
  'items',
  'only',
  'default',
  'ifPresent',
  'locked',
  'absent',
  'null',
  'onError',
  'because',
] as const;

/** Keys that mean something only beside another one. */
export const COMPANIONS = [
  { key: 'to', needs: 'from' },
  { key: 'in', needs: 'pair' },
  { key: 'with', needs: 'join' },
  { key: 'writes', needs: 'jsonata' },
  { key: 'unknown', needs: 'map' },
  { key: 'items', needs: 'list' },
] as const;

export const SHAPES = {
  mapping: shape(
    'a mapping',
    [
      'mapping',
      'version',
      'vendor',
      'canonical',
      'key',
      'parameters',
      'policies',
      'valueMaps',
      'refs',
      'fields',
      'write',
      'records',
      'branch',
      'branches',
      'ignore',
      'examples',
    ],
    ['mapping', 'vendor', 'canonical', 'key'],
  ),
  overlay: shape(
    'an overlay',
    [
      'overlay',
      'extends',
      'level',
      'vendor',
      'canonical',
      'parameters',
      'valueMaps',
      'refs',
      'fields',
      'write',
      'remove',
      'ignore',
      'examples',
    ],
    ['overlay', 'extends', 'level'],
  ),
  vendor: shape('"vendor"', ['system', 'object'], ['system', 'object']),
  overlayCanonical: shape('"canonical" of an overlay', ['adds'], ['adds']),
  parameter: shape('a parameter', ['type', 'pattern', 'required', 'default', 'description'], ['type']),
  policies: shape('"policies"', ['unmapped', 'absent', 'null', 'onError']),
  policyBothWays: shape('a policy', ['fromVendor', 'toVendor']),
  policyToVendor: shape('this policy', ['toVendor']),
  valueMapRow: shape('a row of a value map', ['to', 'only', 'because'], ['to']),
  valueMapChange: shape('a change to a value map', ['add', 'remove', 'replace']),
  ref: shape('a ref', ['value', 'shape'], ['value']),
  shapeMember: shape('a member of a shape', ['param'], ['param']),
  rule: shape('a rule', RULE_KEYS),
  arm: shape('an arm of firstOf', [...RULE_KEYS, 'when', 'writer']),
  slots: shape('"slots"', ['key', 'value'], ['key', 'value']),
  jsonata: shape('"jsonata"', ['fromVendor', 'toVendor']),
  default: shape('"default"', ['fromVendor', 'onCreate', 'because']),
  codec: shape('a codec', [
    'text',
    'date',
    'instant',
    'as',
    'map',
    'template',
    'list',
    'each',
    'ref',
    'lookup',
    'unknown',
    'items',
  ]),
  textOptions: shape('the codec "text"', ['trim', 'case', 'truncate']),
  dateOptions: shape('the codec "date"', ['pattern', 'zone']),
  instantOptions: shape('the codec "instant"', ['zone']),
  unknownTo: shape('"unknown"', ['to'], ['to']),
  each: shape('"each"', ['key', 'fields', 'item', 'removed']),
  write: shape('an entry of "write"', ['const', 'param']),
  branch: shape('"branch"', ['by', 'names'], ['by']),
  branchArm: shape('a branch', ['fields', 'ignore']),
  ignore: shape('"ignore"', ['vendor', 'canonical']),
  ignored: shape('an ignored field', ['field', 'fields', 'because'], ['because']),
  removed: shape('a removed field', ['field', 'because'], ['field']),
  example: shape(
    'an example',
    [
      'name',
      'vendor',
      'canonical',
      'onto',
      'parameters',
      'direction',
      'partial',
      'absent',
      'issue',
      'issues',
      'superseded',
    ],
    ['name'],
  ),
  issue: shape('an issue', ['code', 'at'], ['code']),
  examplesFile: shape('a file of examples', ['examples'], ['examples']),
} as const satisfies Readonly<Record<string, MapShape>>;

/** Words of the policies, in the order in which they are explained. */
export const POLICY_WORDS = {
  unmapped: { fromVendor: ['drop', 'keep', 'collect', 'error'], toVendor: ['drop', 'error'] },
  absent: { toVendor: ['leave', 'clear'] },
  null: { fromVendor: ['omit', 'keep', 'error'], toVendor: ['clear', 'leave', 'error'] },
  onError: { fromVendor: ['omit', 'null', 'reject'], toVendor: ['omit', 'null', 'reject'] },
} as const;

export const DIRECTIONS = ['fromVendor', 'toVendor'] as const;
export const LEVELS = ['organization', 'account', 'instance'] as const;
export const PARAMETER_TYPES = ['string', 'number', 'integer', 'boolean'] as const;
export const TEXT_CASES = ['lower', 'upper'] as const;
export const REMOVED_WORDS = ['delete', 'keep', 'error'] as const;
export const UNKNOWN_WORDS = ['error', 'keep', 'null'] as const;
export const LOOKUPS = ['country', 'region', 'currency', 'phone', 'language'] as const;
