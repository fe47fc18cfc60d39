// The public entry: load mappings, get resources, transform records.

export { activityOverlayDraft, type OverlayDraftOptions } from './compiler/activity-overlay.ts';
export { type Crosswalk, type LoadOptions, loadCrosswalk } from './compiler/load-crosswalk.ts';
export {
  openProject,
  type Project,
  type ProjectCheck,
  type ProjectOptions,
} from './compiler/open-project.ts';
export type { Diagnostic } from './diagnostics/diagnostic.ts';
export { formatText } from './diagnostics/report/text.ts';
export { registerFunctions, Session } from './functions/index.ts';
export { memoryHost } from './host/memory-host.ts';
export { nodeHost } from './host/node-host.ts';
export type { ResourceName, ResourceOf, ResourceTypes } from './resources/index.ts';
export * from './runtime/index.ts';
export { vendorSchemaFromActivityTypes } from './schema/from-activity-types.ts';
export { vendorSchemaFromDescribe } from './schema/from-describe.ts';
