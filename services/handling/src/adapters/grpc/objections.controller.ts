import { Rpc } from '@hotline/platform/grpc';
import type { Caller } from '@hotline/platform/lifecycle';
import { HandlingServiceService as rpcs } from '@hotline/proto/handling/v1/handling_service';
import type {
  DecideObjectionRequest,
  DecideObjectionResponse,
  RaiseObjectionRequest,
  RaiseObjectionResponse,
} from '@hotline/proto/handling/v1/objecting';
import { Controller } from '@nestjs/common';
import { ObjectToDecision } from '../../app/object-to-decision.js';
import { subjects } from '../../domain/words.js';
import * as fields from './fields.js';
import { toOrder } from './order-messages.js';

/** Units object to a rejection or a rating; somebody else decides. */
@Controller()
export class ObjectionsController {
  constructor(private readonly objections: ObjectToDecision) {}

  @Rpc(rpcs.raiseObjection)
  async raiseObjection(
    { assignmentId, about, appealNumber, reason }: RaiseObjectionRequest,
    caller: Caller,
  ): Promise<RaiseObjectionResponse> {
    const command = {
      assignmentId: fields.id('assignment_id', assignmentId),
      about: fields.word('about', about, subjects),
      appealNumber,
      reason: fields.reason(reason),
    };
    return { order: toOrder(await this.objections.raise(command, caller)) };
  }

  @Rpc(rpcs.decideObjection)
  async decideObjection({ objectionId, upheld, reason }: DecideObjectionRequest, caller: Caller): Promise<DecideObjectionResponse> {
    const id = fields.id('objection_id', objectionId);
    return { order: toOrder(await this.objections.decide(id, upheld, fields.reason(reason), caller)) };
  }
}
