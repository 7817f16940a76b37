import type { HotlineService } from '@hotline/platform/hosting';
import { DispatchServiceService } from '@hotline/proto/dispatch/v1/dispatch_service';
import { listens } from './adapters/events/subscription.js';
import { rights } from './adapters/grpc/rights.js';
import { migrations } from './adapters/mysql/migrations/index.js';
import { dispatchModule, dispatchSubscription } from './dispatch.module.js';

/** Who must handle it: the queue, returns and rulings, the duty catalogue, units. */
export const dispatch: HotlineService = {
  name: 'dispatch',
  contract: DispatchServiceService,
  rights,
  migrations,
  module: dispatchModule,
  publishes: ['dispatch.order', 'dispatch.catalogue'],
  listens,
  subscription: (app) => app.get(dispatchSubscription),
};
