import { validateCalendar, validatePolicy, type Calendar, type Policy } from '../domain/index.js';
import type { RuleBook, Rules } from './ports.js';

/** The administrator changes limits or calendar. Running clocks stay as they are. */
export class SetRules {
  constructor(private readonly rules: RuleBook) {}

  read(): Promise<Rules> {
    return this.rules.read();
  }

  /** @throws DomainError POLICY_INVALID, POLICY_CHANGED. @returns the new version */
  setPolicy(version: number, policy: Policy): Promise<number> {
    return this.rules.putPolicy(version, validatePolicy(policy));
  }

  /** @throws DomainError CALENDAR_INVALID */
  async setCalendar(calendar: Calendar): Promise<Calendar> {
    await this.rules.putCalendar(validateCalendar(calendar));
    return calendar;
  }
}
