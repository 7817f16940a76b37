import { createHash, randomBytes } from 'node:crypto';
import type { Secrets } from '../../app/ports.js';

/** 256 random bits for the browser; their SHA-256 for the table, so that whoever reads it cannot sign in with it. */
export const randomSecrets: Secrets = {
  next: () => randomBytes(32).toString('base64url'),
  idOf: (secret) => createHash('sha256').update(secret).digest('base64url'),
};
