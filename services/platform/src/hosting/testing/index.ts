export { admittedRoles } from './admitted-roles.js';
export { answering, type Neighbour } from './neighbour.js';
export type { Delivery, Published } from './facts.js';
export { startForTest, type Stage, type StageOptions } from './stage.js';
