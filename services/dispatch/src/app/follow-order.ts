import type { LiveAssignment, Placement } from '../domain/placement.js';
import * as facts from '../domain/placement-facts.js';
import type { Urgency } from '../domain/words.js';
import type { Placements } from './ports.js';

/** Keeps each order's placement as handling's facts say. A fact about an unknown order throws, so that it is tried again later. */
export class FollowOrder {
  constructor(private readonly placements: Placements) {}

  async opened(opening: facts.Opening): Promise<void> {
    if ((await this.placements.find(opening.number)) === undefined) await this.placements.open(facts.openPlacement(opening));
  }

  queued(number: string, queueing: Parameters<typeof facts.queueAgain>[1]): Promise<void> {
    return this.change(number, (placement) => facts.queueAgain(placement, queueing));
  }

  dispatchRefused(number: string, dispatchId: string, orderState: string): Promise<void> {
    return this.change(number, (placement) => facts.putBack(placement, dispatchId, orderState));
  }

  split(number: string): Promise<void> {
    return this.change(number, facts.leaveToParts);
  }

  reopened(number: string, round: number): Promise<void> {
    return this.change(number, (placement) => facts.beginRound(placement, round));
  }

  urgencyChanged(number: string, to: Urgency): Promise<void> {
    return this.change(number, (placement) => facts.changeUrgency(placement, to));
  }

  assignmentOpened(number: string, assignment: Omit<LiveAssignment, 'approved'>, dispatchId: string): Promise<void> {
    return this.change(number, (placement) => facts.addLive(placement, assignment, dispatchId));
  }

  assignmentApproved(number: string, assignmentId: string): Promise<void> {
    return this.change(number, (placement) => facts.approveLive(placement, assignmentId));
  }

  assignmentWithdrawn(number: string, assignmentId: string): Promise<void> {
    return this.change(number, (placement) => facts.removeLive(placement, assignmentId));
  }

  ended(number: string): Promise<void> {
    return this.change(number, facts.endPlacement);
  }

  private async change(number: string, change: (placement: Placement) => Placement): Promise<void> {
    await this.placements.update(number, (placement) => ({ placement: change(placement), events: [] }));
  }
}
