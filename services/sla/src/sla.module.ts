import type { Runtime } from '@hotline/platform/hosting';
import type { DynamicModule } from '@nestjs/common';
import { ClockSubscription } from './adapters/events/clock-subscription.js';
import { publishClocks } from './adapters/events/publish-clocks.js';
import { SlaController, type UseCases } from './adapters/grpc/sla.controller.js';
import { MysqlDeadlines } from './adapters/mysql/mysql-deadlines.js';
import { MysqlMatters } from './adapters/mysql/mysql-matters.js';
import { MysqlRuleBook } from './adapters/mysql/mysql-rule-book.js';
import { ApplyFact } from './app/apply-fact.js';
import { DecideExtension } from './app/decide-extension.js';
import { FindDeadlines } from './app/find-deadlines.js';
import { FireClocks } from './app/fire-clocks.js';
import { GetClocks } from './app/get-clocks.js';
import { ListOpenActions } from './app/list-open-actions.js';
import { RequestExtension } from './app/request-extension.js';
import { SetRules } from './app/set-rules.js';
import { clockTimer } from './adapters/timer/clock-timer.js';

export const clockSubscription = Symbol('the facts that turn clocks');
export const clockWorker = Symbol('the worker that fires clocks');

class SlaModule {}

/** Joins sla's layers over what the host hands to it. */
export function slaModule({ unitOfWork, outbox, clock }: Runtime): DynamicModule {
  const matters = new MysqlMatters(unitOfWork, publishClocks(outbox));
  const deadlines = new MysqlDeadlines(unitOfWork);
  const rules = new MysqlRuleBook(unitOfWork);
  const use: UseCases = {
    requestExtension: new RequestExtension(matters, rules, clock),
    decideExtension: new DecideExtension(matters, deadlines, rules, clock),
    findDeadlines: new FindDeadlines(deadlines),
    getClocks: new GetClocks(matters),
    setRules: new SetRules(rules),
    listOpenActions: new ListOpenActions(matters, rules),
  };
  return {
    module: SlaModule,
    controllers: [SlaController],
    providers: [
      { provide: 'UseCases', useValue: use },
      { provide: clockSubscription, useValue: new ClockSubscription(new ApplyFact(matters, rules)) },
      { provide: clockWorker, useValue: clockTimer(new FireClocks(matters)) },
    ],
  };
}
