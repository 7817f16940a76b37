import type { Runtime } from '@hotline/platform/hosting';
import type { Ports } from '../../app/ports.js';
import { publishClocks } from '../events/publish-clocks.js';
import { MysqlDeadlines } from './mysql-deadlines.js';
import { MysqlMatters } from './mysql-matters.js';
import { MysqlRuleBook } from './mysql-rule-book.js';

/** Sla's ports over its database. */
export const openPorts = ({ unitOfWork, outbox, audit, clock }: Pick<Runtime, 'unitOfWork' | 'outbox' | 'audit' | 'clock'>): Ports => ({
  matters: new MysqlMatters(unitOfWork, publishClocks(outbox)),
  deadlines: new MysqlDeadlines(unitOfWork),
  rules: new MysqlRuleBook(unitOfWork),
  audit,
  time: clock,
});
