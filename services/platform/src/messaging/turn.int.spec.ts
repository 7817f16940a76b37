import { describe, expect, it } from 'vitest';
import { withDatabase } from '../testing/with-database.js';
import { takeTurn } from './turn.js';

const database = withDatabase();

describe('a turn', () => {
  /** As another process asks. */
  const askedElsewhere = (): Promise<boolean> => {
    const elsewhere = database.uow.apart();
    return elsewhere.run(() => takeTurn(elsewhere, 'relay'));
  };

  it('belongs to one process until its unit of work ends, and nobody waits for it', async () => {
    await database.uow.run(async () => {
      expect(await takeTurn(database.uow, 'relay')).toBe(true);
      expect(await askedElsewhere()).toBe(false);
    });
    expect(await askedElsewhere()).toBe(true);
  });

  it('at the mailbox hinders nobody at relaying', async () => {
    await database.uow.run(async () => {
      expect(await takeTurn(database.uow, 'mailbox')).toBe(true);
      expect(await askedElsewhere()).toBe(true);
    });
  });
});
