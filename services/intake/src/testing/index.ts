export { openMemoryIntake, type MemoryIntake } from './memory-intake.js';
