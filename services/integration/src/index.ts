import type { HotlineService } from '@hotline/platform/hosting';
import { IntegrationServiceService } from '@hotline/proto/integration/v1/integration_service';
import { rights } from './adapters/grpc/rights.js';
import { migrations } from './adapters/mysql/migrations/index.js';
import { variables } from './config.js';
import { integrationModule, noticeSender, noticeSubscription } from './integration.module.js';

/** Who outside may say and see what; for now: notices. */
export const integration: HotlineService = {
  name: 'integration',
  contract: IntegrationServiceService,
  rights,
  variables,
  migrations,
  module: integrationModule,
  publishes: ['integration.notice'],
  listens: ['intake.appeal', 'dispatch.order', 'dispatch.catalogue', 'handling.order', 'sla.clock'],
  subscription: (app) => app.get(noticeSubscription),
  workers: (app) => [app.get(noticeSender)],
};
