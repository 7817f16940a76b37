import { conflict } from '@hotline/platform/errors';
import type { MemoryUnitOfWork } from '@hotline/platform/testing';
import type { RuleBook, Rules } from '../app/ports.js';
import { defaultCalendar, defaultPolicy, type Calendar, type Policy } from '../domain/index.js';

export class MemoryRuleBook implements RuleBook {
  private readonly kept = new Map<'rules', Rules>([['rules', { version: 0, policy: defaultPolicy, calendar: defaultCalendar }]]);
  private calendars = 0;

  constructor(private readonly uow: MemoryUnitOfWork) {}

  read(): Promise<Rules> {
    return Promise.resolve(this.kept.get('rules')!);
  }

  async putPolicy(version: number, policy: Policy): Promise<number> {
    const rules = await this.read();
    if (rules.version !== version)
      throw conflict('POLICY_CHANGED', 'somebody set the policy meanwhile; read it again', { version: String(version) });
    this.uow.set(this.kept, 'rules', { ...rules, version: version + 1, policy });
    return version + 1;
  }

  async putCalendar(calendar: Calendar): Promise<number> {
    this.uow.set(this.kept, 'rules', { ...(await this.read()), calendar });
    return ++this.calendars;
  }
}
