// How clients go about what fails for a moment.
import { setTimeout as pause } from 'node:timers/promises';
import { momentary } from '../stack/refused.ts';

export interface Manner {
  /** One command, whatever it takes: `send` is repeated with the same key. @throws the refusal that stands */
  command<T>(step: string, send: (key: string) => Promise<T>): Promise<T>;
  /** A question, which may be asked again. @throws the refusal that stands */
  question<T>(step: string, send: () => Promise<T>): Promise<T>;
}

const lasting = new Set([undefined, 'RESOURCE_EXHAUSTED', 'INTERNAL']);

/** Five tries, each pause twice as long. */
export class Patient implements Manner {
  command<T>(_step: string, send: (key: string) => Promise<T>): Promise<T> {
    const key = crypto.randomUUID();
    return this.question('', () => send(key));
  }

  async question<T>(_step: string, send: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await send();
      } catch (error) {
        if (tries === 5 || lasting.has(momentary(error))) throw error;
        await pause(50 * 2 ** tries);
      }
    }
  }
}
