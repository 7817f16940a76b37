// How a good client goes about its calls: the same key until there is an answer, pauses that grow and differ, and no more than so many tries.
import { setTimeout as pause } from 'node:timers/promises';
import type { Draw } from '../../replay/draw.ts';
import type { Manner } from '../../replay/manner.ts';
import { momentary, retryHintOf } from '../../stack/refused.ts';
import type { Gate } from './gate.ts';
import type { Journal } from './journal.ts';
import type { Tally } from './tally.ts';

/** With the pauses about half a minute. */
const usualTries = 14;
const firstPauseMs = 100;
const longestPauseMs = 4000;
/** Somebody was faster: after so many times that is the answer. */
const mostConflicts = 5;
/** A person thinks before the next command, ms at most. */
const thinkMs = 150;

export interface Surroundings {
  gate: Gate;
  journal: Journal;
  tally: Tally;
  /** After so many a client gives up; absent: the usual number. */
  mostTries?: number;
}

export class GoodClient implements Manner {
  private readonly around: Surroundings;
  private readonly life: number;
  private readonly draw: Draw;
  private readonly gaveUp: () => void;

  /** @param draw chance of its own, for pauses @param gaveUp called when the client leaves a command whose outcome it does not know; it comes back to it at the very end */
  constructor(around: Surroundings, life: number, draw: Draw, gaveUp: () => void) {
    this.around = around;
    this.life = life;
    this.draw = draw;
    this.gaveUp = gaveUp;
  }

  async command<T>(step: string, send: (key: string) => Promise<T>): Promise<T> {
    const { gate, journal } = this.around;
    const key = crypto.randomUUID();
    await pause(this.draw.next() * thinkMs);
    gate.check();
    journal.begin(step, this.life);
    let tries = 0;
    const once = () => {
      tries += 1;
      return send(key);
    };
    try {
      const reply = await this.until(step, once, async () => {
        this.gaveUp();
        await journal.lastCall;
      });
      journal.answer({ step, reply, again: () => send(key) }, tries);
      return reply;
    } catch (error) {
      journal.refuse();
      throw error;
    }
  }

  async question<T>(step: string, send: () => Promise<T>): Promise<T> {
    this.around.gate.check();
    return this.until(step, send, async (error) => {
      throw error;
    });
  }

  /** Tries, and after too many does what whoever is tired does. @throws the refusal that stands */
  private async until<T>(step: string, send: () => Promise<T>, tired: (error: unknown) => Promise<void>): Promise<T> {
    const { gate, tally, mostTries = usualTries } = this.around;
    for (let tries = 1, conflicts = 0; ; tries += 1) {
      try {
        return await gate.pass(async () => {
          const began = performance.now();
          const reply = await send();
          tally.good(step, performance.now() - began, tries);
          return reply;
        });
      } catch (error) {
        const word = momentary(error);
        if (word === 'ABORTED') conflicts += 1;
        if (word === undefined || conflicts === mostConflicts) throw error;
        tally.failed(word, retryHintOf(error));
        if (tries % mostTries === 0) await tired(error);
        await pause(pauseBefore(tries, this.draw.next(), retryHintOf(error)));
      }
    }
  }
}

/** Full jitter, and never before the moment that was named. */
function pauseBefore(tries: number, chance: number, hintMs = 0): number {
  const most = Math.min(longestPauseMs, firstPauseMs * 1.7 ** tries);
  return hintMs + most * (0.2 + 0.8 * chance);
}
