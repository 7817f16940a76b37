import type { HotlineService } from '@hotline/platform/hosting';
import { HandlingServiceService } from '@hotline/proto/handling/v1/handling_service';
import { migrations } from './adapters/mysql/migrations/index.js';
import { rights } from './adapters/grpc/rights.js';
import { variables } from './config.js';
import { countingWorker, handlingModule, handlingSubscription } from './handling.module.js';

/** Was it handled: work orders, assignments, the one timeline. */
export const handling: HotlineService = {
  name: 'handling',
  contract: HandlingServiceService,
  rights,
  variables,
  migrations,
  module: handlingModule,
  publishes: ['handling.order'],
  listens: ['intake.appeal', 'dispatch.order', 'sla.clock', 'integration.notice'],
  subscription: (app) => app.get(handlingSubscription),
  workers: (app) => [app.get(countingWorker)],
};
