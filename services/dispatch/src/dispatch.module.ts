import type { Runtime } from '@hotline/platform/hosting';
import type { DynamicModule } from '@nestjs/common';
import { subscribe } from './adapters/events/subscription.js';
import { CatalogueController } from './adapters/grpc/catalogue.controller.js';
import { DispatchController } from './adapters/grpc/dispatch.controller.js';
import { QueueController } from './adapters/grpc/queue.controller.js';
import { clockToken, ReturnsController } from './adapters/grpc/returns.controller.js';
import { TemplatesController } from './adapters/grpc/templates.controller.js';
import { UnitsController } from './adapters/grpc/units.controller.js';
import { observeQueue } from './adapters/mysql/observe-queue.js';
import { openPorts } from './adapters/mysql/open-ports.js';
import { openUseCases } from './app/use-cases.js';

class DispatchModule {}

export const dispatchSubscription = Symbol('the facts that dispatch follows');

/** Joins dispatch's layers over what the host hands to it. */
export function dispatchModule(runtime: Runtime): DynamicModule {
  observeQueue(runtime.unitOfWork);
  const ports = openPorts(runtime);
  const use = openUseCases(ports, runtime.tenant.code);
  return {
    module: DispatchModule,
    controllers: [QueueController, DispatchController, ReturnsController, CatalogueController, UnitsController, TemplatesController],
    providers: [
      ...Object.values(use).map((useCase) => ({ provide: useCase.constructor, useValue: useCase })),
      { provide: clockToken, useValue: ports.clock },
      { provide: dispatchSubscription, useValue: subscribe(use.followOrder, use.followReturns) },
    ],
  };
}
