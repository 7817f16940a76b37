import { conflict } from '@hotline/platform/errors';
import { isDuplicate, type UnitOfWork } from '@hotline/platform/mysql';
import type { Calls } from '../../app/ports.js';
import type { Call } from '../../domain/call.js';

export class MysqlCalls implements Calls {
  constructor(private readonly uow: UnitOfWork) {}

  async add({ callId, number, direction, contact, startedAt, durationSeconds, recording, words, agent }: Call): Promise<void> {
    try {
      await this.uow.execute(
        'INSERT INTO calls (id, number, direction, person, sealed, started_at, duration_seconds, recording, words, agent) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        [callId, number, direction, contact.person, contact.sealed, startedAt, durationSeconds, recording, words, agent],
      );
    } catch (error) {
      if (isDuplicate(error)) throw conflict('CALL_EXISTS', `the call ${callId} was recorded already`, { call_id: callId });
      throw error;
    }
  }
}
