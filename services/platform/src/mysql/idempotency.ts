import { createHash } from 'node:crypto';
import { conflict, invalid } from '../errors/index.js';
import type { Caller } from '../lifecycle/index.js';
import { isDuplicate } from './database-error.js';
import type { UnitOfWork } from './unit-of-work.js';

/** How long a key is remembered, in days. */
export const keysLive = 7;

const longestKey = 128;

/** Replies hold secrets and personal data: they are stored sealed. */
export interface Seal {
  encrypt(text: string): string;
  decrypt(sealed: string): string;
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
    const attempt = this.attempt(key, hashOf(method, request), caller.person, work);
    this.underway.set(slot, attempt);
    try {
      return await attempt;
    } finally {
      this.underway.delete(slot);
    }
  }

  /** Forgets keys that are too old, some at a time. @returns whether there may be more */
  async purge(batch = 1000): Promise<boolean> {
    const { affectedRows } = await this.uow.execute(`DELETE FROM idempotency WHERE at < NOW(6) - INTERVAL ${keysLive} DAY LIMIT ${batch}`);
    return affectedRows === batch;
  }

  /** The reply is written last, so that the work may still ask other services before its first statement. */
  private async attempt(key: string, hash: Buffer, person: string, work: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const before = await this.stored(key, hash, person);
    if (before) return before;
    try {
      return await this.uow.run(async () => {
        const reply = await work();
        await this.uow.execute('INSERT INTO idempotency (person, id, request_hash, reply, at) VALUES (?, ?, ?, ?, NOW(6))', [
          person,
          key,
          hash,
          this.seal.encrypt(Buffer.from(reply).toString('base64')),
        ]);
        return reply;
      });
    } catch (error) {
      // Another process was faster with the same key: its answer is the answer, whatever was refused here because of it.
      const meanwhile = await this.stored(key, hash, person).catch((failure) => (isDuplicate(error) ? Promise.reject(failure) : undefined));
      if (meanwhile) return meanwhile;
      throw error;
    }
  }

  private async stored(key: string, hash: Buffer, person: string): Promise<Uint8Array | undefined> {
    const [row] = await this.uow.query<Stored>('SELECT request_hash, reply FROM idempotency WHERE person = ? AND id = ?', [person, key]);
    if (!row) return undefined;
    if (row.request_hash.equals(hash)) return Buffer.from(this.seal.decrypt(row.reply.toString()), 'base64');
    throw conflict('IDEMPOTENCY_KEY_REUSED', 'this idempotency key was used for another request', { key });
  }
}

const hashOf = (method: string, request: Uint8Array): Buffer => createHash('sha256').update(method).update('\n').update(request).digest();
