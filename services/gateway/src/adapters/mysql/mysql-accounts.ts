import { DomainError, notFound } from '@hotline/platform/errors';
import type { UnitOfWork } from '@hotline/platform/mysql';
import type { Accounts } from '../../app/ports.js';
import type { Account } from '../../domain/account.js';
import type { AccountRole } from '../../domain/roles.js';

interface Row extends Record<string, unknown> {
  account: string;
  name: string;
  unit: string;
  roles: string;
  password_hash: string;
  active: number;
  failures: number;
  locked_until: Date | null;
}

const select = 'SELECT account, name, unit, roles, password_hash, active, failures, locked_until FROM accounts';

/** What the LIKE pattern would take for a wildcard is taken as it is. */
const beginning = (text: string) => `${text.replaceAll(/[\\%_]/g, '\\$&')}%`;

export class MysqlAccounts implements Accounts {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async find(account: string): Promise<Account | undefined> {
    const [row] = await this.unitOfWork.query<Row>(`${select} WHERE account = ?`, [account]);
    return row && fromRow(row);
  }

  async list(search: string, after: string, limit: number): Promise<Account[]> {
    const where = 'WHERE account > ? AND (account LIKE ? OR name LIKE ?) ORDER BY account LIMIT ?';
    const rows = await this.unitOfWork.bulk<Row>(`${select} ${where}`, [after, beginning(search), beginning(search), limit]);
    return rows.map(fromRow);
  }

  async isEmpty(): Promise<boolean> {
    return (await this.unitOfWork.query('SELECT 1 FROM accounts LIMIT 1')).length === 0;
  }

  async insert(account: Account): Promise<void> {
    const values = [account.account, ...valuesOf(account)];
    const { affectedRows } = await this.unitOfWork.execute(
      `INSERT IGNORE INTO accounts (account, name, unit, roles, password_hash, active, failures, locked_until) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      values,
    );
    if (affectedRows === 0)
      throw new DomainError('exists', 'ACCOUNT_EXISTS', `there is an account ${account.account}`, { field: 'account' });
  }

  update(name: string, change: (account: Account) => Account): Promise<Account> {
    return this.unitOfWork.run(async () => {
      const [row] = await this.unitOfWork.query<Row>(`${select} WHERE account = ? FOR UPDATE`, [name]);
      if (!row) throw notFound('ACCOUNT_NOT_FOUND', `there is no account ${name}`, { account: name });
      const account = change(fromRow(row));
      const set = 'name = ?, unit = ?, roles = ?, password_hash = ?, active = ?, failures = ?, locked_until = ?';
      await this.unitOfWork.execute(`UPDATE accounts SET ${set} WHERE account = ?`, [...valuesOf(account), name]);
      return account;
    });
  }
}

const valuesOf = ({ name, unit, roles, passwordHash, active, failures, lockedUntil }: Account) => [
  name,
  unit,
  roles.join(','),
  passwordHash,
  active,
  failures,
  lockedUntil ?? null,
];

const fromRow = ({ account, name, unit, roles, ...row }: Row): Account => ({
  account,
  name,
  unit,
  roles: roles.split(',') as AccountRole[],
  passwordHash: row.password_hash,
  active: Boolean(row.active),
  failures: row.failures,
  lockedUntil: row.locked_until ?? undefined,
});
