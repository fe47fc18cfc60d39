// What other folders use of the demo's input.
export { type DemoInput, demoInput, type RestPage } from './demo-input.ts';
export type { DemoLead } from './make-lead.ts';
export type { FaultKind, PlantedFault } from './plant-faults.ts';
