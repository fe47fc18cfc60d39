// What other folders use of the demo's input.

export { chooseFaults, type FaultKind, type PlantedFault } from './plant-faults.ts';
export { createRandom } from './random.ts';
export { webhookBodies } from './webhook-bodies.ts';
