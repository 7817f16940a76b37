import type { Actor } from '@hotline/platform/lifecycle';
import * as facts from '../domain/return-facts.js';
import type { Return, ReturnOutcome } from '../domain/return.js';
import type { Returns } from './ports.js';

/** Keeps returns as handling's and sla's facts say. Most orders have none: a fact without a return means nothing here. */
export class FollowReturns {
  constructor(private readonly returns: Returns) {}

  async requested(request: facts.Request): Promise<void> {
    if ((await this.returns.find(request.id)) === undefined) await this.returns.add(facts.requestReturn(request));
  }

  /** ResultApproved, ReturnWithdrawn. */
  overtaken(assignmentId: string, reason: 'approved' | 'submitted', at: Date): Promise<void> {
    return this.change(assignmentId, (asked) => facts.overtake(asked, reason, at));
  }

  unitWithdrawn(assignmentId: string, cause: string, at: Date, actor: Actor): Promise<void> {
    return this.change(assignmentId, (asked) => facts.withdrawUnit(asked, cause, at, actor));
  }

  async orderEnded(number: string, at: Date): Promise<void> {
    for (const { id } of await this.returns.ofOrder(number)) await this.change(id, (asked) => facts.overtake(asked, 'order_ended', at));
  }

  windowOpen(id: string, until: Date): Promise<void> {
    return this.change(id, (refused) => unheard(facts.setDisputeWindow(refused, until)));
  }

  windowOver(id: string): Promise<void> {
    return this.change(id, (refused) => unheard(facts.letRefusalStand(refused)));
  }

  private async change(id: string, change: (asked: Return) => ReturnOutcome): Promise<void> {
    if ((await this.returns.find(id)) !== undefined) await this.returns.update(id, change);
  }
}

const unheard = (asked: Return): ReturnOutcome => ({ return: asked, events: [] });
