import { Rpc } from '@hotline/platform/grpc';
import type { Caller } from '@hotline/platform/lifecycle';
import { HandlingServiceService as rpcs } from '@hotline/proto/handling/v1/handling_service';
import type {
  AddProgressRequest,
  AddProgressResponse,
  RecordContactRequest,
  RecordContactResponse,
  RecordMinutesRequest,
  RecordMinutesResponse,
  RecordThreeWayCallRequest,
  RecordThreeWayCallResponse,
  SubmitResultRequest,
  SubmitResultResponse,
} from '@hotline/proto/handling/v1/working';
import { Controller } from '@nestjs/common';
import { JoinUnits } from '../../app/join-units.js';
import { WorkOnAssignment } from '../../app/work-on-assignment.js';
import { ways } from '../../domain/words.js';
import * as fields from './fields.js';
import { toOrder } from './order-messages.js';
import * as read from './work-requests.js';

/** What units do for the citizen. */
@Controller()
export class WorkController {
  constructor(
    private readonly work: WorkOnAssignment,
    private readonly join: JoinUnits,
  ) {}

  @Rpc(rpcs.recordContact)
  async recordContact({ assignmentId, way, words }: RecordContactRequest, caller: Caller): Promise<RecordContactResponse> {
    const id = fields.id('assignment_id', assignmentId);
    return { order: toOrder(await this.work.contact(id, fields.word('way', way, ways), fields.text('words', words, 2000), caller)) };
  }

  @Rpc(rpcs.recordThreeWayCall)
  async recordThreeWayCall(request: RecordThreeWayCallRequest, caller: Caller): Promise<RecordThreeWayCallResponse> {
    const number = fields.orderNumber(request.number);
    return { order: toOrder(await this.join.recordThreeWayCall(number, read.threeWayCall(request), caller)) };
  }

  @Rpc(rpcs.addProgress)
  async addProgress({ assignmentId, text }: AddProgressRequest, caller: Caller): Promise<AddProgressResponse> {
    return { order: toOrder(await this.work.progress(fields.id('assignment_id', assignmentId), fields.text('text', text), caller)) };
  }

  @Rpc(rpcs.recordMinutes)
  async recordMinutes({ number, text, divisionOfLabour }: RecordMinutesRequest, caller: Caller): Promise<RecordMinutesResponse> {
    const tasks = read.divisionOfLabour(divisionOfLabour);
    return { order: toOrder(await this.join.recordMinutes(fields.orderNumber(number), fields.text('text', text), tasks, caller)) };
  }

  @Rpc(rpcs.submitResult)
  async submitResult(request: SubmitResultRequest, caller: Caller): Promise<SubmitResultResponse> {
    return { order: toOrder(await this.work.submit(fields.id('assignment_id', request.assignmentId), read.report(request), caller)) };
  }
}
