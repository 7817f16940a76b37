import { conflict } from '@hotline/platform/errors';
import { isDuplicate, type UnitOfWork } from '@hotline/platform/mysql';
import type { RuleBook, Rules } from '../../app/ports.js';
import { defaultCalendar, defaultPolicy, type Calendar, type Policy } from '../../domain/index.js';

/** How old what was read may be, ms: another process may have set new limits. */
const keptMs = 1_000;

interface Stored {
  version: number;
  body: string;
}

export class MysqlRuleBook implements RuleBook {
  private kept: { rules: Rules; readAt: number } | undefined;

  constructor(private readonly uow: UnitOfWork) {}

  async read(): Promise<Rules> {
    const now = performance.now();
    if (this.kept === undefined || now - this.kept.readAt > keptMs) this.kept = { rules: await this.load(), readAt: now };
    return this.kept.rules;
  }

  async putPolicy(version: number, policy: Policy): Promise<number> {
    const next = version + 1;
    try {
      const { version: last } = await this.load();
      if (last === version) {
        await this.uow.execute('INSERT INTO policies (version, body) VALUES (?, ?)', [next, JSON.stringify(policy)]);
        this.forget();
        return next;
      }
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
    throw conflict('POLICY_CHANGED', 'somebody set the policy meanwhile; read it again', { version: String(version) });
  }

  async putCalendar({ workingHours, holidays, makeUpDays }: Calendar): Promise<number> {
    const body = JSON.stringify({ workingHours, holidays: [...holidays], makeUpDays: [...makeUpDays] });
    const { insertId } = await this.uow.execute('INSERT INTO calendars (body) VALUES (?)', [body]);
    this.forget();
    return insertId;
  }

  private forget(): void {
    this.uow.afterCommit(() => (this.kept = undefined));
  }

  private async load(): Promise<Rules> {
    const [policy] = await this.uow.query<Stored>('SELECT version, body FROM policies ORDER BY version DESC LIMIT 1');
    const [calendar] = await this.uow.query<Stored>('SELECT version, body FROM calendars ORDER BY version DESC LIMIT 1');
    return {
      version: policy?.version ?? 0,
      policy: policy ? completed(JSON.parse(policy.body) as Partial<Policy>) : defaultPolicy,
      calendar: calendar ? toCalendar(JSON.parse(calendar.body) as StoredCalendar) : defaultCalendar,
    };
  }
}

/** What an older version did not know has its default. */
const completed = (stored: Partial<Policy>): Policy => ({
  ...defaultPolicy,
  ...stored,
  limits: { ...defaultPolicy.limits, ...stored.limits },
});

interface StoredCalendar {
  workingHours: [number, number][];
  holidays: string[];
  makeUpDays: string[];
}

const toCalendar = ({ workingHours, holidays, makeUpDays }: StoredCalendar): Calendar => ({
  workingHours,
  holidays: new Set(holidays),
  makeUpDays: new Set(makeUpDays),
});
