// The public entry of the runtime: runs what the compiler made.
export { ISSUES, type IssueCode } from '../functions/issue-codes.ts';
export type { Direction, Issue } from './issue.ts';
export type { Explanation } from './outcome.ts';
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
  type Writable,
  type WriteOptions,
} from './resource.ts';
