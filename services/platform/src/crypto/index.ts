export { Cipher } from './cipher.js';
export { algorithms, type Algorithm } from './algorithms.js';
export { readKeyRing, type CipherKey } from './key-ring.js';
export { deriveKey, readSecret } from './secret.js';
export { blindIndex, normalisePhone } from './blind-index.js';
export { maskId, maskName, maskPhone } from './masks.js';
export { AuditTrail, type AuditAct, type AuditRow, type AuditStore, type BrokenRow } from './audit-trail.js';
export { CreateAudit1700000000100, auditMigrations } from './migrations/0001-create-audit.js';
