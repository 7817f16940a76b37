import { auditMigrations } from '@hotline/platform/crypto';
import { CreateAccounts1732200000000 } from './0001-create-accounts.js';

export const migrations = [...auditMigrations, CreateAccounts1732200000000];
