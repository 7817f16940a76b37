import { AmendCatalogue } from './amend-catalogue.js';
import { DeclareEmergency } from './declare-emergency.js';
import { DispatchOrder } from './dispatch-order.js';
import { DisputeReturn } from './dispute-return.js';
import { FindCatalogueRows } from './find-catalogue-rows.js';
import { FindCategories } from './find-categories.js';
import { FittingRows } from './fitting-rows.js';
import { FollowOrder } from './follow-order.js';
import { FollowReturns } from './follow-returns.js';
import { GrantReturn } from './grant-return.js';
import { KeepLease } from './keep-lease.js';
import { KeepReplyTemplates } from './keep-reply-templates.js';
import { KeepUnits } from './keep-units.js';
import { ListOpenActions } from './list-open-actions.js';
import { ListQueue } from './list-queue.js';
import { ListReturns } from './list-returns.js';
import { ListUnits } from './list-units.js';
import type { Ports } from './ports.js';
import { PublishCatalogue } from './publish-catalogue.js';
import { PublishCategories } from './publish-categories.js';
import { ReassignOrder } from './reassign-order.js';
import { RefuseReturn } from './refuse-return.js';
import { RuleOnReturn } from './rule-on-return.js';
import { SuggestUnits } from './suggest-units.js';
import { TakeNextOrder } from './take-next-order.js';

export type UseCases = ReturnType<typeof openUseCases>;

/** Everything that dispatch can do, over the ports that it is given. `tenant` is the tenant's own division. */
export function openUseCases({ placements, returns, units, catalogues, trees, templates, leases, clock }: Ports, tenant: string) {
  const rows = new FittingRows(catalogues, trees, tenant);
  const amend = new AmendCatalogue(catalogues, trees, units, clock);
  return {
    takeNextOrder: new TakeNextOrder(placements, leases),
    listQueue: new ListQueue(placements, leases),
    keepLease: new KeepLease(leases),
    suggestUnits: new SuggestUnits(placements, units, rows, catalogues, trees, clock),
    dispatchOrder: new DispatchOrder(placements, units, rows, leases, clock),
    reassignOrder: new ReassignOrder(placements, units, rows, clock),
    declareEmergency: new DeclareEmergency(placements, units, leases, clock),
    listOpenActions: new ListOpenActions(placements, returns, clock),
    grantReturn: new GrantReturn(returns, placements, clock),
    refuseReturn: new RefuseReturn(returns, clock),
    disputeReturn: new DisputeReturn(returns, clock),
    ruleOnReturn: new RuleOnReturn(returns, placements, units, amend, clock),
    listReturns: new ListReturns(returns),
    publishCatalogue: new PublishCatalogue(catalogues, trees, units, clock),
    publishCategories: new PublishCategories(trees, clock),
    findCatalogueRows: new FindCatalogueRows(catalogues),
    findCategories: new FindCategories(trees),
    keepUnits: new KeepUnits(units, clock),
    listUnits: new ListUnits(units, clock),
    keepReplyTemplates: new KeepReplyTemplates(templates, clock),
    followOrder: new FollowOrder(placements),
    followReturns: new FollowReturns(returns),
  };
}
