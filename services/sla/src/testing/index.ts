export { openMemorySla, type MemorySla } from './memory-sla.js';
