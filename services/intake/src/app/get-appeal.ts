import { notFound } from '@hotline/platform/errors';
import type { Caller } from '@hotline/platform/lifecycle';
import type { Appeal } from '../domain/appeal.js';
import { openActions, type OpenAction } from '../domain/open-actions.js';
import { requireSight } from '../domain/sight.js';
import type { Appeals, Lease, Marks, Progresses, Queue } from './ports.js';

/** An appeal as a form shows it. */
export interface Sight {
  appeal: Appeal;
  /** State of the person's standing mark in this category; empty: none. */
  mark: string;
  lease: Lease | undefined;
}

/** One appeal, for those who may see it. */
export class GetAppeal {
  constructor(
    private readonly appeals: Appeals,
    private readonly marks: Marks,
    private readonly progresses: Progresses,
    private readonly queue: Queue,
  ) {}

  /** @throws DomainError APPEAL_NOT_FOUND, NOT_YOUR_UNIT */
  async execute(number: string, caller: Caller): Promise<Sight> {
    const appeal = await this.visible(number, caller);
    const { person } = appeal.contact;
    const marks = person === '' ? [] : await this.marks.standing([person]);
    const mark = marks.find(({ category }) => category === appeal.category)?.state ?? '';
    return { appeal, mark, lease: appeal.state === 'received' ? await this.queue.holder(number) : undefined };
  }

  /** @throws DomainError APPEAL_NOT_FOUND, NOT_YOUR_UNIT */
  async openActions(number: string, caller: Caller): Promise<OpenAction[]> {
    const appeal = await this.visible(number, caller);
    return openActions(appeal, await this.marks.find(number), caller.roles);
  }

  private async visible(number: string, caller: Caller): Promise<Appeal> {
    const appeal = await this.appeals.find(number);
    if (appeal === undefined) throw notFound('APPEAL_NOT_FOUND', `there is no appeal ${number}`, { number });
    return requireSight(appeal, appeal.orderNumber ? await this.progresses.find(appeal.orderNumber) : undefined, caller);
  }
}
