export { startDoor, type Door, type DoorOptions } from './door.ts';
export type { FaultRule } from './faults.ts';
export type { LoggedRequest } from './request-log.ts';
