import type { HotlineService } from '@hotline/platform/hosting';
import { SlaServiceService } from '@hotline/proto/sla/v1/sla_service';
import { rights } from './adapters/grpc/rights.js';
import { migrations } from './adapters/mysql/migrations/index.js';
import { clockSubscription, clockWorker, slaModule } from './sla.module.js';

/** Is it in time: clocks, calendars, extensions. */
export const sla: HotlineService = {
  name: 'sla',
  contract: SlaServiceService,
  rights,
  migrations,
  module: slaModule,
  publishes: ['sla.clock'],
  listens: ['intake.appeal', 'dispatch.order', 'handling.order'],
  subscription: (app) => app.get(clockSubscription),
  workers: (app) => [app.get(clockWorker)],
};
