import type { HotlineService } from '@hotline/platform/hosting';
import { IntakeServiceService } from '@hotline/proto/intake/v1/intake_service';
import { rights } from './adapters/grpc/rights.js';
import { migrations } from './adapters/mysql/migrations/index.js';
import { intakeModule, orderSubscription } from './intake.module.js';

/** Is it ours, is it new, can it be answered now: appeals, voices, repeats. */
export const intake: HotlineService = {
  name: 'intake',
  contract: IntakeServiceService,
  rights,
  migrations,
  module: intakeModule,
  publishes: ['intake.appeal'],
  listens: ['handling.order', 'dispatch.catalogue'],
  subscription: (app) => app.get(orderSubscription),
};
