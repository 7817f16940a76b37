import type { EventHandlers } from '@hotline/proto/events';
import type { FollowReturns } from '../../app/follow-returns.js';
import type { Ground, Urgency } from '../../domain/words.js';

const isDisputeWindow = ({ kind }: { kind: string }) => kind === 'dispute_window';

/** Returns as handling asks and withdraws them, and the window to dispute a refusal as sla keeps it. */
export function returnHandlers(returns: FollowReturns): EventHandlers<void> {
  const open = async (clock: { kind: string; subject: string; dueAt: Date | undefined }) => {
    if (isDisputeWindow(clock)) await returns.windowOpen(clock.subject, clock.dueAt!);
  };
  const over = async (clock: { kind: string; subject: string }) => {
    if (isDisputeWindow(clock)) await returns.windowOver(clock.subject);
  };
  return {
    ReturnRequested: ({ number, at, assignmentId, unit, ground, basis, proposedUnit, urgency, words }) =>
      returns.requested({
        id: assignmentId,
        number,
        unit,
        urgency: urgency as Urgency,
        ground: ground as Ground,
        basis,
        words,
        proposedUnit,
        requestedAt: at!,
      }),
    ReturnWithdrawn: ({ assignmentId, at }) => returns.overtaken(assignmentId, 'submitted', at!),
    ClockStarted: open,
    ClockMoved: open,
    ClockMet: over,
    ClockCancelled: over,
    ClockBreached: over,
  };
}
