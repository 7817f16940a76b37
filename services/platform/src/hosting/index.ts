export { openContainer, type Container, type ContainerOptions } from './container.js';
export { openRuntime, serviceTokenKey, type OpenRuntime, type RuntimeOptions } from './open-runtime.js';
export { poll, type Poll } from './poll.js';
export type { Runtime } from './runtime.js';
export type { HotlineService } from './service.js';
export type { Worker } from './worker.js';
