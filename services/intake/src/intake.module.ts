import type { Runtime } from '@hotline/platform/hosting';
import { DispatchServiceService } from '@hotline/proto/dispatch/v1/dispatch_service';
import type { DynamicModule } from '@nestjs/common';
import { OrderSubscription } from './adapters/events/order-subscription.js';
import { publishEvents } from './adapters/events/publish-events.js';
import { CitizenController } from './adapters/grpc/citizen.controller.js';
import { DecisionController } from './adapters/grpc/decision.controller.js';
import { DispatchCategories } from './adapters/grpc/dispatch-categories.js';
import { RecordController } from './adapters/grpc/record.controller.js';
import { SearchController } from './adapters/grpc/search.controller.js';
import { UseCases } from './adapters/grpc/use-cases.js';
import { MysqlAppeals } from './adapters/mysql/mysql-appeals.js';
import { MysqlCalls } from './adapters/mysql/mysql-calls.js';
import { MysqlChannels } from './adapters/mysql/mysql-channels.js';
import { MysqlGuesses } from './adapters/mysql/mysql-guesses.js';
import { MysqlMarks } from './adapters/mysql/mysql-marks.js';
import { MysqlProgresses } from './adapters/mysql/mysql-progresses.js';
import { MysqlQueue } from './adapters/mysql/mysql-queue.js';
import { MysqlUnitNames } from './adapters/mysql/mysql-unit-names.js';
import { observeQueue } from './adapters/mysql/observe-queue.js';
import { KeyedQueryCodes } from './adapters/privacy/keyed-query-codes.js';
import { SealedPrivacy } from './adapters/privacy/sealed-privacy.js';
import type { Ports } from './app/ports.js';
import { useCases } from './app/use-cases.js';

export const orderSubscription = Symbol('the facts that intake follows');

class IntakeModule {}

/** Intake's real ports over what the host hands to it. */
function realPorts(runtime: Runtime): Ports {
  const { unitOfWork, outbox, clock, numbers, leases, audit, cipher } = runtime;
  const publish = publishEvents(outbox);
  return {
    appeals: new MysqlAppeals(unitOfWork, publish),
    marks: new MysqlMarks(unitOfWork, publish),
    progresses: new MysqlProgresses(unitOfWork),
    calls: new MysqlCalls(unitOfWork),
    channels: new MysqlChannels(unitOfWork),
    unitNames: new MysqlUnitNames(unitOfWork),
    guesses: new MysqlGuesses(unitOfWork),
    queue: new MysqlQueue(leases),
    categories: new DispatchCategories(runtime.client(DispatchServiceService)),
    privacy: new SealedPrivacy(cipher, runtime.keyFor('intake.person')),
    queryCodes: new KeyedQueryCodes(runtime.keyFor('intake.query-code')),
    audit,
    numbers,
    clock,
  };
}

/** Joins intake's layers. */
export function intakeModule(runtime: Runtime): DynamicModule {
  const ports = realPorts(runtime);
  observeQueue(runtime.unitOfWork);
  const use = useCases(ports, runtime.tenant.code);
  return {
    module: IntakeModule,
    controllers: [CitizenController, DecisionController, SearchController, RecordController],
    providers: [
      { provide: UseCases, useValue: use },
      { provide: orderSubscription, useValue: new OrderSubscription(use.followOrders, ports.unitNames) },
    ],
  };
}
