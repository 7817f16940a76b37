import type { UnitOfWork } from '@hotline/platform/mysql';
import type { Sessions } from '../../app/ports.js';
import { sessionLimits, type Session } from '../../domain/session.js';

interface Row {
  id: string;
  account: string;
  opened_at: Date;
  seen_at: Date;
}

const minutesBefore = (now: Date, minutes: number) => new Date(now.getTime() - minutes * 60_000);

export class MysqlSessions implements Sessions {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async find(id: string): Promise<Session | undefined> {
    const [row] = await this.unitOfWork.query<Row>('SELECT id, account, opened_at, seen_at FROM sessions WHERE id = ?', [id]);
    return row && { id: row.id, account: row.account, openedAt: row.opened_at, seenAt: row.seen_at };
  }

  async insert({ id, account, openedAt, seenAt }: Session): Promise<void> {
    const values = [id, account, openedAt, seenAt];
    await this.unitOfWork.execute('INSERT INTO sessions (id, account, opened_at, seen_at) VALUES (?, ?, ?, ?)', values);
  }

  async touch(id: string, seenAt: Date): Promise<void> {
    await this.unitOfWork.execute('UPDATE sessions SET seen_at = ? WHERE id = ? AND seen_at < ?', [seenAt, id, seenAt]);
  }

  async delete(id: string): Promise<void> {
    await this.unitOfWork.execute('DELETE FROM sessions WHERE id = ?', [id]);
  }

  async deleteOf(account: string, except = ''): Promise<void> {
    await this.unitOfWork.execute('DELETE FROM sessions WHERE account = ? AND id <> ?', [account, except]);
  }

  async deleteEnded(now: Date, limit: number): Promise<number> {
    const idleSince = minutesBefore(now, sessionLimits.idleMinutes);
    const openSince = minutesBefore(now, sessionLimits.hours * 60);
    const idle = await this.unitOfWork.change('DELETE FROM sessions WHERE seen_at <= ? LIMIT ?', [idleSince, limit]);
    const old = await this.unitOfWork.change('DELETE FROM sessions WHERE opened_at <= ? LIMIT ?', [openSince, limit]);
    return idle.affectedRows + old.affectedRows;
  }
}
