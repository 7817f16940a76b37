import type { Caller } from '@hotline/platform/lifecycle';
import { validateCalendar, validatePolicy, type Calendar, type Policy } from '../domain/index.js';
import type { Audit, RuleBook, Rules, Time } from './ports.js';

/** The administrator changes limits or calendar, which leaves an audit line. Running clocks stay as they are. */
export class SetRules {
  constructor(
    private readonly rules: RuleBook,
    private readonly audit: Audit,
    private readonly time: Time,
  ) {}

  read(): Promise<Rules> {
    return this.rules.read();
  }

  /** @throws DomainError POLICY_INVALID, POLICY_CHANGED. @returns the new version */
  async setPolicy(version: number, policy: Policy, { person }: Caller): Promise<number> {
    const next = await this.rules.putPolicy(version, validatePolicy(policy));
    await this.write(person, 'setPolicy', `policy/${next}`);
    return next;
  }

  /** @throws DomainError CALENDAR_INVALID */
  async setCalendar(calendar: Calendar, { person }: Caller): Promise<Calendar> {
    await this.write(person, 'setCalendar', `calendar/${await this.rules.putCalendar(validateCalendar(calendar))}`);
    return calendar;
  }

  private async write(person: string, action: string, subject: string): Promise<void> {
    await this.audit.append({ at: this.time.now(), person, action, subject, reason: '' });
  }
}
