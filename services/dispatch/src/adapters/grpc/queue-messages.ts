import type { QueueEntry } from '@hotline/proto/dispatch/v1/queue';
import type { Waiting } from '../../app/list-queue.js';

export const toQueueEntry = ({ placement, lease }: Waiting): QueueEntry => ({
  number: placement.number,
  round: placement.round,
  since: placement.since,
  urgency: placement.urgency,
  kind: placement.kind,
  category: placement.category,
  process: placement.process,
  division: placement.division,
  address: placement.address,
  title: placement.title,
  cause: placement.cause,
  proposedUnit: placement.proposedUnit,
  barredUnits: placement.barredUnits,
  parentNumber: placement.parentNumber,
  lease,
});
