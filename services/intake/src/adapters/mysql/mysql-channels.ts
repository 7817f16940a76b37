import type { UnitOfWork } from '@hotline/platform/mysql';
import type { Channels } from '../../app/ports.js';

const rememberedMs = 10_000;

/** Rows of the table `channels`, read again after ten seconds: a city opens and closes channels without a restart. */
export class MysqlChannels implements Channels {
  private codes: string[] = [];
  private staleAt = 0;

  constructor(private readonly uow: UnitOfWork) {}

  async open(): Promise<string[]> {
    if (performance.now() < this.staleAt) return this.codes;
    const rows = await this.uow.query<{ code: string }>('SELECT code FROM channels WHERE is_open ORDER BY code');
    this.codes = rows.map(({ code }) => code);
    this.staleAt = performance.now() + rememberedMs;
    return this.codes;
  }
}
