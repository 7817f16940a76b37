import { forbidden } from '@hotline/platform/errors';
import type { Caller } from '@hotline/platform/lifecycle';
import type { Appeal } from '../domain/appeal.js';
import type { AppealFilter, Appeals, Clock, Page, Paged, Privacy } from './ports.js';

const maySearchByPhone = ['agent', 'callback_agent'];

/** Appeals by filter, newest first. */
export class FindAppeals {
  constructor(
    private readonly appeals: Appeals,
    private readonly privacy: Privacy,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError SEARCH_BY_PHONE_NOT_ALLOWED, BAD_CURSOR */
  execute(filter: Omit<AppealFilter, 'person'>, phone: string, page: Page, caller: Caller): Promise<Paged<Appeal>> {
    if (phone !== '' && !maySearchByPhone.some((role) => caller.roles.includes(role))) {
      throw forbidden('SEARCH_BY_PHONE_NOT_ALLOWED', 'a telephone number is searched for by who talks with citizens', {
        field: 'phone',
        allowed: maySearchByPhone.join(','),
      });
    }
    return this.appeals.list({ ...filter, person: this.privacy.personOf(phone) }, page, this.clock.now());
  }
}
