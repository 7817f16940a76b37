import { Rpc } from '@hotline/platform/grpc';
import type { Caller } from '@hotline/platform/lifecycle';
import type {
  AddAssistRequest,
  AddAssistResponse,
  RecallAssignmentRequest,
  RecallAssignmentResponse,
  ReturnAssignmentRequest,
  ReturnAssignmentResponse,
  SignAssignmentRequest,
  SignAssignmentResponse,
} from '@hotline/proto/handling/v1/assigning';
import { HandlingServiceService as rpcs } from '@hotline/proto/handling/v1/handling_service';
import { Controller } from '@nestjs/common';
import { JoinUnits } from '../../app/join-units.js';
import { WorkOnAssignment } from '../../app/work-on-assignment.js';
import * as fields from './fields.js';
import { toOrder } from './order-messages.js';
import * as read from './work-requests.js';

/** Which unit has the order: receipt, return, recall, help. */
@Controller()
export class AssignmentsController {
  constructor(
    private readonly work: WorkOnAssignment,
    private readonly join: JoinUnits,
  ) {}

  @Rpc(rpcs.signAssignment)
  async signAssignment({ assignmentId }: SignAssignmentRequest, caller: Caller): Promise<SignAssignmentResponse> {
    return { order: toOrder(await this.work.sign(fields.id('assignment_id', assignmentId), caller)) };
  }

  @Rpc(rpcs.returnAssignment)
  async returnAssignment(request: ReturnAssignmentRequest, caller: Caller): Promise<ReturnAssignmentResponse> {
    return {
      order: toOrder(await this.work.returnIt(fields.id('assignment_id', request.assignmentId), read.returnAsked(request), caller)),
    };
  }

  @Rpc(rpcs.recallAssignment)
  async recallAssignment(request: RecallAssignmentRequest, caller: Caller): Promise<RecallAssignmentResponse> {
    const { assignmentId, reason, wrongDispatch } = request;
    return {
      order: toOrder(await this.work.recall(fields.id('assignment_id', assignmentId), fields.reason(reason), wrongDispatch, caller)),
    };
  }

  @Rpc(rpcs.addAssist)
  async addAssist({ number, unit, reason }: AddAssistRequest, caller: Caller): Promise<AddAssistResponse> {
    const joined = await this.join.addAssist(fields.orderNumber(number), fields.code('unit', unit), fields.reason(reason), caller);
    return { order: toOrder(joined) };
  }
}
