// The public entry of the runtime: runs what the compiler made.
export { type Direction, ISSUES, type Issue } from './issue.ts';
export type { OnError, Plan, PlanParameter, PlanRule } from './plan.ts';
export { PLAN_VERSION } from './plan.ts';
export {
  createResource,
  type FromVendorResult,
  type Numbered,
  type Resource,
  type ResourceOptions,
  type StreamOptions,
  type ToVendorResult,
  type WriteOptions,
} from './resource.ts';
