import type { Runtime } from '@hotline/platform/hosting';
import type { DynamicModule } from '@nestjs/common';
import { ClockSubscription } from './adapters/events/clock-subscription.js';
import { SlaController } from './adapters/grpc/sla.controller.js';
import { observeBacklog } from './adapters/mysql/observe-clocks.js';
import { openPorts } from './adapters/mysql/open-ports.js';
import { clockTimer } from './adapters/timer/clock-timer.js';
import { openUseCases } from './app/use-cases.js';

export const clockSubscription = Symbol('the facts that turn clocks');
export const clockWorker = Symbol('the worker that fires clocks');

class SlaModule {}

/** Joins sla's layers over what the host hands to it. */
export function slaModule(runtime: Runtime): DynamicModule {
  const use = openUseCases(openPorts(runtime));
  observeBacklog(runtime.unitOfWork);
  return {
    module: SlaModule,
    controllers: [SlaController],
    providers: [
      { provide: 'UseCases', useValue: use },
      { provide: clockSubscription, useValue: new ClockSubscription(use.applyFact) },
      { provide: clockWorker, useValue: clockTimer(use.fireClocks) },
    ],
  };
}
