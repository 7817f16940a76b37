import { Rpc } from '@hotline/platform/grpc';
import type { Caller } from '@hotline/platform/lifecycle';
import { DispatchServiceService as rpcs } from '@hotline/proto/dispatch/v1/dispatch_service';
import type {
  DeclareEmergencyRequest,
  DeclareEmergencyResponse,
  DispatchOrderRequest,
  DispatchOrderResponse,
  ReassignOrderRequest,
  ReassignOrderResponse,
} from '@hotline/proto/dispatch/v1/dispatching';
import type { ListOpenActionsRequest, ListOpenActionsResponse } from '@hotline/proto/dispatch/v1/open_action';
import type { SuggestUnitsRequest, SuggestUnitsResponse } from '@hotline/proto/dispatch/v1/suggestion';
import { Controller } from '@nestjs/common';
import { DeclareEmergency } from '../../app/declare-emergency.js';
import { DispatchOrder } from '../../app/dispatch-order.js';
import { ListOpenActions } from '../../app/list-open-actions.js';
import { ReassignOrder } from '../../app/reassign-order.js';
import { SuggestUnits } from '../../app/suggest-units.js';
import * as read from './dispatch-requests.js';
import * as fields from './fields.js';
import { toSuggestion } from './suggestion-messages.js';

/** An order's way to its units. */
@Controller()
export class DispatchController {
  constructor(
    private readonly suggest: SuggestUnits,
    private readonly dispatch: DispatchOrder,
    private readonly reassign: ReassignOrder,
    private readonly emergency: DeclareEmergency,
    private readonly openActions: ListOpenActions,
  ) {}

  @Rpc(rpcs.suggestUnits)
  async suggestUnits(request: SuggestUnitsRequest): Promise<SuggestUnitsResponse> {
    const { number, matter } = read.suggestion(request);
    const { suggestions, catalogueVersion } = await this.suggest.execute(number, matter);
    return { suggestions: suggestions.map(toSuggestion), catalogueVersion };
  }

  @Rpc(rpcs.dispatchOrder)
  async dispatchOrder(request: DispatchOrderRequest, caller: Caller): Promise<DispatchOrderResponse> {
    return { dispatchId: await this.dispatch.execute(read.dispatch(request), caller) };
  }

  @Rpc(rpcs.reassignOrder)
  async reassignOrder(request: ReassignOrderRequest, caller: Caller): Promise<ReassignOrderResponse> {
    return { dispatchId: await this.reassign.execute(read.reassignment(request), caller) };
  }

  @Rpc(rpcs.declareEmergency)
  async declareEmergency(request: DeclareEmergencyRequest, caller: Caller): Promise<DeclareEmergencyResponse> {
    return { dispatchId: await this.emergency.execute(read.emergency(request), caller) };
  }

  @Rpc(rpcs.listOpenActions)
  async listOpenActions({ number }: ListOpenActionsRequest, caller: Caller): Promise<ListOpenActionsResponse> {
    const actions = await this.openActions.execute(fields.orderNumber(number), caller);
    return { actions: actions.map((action) => ({ ...action, asks: [...action.asks] })) };
  }
}
