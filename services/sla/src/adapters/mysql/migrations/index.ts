import { auditMigrations } from '@hotline/platform/crypto';
import { CreateClocks1700000040001 } from './0001-create-clocks.js';

export const migrations = [...auditMigrations, CreateClocks1700000040001];
