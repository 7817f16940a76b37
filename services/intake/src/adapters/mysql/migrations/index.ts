import { auditMigrations } from '@hotline/platform/crypto';
import { CreateIntake1700000010001 } from './0001-create-intake.js';

export const migrations = [...auditMigrations, CreateIntake1700000010001];
