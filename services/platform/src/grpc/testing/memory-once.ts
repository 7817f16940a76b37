import { conflict } from '../../errors/index.js';
import type { Caller } from '../../lifecycle/index.js';
import type { RunsOnce } from '../call.js';

/** Idempotency in memory, for specs of the wire. */
export class MemoryOnce implements RunsOnce {
  private readonly replies = new Map<string, { request: string; reply: Uint8Array }>();

  async run(key: string, method: string, request: Uint8Array, caller: Caller, work: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const place = `${caller.person} ${method} ${key}`;
    const asked = Buffer.from(request).toString('hex');
    const known = this.replies.get(place);
    if (known && known.request !== asked) throw conflict('IDEMPOTENCY_KEY_REUSED', 'the key was used for another request');
    if (known) return Uint8Array.from(known.reply);
    const reply = await work();
    this.replies.set(place, { request: asked, reply });
    return reply;
  }
}
