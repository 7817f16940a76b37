export { openMemoryHandling, type MemoryHandling } from './memory-handling.js';
export { assignmentLifecycle, orderLifecycle } from '../domain/lifecycle.js';
export type { WorkOrder } from '../domain/work-order.js';
