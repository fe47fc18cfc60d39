// What other folders and packages use of the sandbox.
export type { ClockOptions } from './clock.ts';
export type { Control } from './control/control.ts';
export { FAULTS, type FaultName } from './control/fault-table.ts';
export type { FaultSetting, FaultSettings, Faults } from './control/faults.ts';
export type { Exchange, Observer } from './http/exchange.ts';
export type { Seen } from './http/meter.ts';
export type { Service } from './http/tokens.ts';
export type { HubAccess } from './hub/accounts.ts';
export { DEFAULT_LIMITS, type Limits, NO_LIMITS } from './limits.ts';
export { type Sandbox, type SandboxOptions, startSandbox } from './start-sandbox.ts';
