import type { FastifyInstance } from 'fastify';
import { parse } from 'csv-parse/sync';
import type { AccountChange, ChangeAccount } from '../../../app/change-account.js';
import type { CreateAccount, NewAccount } from '../../../app/create-account.js';
import type { ImportPeople } from '../../../app/import-people.js';
import type { ListAccounts } from '../../../app/list-accounts.js';
import type { Account } from '../../../domain/account.js';
import type { Doorman } from '../doorman.js';
import type { KnownSessions } from '../known-sessions.js';
import { accountChange, accountsQuery, importOrder, newAccount } from './account-schemas.js';
import { invalid } from '@hotline/platform/errors';

const sheetLimit = 2 * 1024 * 1024;

export interface AccountUseCases {
  createAccount: CreateAccount;
  changeAccount: ChangeAccount;
  listAccounts: ListAccounts;
  importPeople: ImportPeople;
}

const shown = ({ account, name, unit, roles, active, lockedUntil }: Account) => ({
  account,
  name,
  unit,
  roles,
  active,
  lockedUntil: lockedUntil?.toISOString() ?? '',
});

/** @throws DomainError BAD_SHEET */
function rowsOf(csv: string): Record<string, string>[] {
  try {
    return parse(csv, { bom: true, columns: true, trim: true, skip_empty_lines: true });
  } catch (error) {
    throw invalid('BAD_SHEET', `the sheet cannot be read: ${(error as Error).message}`, { field: 'csv' });
  }
}

/** Accounts, for administrators. */
export function accountRoutes(use: AccountUseCases, sessions: KnownSessions, doorman: Doorman) {
  return async (app: FastifyInstance): Promise<void> => {
    doorman.guard(app);

    app.get<{ Querystring: { search?: string; cursor?: string; pageSize?: string } }>(
      '/api/accounts',
      { schema: { querystring: accountsQuery } },
      async (request) => {
        const { search = '', cursor = '', pageSize = '20' } = request.query;
        const { accounts, nextCursor } = await use.listAccounts.execute(doorman.who(request).caller, search, cursor, Number(pageSize));
        return { accounts: accounts.map(shown), nextCursor };
      },
    );

    app.post<{ Body: NewAccount }>('/api/accounts', { schema: { body: newAccount } }, async (request, reply) => {
      const account = await use.createAccount.execute(doorman.who(request).caller, { ...request.body, unit: request.body.unit ?? '' });
      return reply.code(201).send(shown(account));
    });

    app.put<{ Params: { account: string }; Body: AccountChange }>(
      '/api/accounts/:account',
      { schema: { body: accountChange } },
      async (request) => {
        const account = await use.changeAccount.execute(doorman.who(request).caller, request.params.account, request.body);
        sessions.forgetAll();
        return shown(account);
      },
    );

    app.post<{ Body: { csv: string; password: string } }>(
      '/api/accounts/import',
      { schema: { body: importOrder }, bodyLimit: sheetLimit },
      async (request) => {
        const { csv, password } = request.body;
        const imported = await use.importPeople.execute(doorman.who(request).caller, rowsOf(csv), password);
        sessions.forgetAll();
        return imported;
      },
    );
  };
}
