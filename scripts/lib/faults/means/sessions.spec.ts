import { describe, expect, it } from 'vitest';
import { judgeSessions } from './sessions.ts';

const said = (...lines: string[]) => lines.map((each, index) => `${index % 2 === 0 ? '261124 18:00:00' : '\t\t'}\t    ${each}`).join('\n');

describe('what connections said', () => {
  it('is fine when each borrower cleans up', () => {
    const log = said(
      '7 Connect\troot@127.0.0.1 on  using TCP/IP',
      '7 Query\tUSE `a`',
      '7 Query\tSTART TRANSACTION',
      '7 Execute\t/* a */ SELECT 1',
      '7 Query\tROLLBACK TO SAVEPOINT attempt1',
      '7 Query\tCOMMIT',
      '7 Query\tUSE `b`',
      '7 Execute\t/* b */ SELECT 1',
      '8 Query\tSTART TRANSACTION',
    );
    expect(judgeSessions(log)).toEqual({ looked: 8, wrong: [] });
  });

  it('is fine when statements come in packets', () => {
    const log = said(
      '7 Query\tUSE `a`; START TRANSACTION; SELECT 1 FOR UPDATE',
      "7 Query\tINSERT INTO t VALUES ('USE\nSTART TRANSACTION; '); COMMIT",
      '7 Query\tUSE `b`; SELECT 1',
      '7 Query\tSTART TRANSACTION; SELECT 1; COMMIT',
    );
    expect(judgeSessions(log)).toEqual({ looked: 4, wrong: [] });
  });

  it.each([
    ['a packet that leaves one open', ['7 Query\tSTART TRANSACTION; SELECT 1', '7 Query\tUSE `b`; SELECT 1'], /USE b within/],
    ['a transaction that was left open', ['7 Query\tSTART TRANSACTION', '7 Query\tSTART TRANSACTION'], /began within another/],
    ['a database that changes within one', ['7 Query\tUSE `a`', '7 Query\tSTART TRANSACTION', '7 Query\tUSE `b`'], /USE b within/],
    ['the wrong database', ['7 Query\tUSE `a`', '7 Execute\t/* b */ SELECT 1'], /meant for b ran in a/],
  ])('shows %s', (_what, lines, complaint) => {
    const { wrong } = judgeSessions(said(...lines));
    expect(wrong).toEqual([expect.stringMatching(complaint)]);
  });

  it('forgets those of a server that was started anew', () => {
    const head = 'mariadbd, Version: 10.11.19-MariaDB (Debian 12). started with:';
    expect(judgeSessions(`${said('7 Query\tSTART TRANSACTION')}\n${head}\n${said('7 Query\tUSE `b`')}`).wrong).toEqual([]);
  });

  it('forgets a connection that ended', () => {
    expect(judgeSessions(said('7 Query\tSTART TRANSACTION', '7 Quit\t', '7 Connect\troot', '7 Query\tSTART TRANSACTION')).wrong).toEqual(
      [],
    );
  });
});
