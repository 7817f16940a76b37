import { appendFile } from 'node:fs/promises';
import type { Outlet } from '../../app/ports.js';
import type { Notice } from '../../domain/notice.js';

/** What would be sent, in full and in order, as JSON lines. */
export class FileOutlet implements Outlet {
  constructor(private readonly path: string) {}

  async deliver({ id, number, occasion, audience, addressee, channel, text }: Notice): Promise<void> {
    await appendFile(this.path, `${JSON.stringify({ id, number, occasion, audience, addressee, channel, text })}\n`);
  }
}
