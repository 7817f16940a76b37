export { openMemoryHandling, type MemoryHandling } from './memory-handling.js';
