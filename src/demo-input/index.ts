// What other folders use of the demo's input.
export { type DemoInput, demoInput, type RestPage } from './demo-input.ts';
export type { DemoLead } from './make-lead.ts';
export { chooseFaults, type FaultKind, type PlantedFault } from './plant-faults.ts';
export { createRandom } from './random.ts';
export { type WebhookFields, webhookBodies } from './webhook-bodies.ts';
