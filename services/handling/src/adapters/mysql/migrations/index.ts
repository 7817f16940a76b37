import type { MigrationClass } from '@hotline/platform/mysql';
import { CreateOrders1700000002001 } from './0001-create-orders.js';
import { CreateLists1700000002002 } from './0002-create-lists.js';
import { WidenLists1700000002003 } from './0003-widen-lists.js';

export const migrations: MigrationClass[] = [CreateOrders1700000002001, CreateLists1700000002002, WidenLists1700000002003];
