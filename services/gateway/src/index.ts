import type { HotlineService } from '@hotline/platform/hosting';
import { migrations } from './adapters/mysql/migrations/index.js';
import { variables } from './config.js';
import { gatewayModule, httpServer, sessionBroom } from './gateway.module.js';

/** The door: accounts and sessions, HTTP for the screens, the public API. It decides nothing of the trade. */
export const gateway: HotlineService = {
  name: 'gateway',
  variables,
  migrations,
  module: gatewayModule,
  workers: (app) => [app.get(httpServer), app.get(sessionBroom)],
};
