export { EchoService, echoOf, type Word } from './echo.js';
export { MemoryOnce } from './memory-once.js';
