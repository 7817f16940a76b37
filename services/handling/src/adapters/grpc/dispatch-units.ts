import { notFound } from '@hotline/platform/errors';
import type { Client } from '@hotline/platform/grpc';
import type { DispatchServiceService } from '@hotline/proto/dispatch/v1/dispatch_service';
import type { Units } from '../../app/ports.js';

const any = { kind: '', divisionPrefix: '', words: '', reachableNow: false, pageSize: 100, cursor: '' };

/** Units as dispatch keeps them. */
export class DispatchUnits implements Units {
  constructor(private readonly dispatch: Pick<Client<typeof DispatchServiceService>, 'listUnits'>) {}

  async requireActive(codes: readonly string[]): Promise<void> {
    const wanted = [...new Set(codes)];
    if (wanted.length === 0) return;
    const { units } = await this.dispatch.listUnits({ ...any, codes: wanted, activeOnly: true });
    const missing = wanted.filter((code) => !units.some((unit) => unit.code === code));
    if (missing.length > 0) throw notFound('UNIT_NOT_FOUND', `no active unit ${missing.join(', ')}`, { units: missing.join(',') });
  }
}
