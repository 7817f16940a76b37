export type { Direction, Disturbance, Proxy } from './disturbance.js';
export { openProxy, type ProxyOptions } from './proxy.js';
