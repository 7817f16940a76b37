import type { Runtime } from '@hotline/platform/hosting';
import type { DynamicModule } from '@nestjs/common';
import { subscribe } from './adapters/events/subscription.js';
import { CatalogueController } from './adapters/grpc/catalogue.controller.js';
import { DispatchController } from './adapters/grpc/dispatch.controller.js';
import { QueueController } from './adapters/grpc/queue.controller.js';
import { clockToken, ReturnsController } from './adapters/grpc/returns.controller.js';
import { TemplatesController } from './adapters/grpc/templates.controller.js';
import { UnitsController } from './adapters/grpc/units.controller.js';
import { openPorts } from './adapters/mysql/open-ports.js';
import { AmendCatalogue } from './app/amend-catalogue.js';
import { DeclareEmergency } from './app/declare-emergency.js';
import { DispatchOrder } from './app/dispatch-order.js';
import { DisputeReturn } from './app/dispute-return.js';
import { FindCatalogueRows } from './app/find-catalogue-rows.js';
import { FindCategories } from './app/find-categories.js';
import { FittingRows } from './app/fitting-rows.js';
import { FollowOrder } from './app/follow-order.js';
import { FollowReturns } from './app/follow-returns.js';
import { GrantReturn } from './app/grant-return.js';
import { KeepLease } from './app/keep-lease.js';
import { KeepReplyTemplates } from './app/keep-reply-templates.js';
import { KeepUnits } from './app/keep-units.js';
import { ListOpenActions } from './app/list-open-actions.js';
import { ListQueue } from './app/list-queue.js';
import { ListReturns } from './app/list-returns.js';
import { ListUnits } from './app/list-units.js';
import type { Ports } from './app/ports.js';
import { PublishCatalogue } from './app/publish-catalogue.js';
import { PublishCategories } from './app/publish-categories.js';
import { ReassignOrder } from './app/reassign-order.js';
import { RefuseReturn } from './app/refuse-return.js';
import { RuleOnReturn } from './app/rule-on-return.js';
import { SuggestUnits } from './app/suggest-units.js';
import { TakeNextOrder } from './app/take-next-order.js';

class DispatchModule {}

export const dispatchSubscription = Symbol('the facts that dispatch follows');

/** Joins dispatch's layers over what the host hands to it. */
export function dispatchModule(runtime: Runtime): DynamicModule {
  const ports = openPorts(runtime);
  return {
    module: DispatchModule,
    controllers: [QueueController, DispatchController, ReturnsController, CatalogueController, UnitsController, TemplatesController],
    providers: [
      ...useCases(ports, runtime.tenant.code).map((useCase) => ({ provide: useCase.constructor, useValue: useCase })),
      { provide: clockToken, useValue: ports.clock },
      { provide: dispatchSubscription, useValue: subscribe(new FollowOrder(ports.placements), new FollowReturns(ports.returns)) },
    ],
  };
}

function useCases({ placements, returns, units, catalogues, trees, templates, leases, clock }: Ports, tenant: string): object[] {
  const rows = new FittingRows(catalogues, trees, tenant);
  const amend = new AmendCatalogue(catalogues, trees, units, clock);
  return [
    new TakeNextOrder(placements, leases),
    new ListQueue(placements, leases),
    new KeepLease(leases),
    new SuggestUnits(placements, units, rows, catalogues, trees, clock),
    new DispatchOrder(placements, units, rows, leases, clock),
    new ReassignOrder(placements, units, rows, clock),
    new DeclareEmergency(placements, units, leases, clock),
    new ListOpenActions(placements, returns, clock),
    new GrantReturn(returns, placements, clock),
    new RefuseReturn(returns, clock),
    new DisputeReturn(returns, clock),
    new RuleOnReturn(returns, placements, units, amend, clock),
    new ListReturns(returns),
    new PublishCatalogue(catalogues, trees, units, clock),
    new PublishCategories(trees, clock),
    new FindCatalogueRows(catalogues),
    new FindCategories(trees),
    new KeepUnits(units, clock),
    new ListUnits(units, clock),
    new KeepReplyTemplates(templates, clock),
  ];
}
