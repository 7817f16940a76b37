import { poll, type Runtime } from '@hotline/platform/hosting';
import { DispatchServiceService } from '@hotline/proto/dispatch/v1/dispatch_service';
import type { DynamicModule } from '@nestjs/common';
import { subscribe } from './adapters/events/subscription.js';
import { AssignmentsController } from './adapters/grpc/assignments.controller.js';
import { CallbacksController } from './adapters/grpc/callbacks.controller.js';
import { DispatchUnits } from './adapters/grpc/dispatch-units.js';
import { FindingController } from './adapters/grpc/finding.controller.js';
import { ObjectionsController } from './adapters/grpc/objections.controller.js';
import { OrdersController } from './adapters/grpc/orders.controller.js';
import { PressingController } from './adapters/grpc/pressing.controller.js';
import { QueuesController } from './adapters/grpc/queues.controller.js';
import { ReviewsController } from './adapters/grpc/reviews.controller.js';
import { SplitsController } from './adapters/grpc/splits.controller.js';
import { SuspensionsController } from './adapters/grpc/suspensions.controller.js';
import { VoidsController } from './adapters/grpc/voids.controller.js';
import { WorkController } from './adapters/grpc/work.controller.js';
import { Facts } from './adapters/events/facts.js';
import { ChangeFeed } from './adapters/mysql/change-feed.js';
import { MysqlCounters } from './adapters/mysql/mysql-counters.js';
import { observeQueues } from './adapters/mysql/observe-queues.js';
import { openWorkOrders } from './adapters/mysql/open-work-orders.js';
import { openListPorts } from './adapters/mysql/open-list-ports.js';
import { openUseCases } from './app/use-cases.js';
import { readConfig } from './config.js';

class HandlingModule {}

export const handlingSubscription = Symbol('the facts that handling follows');
export const countingWorker = Symbol('the worker that keeps the counters');

/** Joins handling's layers over what the host hands to it. */
export function handlingModule(runtime: Runtime): DynamicModule {
  const { unitOfWork, outbox, clock, env } = runtime;
  observeQueues(unitOfWork);
  const changes = new ChangeFeed(unitOfWork);
  const counters = new MysqlCounters(unitOfWork);
  const config = readConfig(env);
  const orders = openWorkOrders(unitOfWork, new Facts(outbox), changes.wake, config.rehearsedPauseMs);
  const units = new DispatchUnits(runtime.client(DispatchServiceService));
  const use = openUseCases({ orders, units, clock, changes, counters, ...openListPorts(runtime) }, config);
  return {
    module: HandlingModule,
    controllers: [
      AssignmentsController,
      WorkController,
      ReviewsController,
      SplitsController,
      SuspensionsController,
      PressingController,
      VoidsController,
      CallbacksController,
      ObjectionsController,
      OrdersController,
      FindingController,
      QueuesController,
    ],
    providers: [
      ...Object.values(use).map((useCase) => ({ provide: useCase.constructor, useValue: useCase })),
      { provide: handlingSubscription, useValue: subscribe(use) },
      { provide: countingWorker, useValue: poll('handling.counters', 1000, () => counters.fold()) },
    ],
  };
}
