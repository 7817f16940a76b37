import { CreateNotices1700000050001 } from './0001-create-notices.js';

export const migrations = [CreateNotices1700000050001];
