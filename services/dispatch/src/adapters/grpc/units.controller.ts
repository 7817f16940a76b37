import { Rpc } from '@hotline/platform/grpc';
import type { Caller } from '@hotline/platform/lifecycle';
import { DispatchServiceService as rpcs } from '@hotline/proto/dispatch/v1/dispatch_service';
import type {
  ListUnitsRequest,
  ListUnitsResponse,
  RegisterUnitRequest,
  RegisterUnitResponse,
  SetUnitDutyRequest,
  SetUnitDutyResponse,
  UpdateUnitRequest,
  UpdateUnitResponse,
} from '@hotline/proto/dispatch/v1/unit';
import { Controller } from '@nestjs/common';
import { KeepUnits } from '../../app/keep-units.js';
import { ListUnits } from '../../app/list-units.js';
import * as fields from './fields.js';
import * as read from './unit-requests.js';

/** The register of units. */
@Controller()
export class UnitsController {
  constructor(
    private readonly keep: KeepUnits,
    private readonly list: ListUnits,
  ) {}

  @Rpc(rpcs.registerUnit)
  async registerUnit(request: RegisterUnitRequest, caller: Caller): Promise<RegisterUnitResponse> {
    return { unit: this.list.listed(await this.keep.register(read.newUnit(request), caller)) };
  }

  @Rpc(rpcs.updateUnit)
  async updateUnit(request: UpdateUnitRequest, caller: Caller): Promise<UpdateUnitResponse> {
    return { unit: this.list.listed(await this.keep.update(fields.code('code', request.code), read.changedUnit(request), caller)) };
  }

  @Rpc(rpcs.listUnits)
  async listUnits(request: ListUnitsRequest): Promise<ListUnitsResponse> {
    const { items, nextCursor } = await this.list.execute(read.unitFilter(request), request.reachableNow, fields.page(request));
    return { units: items, nextCursor };
  }

  @Rpc(rpcs.setUnitDuty)
  async setUnitDuty(request: SetUnitDutyRequest, caller: Caller): Promise<SetUnitDutyResponse> {
    return { unit: this.list.listed(await this.keep.setDuty(fields.code('code', request.code), read.duty(request.duty), caller)) };
  }
}
