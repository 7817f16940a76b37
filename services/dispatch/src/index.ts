import type { HotlineService } from '@hotline/platform/hosting';
import { DispatchServiceService } from '@hotline/proto/dispatch/v1/dispatch_service';
import { rights } from './adapters/grpc/rights.js';
import { CreateDispatch1700000001001 } from './adapters/mysql/migrations/0001-create-dispatch.js';
import { dispatchModule, dispatchSubscription } from './dispatch.module.js';

/** Who must handle it: the queue, returns and rulings, the duty catalogue, units. */
export const dispatch: HotlineService = {
  name: 'dispatch',
  contract: DispatchServiceService,
  rights,
  migrations: [CreateDispatch1700000001001],
  module: dispatchModule,
  publishes: ['dispatch.order', 'dispatch.catalogue'],
  listens: ['handling.order', 'sla.clock'],
  subscription: (app) => app.get(dispatchSubscription),
};
