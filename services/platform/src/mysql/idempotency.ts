import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { conflict, invalid, type DomainError } from '../errors/index.js';
import type { Caller } from '../lifecycle/index.js';
import { isDuplicate } from './database-error.js';
import { now } from './statement.js';
import type { UnitOfWork } from './unit-of-work.js';

/** How long a key is remembered, in days. */
export const keysLive = 7;

const longestKey = 128;

/** Replies hold secrets and personal data: they are stored sealed. */
export interface Seal {
  encrypt(text: string): string;
  decrypt(sealed: string): string;
}

/** One person's use of one key. */
interface Slot {
  key: string;
  hash: Buffer;
  person: string;
}

interface Stored {
  request_hash: Buffer;
  reply: Buffer;
}

/**
 * A retry gets the first answer. The reply is stored in the transaction of the command; a refusal is not stored, its retry is
 * decided anew. Keys belong to a person: two people may use the same one.
 */
export class Idempotency {
  private readonly underway = new Map<string, Promise<Uint8Array>>();
  /** keys that came lately: whoever retries does so soon */
  private readonly recent = new LRUCache<string, true>({ max: 2_000 });

  constructor(
    private readonly uow: UnitOfWork,
    private readonly seal: Seal,
  ) {}

  /** @throws DomainError IDEMPOTENCY_KEY_MALFORMED; IDEMPOTENCY_KEY_REUSED when the key stands for another method or body */
  async run(key: string, method: string, request: Uint8Array, caller: Caller, work: () => Promise<Uint8Array>): Promise<Uint8Array> {
    if (key === '' || key.length > longestKey) {
      throw invalid('IDEMPOTENCY_KEY_MALFORMED', `an idempotency key has 1 to ${longestKey} characters`, { field: 'idempotency-key' });
    }
    const slot = `${caller.person}\n${key}`;
    while (this.underway.has(slot)) await this.underway.get(slot)!.catch(() => undefined);
    const attempt = this.answer(this.recent.has(slot), { key, hash: hashOf(method, request), person: caller.person }, method, work);
    this.underway.set(slot, attempt);
    try {
      return await attempt;
    } finally {
      this.underway.delete(slot);
      this.recent.set(slot, true);
    }
  }

  /** Forgets keys that are too old, some at a time. @returns whether there may be more */
  async purge(batch = 1000): Promise<boolean> {
    const { affectedRows } = await this.uow.execute(`DELETE FROM idempotency WHERE at < NOW(6) - INTERVAL ${keysLive} DAY LIMIT ${batch}`);
    return affectedRows === batch;
  }

  /**
   * The reply is written last, so that the work may still ask other services before its first statement. Whether an unknown key has its
   * answer already is asked only when the work or its writing fails: a retry that comes late or to another process is rare, and what
   * it did meanwhile is undone.
   */
  private async answer(isRecent: boolean, slot: Slot, method: string, work: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const before = isRecent ? await this.stored(slot) : undefined;
    if (before) return before;
    try {
      return await this.uow.together(method, async () => {
        const reply = await work();
        const sealed = this.seal.encrypt(Buffer.from(reply).toString('base64'));
        const row = [slot.person, slot.key, slot.hash, sealed, now];
        await this.uow.add('INSERT INTO idempotency (person, id, request_hash, reply, at) VALUES ?', [row]);
        return reply;
      });
    } catch (error) {
      // The first answer is the answer, whatever was refused here because of it.
      const meanwhile = await this.stored(slot).catch((failure: unknown) => {
        if (isDuplicate(error) || (failure as DomainError).reason === 'IDEMPOTENCY_KEY_REUSED') throw failure;
      });
      if (meanwhile) return meanwhile;
      throw error;
    }
  }

  private async stored({ key, hash, person }: Slot): Promise<Uint8Array | undefined> {
    const [row] = await this.uow.query<Stored>('SELECT request_hash, reply FROM idempotency WHERE person = ? AND id = ?', [person, key]);
    if (!row) return undefined;
    if (row.request_hash.equals(hash)) return Buffer.from(this.seal.decrypt(row.reply.toString()), 'base64');
    throw conflict('IDEMPOTENCY_KEY_REUSED', 'this idempotency key was used for another request', { key });
  }
}

const hashOf = (method: string, request: Uint8Array): Buffer => createHash('sha256').update(method).update('\n').update(request).digest();
