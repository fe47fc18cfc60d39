// Types of the canonical resources: the shipped ones, and how `crosswalk.resource(name)` finds the type of a name.
import type { JsonObject } from '../json/json.ts';
import type { Resources as ShippedResources } from './shipped/index.js';

export type * from './shipped/index.js';

/**
 * Resources of your own by name: `crosswalk types` writes `augment.ts`, which extends this interface. What stands here
 * goes before the shipped type of the same name.
 *
 * @example
 * ```ts
 * declare module 'marketo-crosswalk/resources' {
 *   interface ResourceTypes {
 *     invoice: Invoice;
 *     'contact + acme': ContactAcme; // with the overlay "acme"
 *   }
 * }
 * ```
 */
// biome-ignore lint/suspicious/noEmptyInterface: users add the members
export interface ResourceTypes {}

/** The names of resources whose type is known. */
export type ResourceName = keyof ResourceTypes | keyof ShippedResources;

/** The type of a resource; a plain JSON object where it is not known. */
export type ResourceOf<Name extends string> = Name extends keyof ResourceTypes
  ? ResourceTypes[Name]
  : Name extends keyof ShippedResources
    ? ShippedResources[Name]
    : JsonObject;

/** The type of a resource under an overlay; where it is not known, the resource with further fields of any kind. */
export type OverlaidResourceOf<
  Name extends string,
  Overlay extends string,
> = `${Name} + ${Overlay}` extends keyof ResourceTypes
  ? ResourceTypes[`${Name} + ${Overlay}`]
  : ResourceOf<Name> & JsonObject;
