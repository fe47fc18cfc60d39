// The keys of every map in a mapping file. The parser reads by these tables and the JSON Schema is held to them.

/** One kind of map: how messages call it, and its keys. */
export interface MapShape {
  /** As in "a rule has no key …". */
  readonly what: string;
  readonly keys: readonly string[];
  readonly required: readonly string[];
  /** What to type where something else than such a map stands. */
  readonly form?: string;
  /** What may be meant by a key that is like none of them. */
  readonly otherwise?: string;
  /** What to type where a key is missing: `key: id`. */
  readonly samples?: Readonly<Record<string, string>>;
}

/** `because` and the like stand last, so that the nearest names come out in the order in which people write them. */
const shape = <const Key extends string>(
  what: string,
  keys: readonly Key[],
  required: readonly NoInfer<Key>[] = [],
  words: Pick<MapShape, 'form' | 'otherwise' | 'samples'> = {},
): Omit<MapShape, 'keys' | 'required'> & {
  readonly keys: readonly Key[];
  readonly required: readonly Key[];
} => ({
  what,
  keys,
  required,
  ...words,
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
  { key: 'to', needs: ['from'] },
  { key: 'in', needs: ['pair'] },
  { key: 'with', needs: ['join'] },
  { key: 'writes', needs: ['jsonata'] },
  { key: 'unknown', needs: ['map', 'lookup'] },
  { key: 'items', needs: ['list'] },
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
    {
      otherwise: 'if it is a canonical path, indent it below "fields"',
      samples: {
        mapping: 'mapping: marketo/contact',
        vendor: 'vendor: { system: marketo, object: lead }',
        canonical: 'canonical: contact',
        key: 'key: id (the canonical path that identifies a record, or a list of them)',
        fields: 'fields: and a rule for each canonical path below it, such as firstName: firstName',
      },
    },
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
      'branches',
      'remove',
      'ignore',
      'examples',
    ],
    ['overlay', 'extends', 'level'],
    {
      otherwise: 'if it is a canonical path, indent it below "fields"',
      samples: {
        overlay: 'overlay: acme',
        extends: 'extends: marketo/contact',
        level: 'level: account (or organization, or instance)',
      },
    },
  ),
  vendor: shape('"vendor"', ['system', 'object'], ['system', 'object'], {
    form: '{ system: marketo, object: lead }',
    samples: { system: 'system: marketo', object: 'object: lead' },
  }),
  overlayCanonical: shape('"canonical" of an overlay', ['adds'], ['adds'], {
    form: '{ adds: { region: { type: string } } }; which resource it is, the base says',
    samples: { adds: 'adds: { region: { type: string } }' },
  }),
  parameter: shape('a parameter', ['type', 'pattern', 'required', 'default', 'description'], ['type'], {
    form: '{ type: string }',
    samples: { type: 'type: string' },
  }),
  policies: shape('"policies"', ['unmapped', 'absent', 'null', 'onError']),
  policyBothWays: shape('a policy', ['fromVendor', 'toVendor']),
  policyToVendor: shape('this policy', ['toVendor']),
  valueMapRow: shape('a row of a value map', ['to', 'only', 'because'], ['to'], {
    samples: { to: 'to: and the canonical code' },
  }),
  valueMapChange: shape('a change to a value map', ['add', 'remove', 'replace'], [], {
    form: '{ add: { Podcast: podcast }, remove: [Fax] }',
  }),
  ref: shape('a ref', ['value', 'shape'], ['value'], {
    form: '{ value: sourceID, shape: { sourceType: Marketo } }',
    samples: { value: 'value: and the member that holds the id, such as sourceID' },
  }),
  shapeMember: shape('a member of a shape', ['param'], ['param'], {
    samples: { param: 'param: and the name of a parameter' },
  }),
  rule: shape('a rule', RULE_KEYS),
  arm: shape('an arm of firstOf', [...RULE_KEYS, 'when', 'writer']),
  slots: shape('"slots"', ['key', 'value'], ['key', 'value'], {
    form: '{ key: type, value: number }, the two members of an element',
    samples: {
      key: 'key: and the member that names the slot',
      value: 'value: and the member that holds the value',
    },
  }),
  jsonata: shape('"jsonata"', ['fromVendor', 'toVendor'], [], {
    samples: { fromVendor: 'fromVendor: and an expression over the vendor record' },
  }),
  default: shape('"default"', ['fromVendor', 'onCreate', 'because'], [], {
    samples: { fromVendor: 'fromVendor: and a canonical value, or onCreate: and a vendor value' },
  }),
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
  textOptions: shape('the codec "text"', ['trim', 'case', 'truncate'], [], {
    form: '{ text: { trim: true } }',
  }),
  dateOptions: shape('the codec "date"', ['pattern', 'zone'], [], {
    form: '{ date: { pattern: dd/MM/yyyy } }',
  }),
  instantOptions: shape('the codec "instant"', ['zone'], [], { form: '{ instant: { zone: UTC } }' }),
  unknownTo: shape('"unknown"', ['to'], ['to'], {
    form: 'error, keep, omit, null or { to: code }',
    samples: { to: 'to: and the code that all others become' },
  }),
  lookup: shape('"lookup"', ['country', 'region', 'currency', 'phone', 'language'], [], {
    form: 'country, region, currency, phone or language, or one of them with options: { phone: { country: { const: US } } }',
  }),
  nameLookup: shape('this lookup', ['write'], [], { form: '{ write: name }' }),
  regionLookup: shape('the lookup "region"', ['country', 'write'], ['country'], {
    form: '{ country: { from: country } }',
    samples: { country: 'country: { from: … }, the vendor field that holds the country' },
  }),
  phoneLookup: shape('the lookup "phone"', ['country'], [], {
    form: '{ country: { from: country } }, for numbers without a country of their own',
  }),
  lookupCountry: shape('"country" of a lookup', ['from', 'const', 'param'], [], {
    form: '{ from: country }, { const: US } or { param: name }, or a list of these: the first that is known counts',
  }),
  each: shape('"each"', ['key', 'fields', 'item', 'removed'], [], {
    form: '{ key: id, fields: { id: id } }',
    samples: {
      key: 'key: and the inner rule that tells elements apart',
      fields: 'fields: and a rule for each member, or item: and a codec for scalars',
    },
  }),
  write: shape('an entry of "write"', ['const', 'param'], [], { form: '{ const: … }' }),
  branch: shape('"branch"', ['by', 'names'], ['by'], {
    form: '{ by: activityTypeId }, the vendor field that tells record types apart',
    samples: {
      by: 'by: and the vendor field that tells record types apart',
      branches: 'branches: and rules for each record type below it',
      branch: 'branch: { by: … } with the vendor field that tells record types apart',
    },
  }),
  branchArm: shape('a branch', ['fields', 'ignore'], [], { form: '{ fields: { … } }' }),
  ignore: shape('"ignore"', ['vendor', 'canonical'], [], {
    form: '{ vendor: [{ field: …, because: … }] }',
  }),
  ignored: shape('an ignored field', ['field', 'fields', 'because'], ['because'], {
    samples: {
      field: 'field: and its name, or fields: [ … ] for several',
      because: 'because: and why nobody needs it',
    },
  }),
  removed: shape('a removed field', ['field', 'because'], ['field'], {
    samples: { field: 'field: and a canonical path' },
  }),
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
      'create',
      'json',
      'absent',
      'issue',
      'issues',
      'superseded',
    ],
    ['name'],
    {
      form: '{ name: …, vendor: { … }, canonical: { … } }',
      samples: {
        name: 'name: and what it shows',
        vendor: 'vendor: { … } and canonical: { … }, or one of the two with an issue',
      },
    },
  ),
  issue: shape('an issue', ['code', 'at', 'rejects'], ['code'], {
    form: '{ code: value/unmapped, at: status }',
    samples: { code: 'code: and one of the issue codes, such as value/unmapped' },
  }),
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
export const UNKNOWN_WORDS = ['error', 'keep', 'omit', 'null'] as const;
export const LOOKUPS = ['country', 'region', 'currency', 'phone', 'language'] as const;
/** How a lookup writes a code back. */
export const LOOKUP_STYLES = ['code', 'name'] as const;
