export { openMemoryDispatch, type MemoryDispatch } from './memory-dispatch.js';
