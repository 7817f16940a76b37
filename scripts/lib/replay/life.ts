// One appeal on its way, with whatever it becomes: how its people act, look and wait.
import { DomainError } from '@hotline/platform/errors';
import type { CallOptions } from '@hotline/platform/grpc';
import type { GetOrderResponse, Order } from '@hotline/proto/handling/v1/order';
import type { Desk } from '../stack/people.ts';
import type { Submission } from './appeals.ts';
import type { Draw } from './draw.ts';
import type { Story } from './story.ts';
import type { World } from './world.ts';

/** An appeal whose number was acknowledged, and its citizen's secret. */
export interface Acknowledged {
  number: string;
  queryCode: string;
  submission: Submission;
  /** How its own life ended, as its citizen last knew; the order's for an accepted one. */
  state: string;
  /** What its citizen must have been told about it so far, beside what the order's life tells. */
  told: string[];
}

const patienceMs = 90_000;

export const isRefusal = (error: unknown, ...reasons: string[]): error is DomainError =>
  error instanceof DomainError && reasons.includes(error.reason);

export class Life {
  readonly appeals: Acknowledged[] = [];
  readonly beganAt = Date.now();
  /** What could not be done as the story has it, and why. */
  readonly detours: string[] = [];
  readonly world: World;
  readonly story: Story;
  readonly draw: Draw;

  constructor(world: World, story: Story, draw: Draw) {
    this.world = world;
    this.story = story;
    this.draw = draw;
  }

  /** The first appeal's, which is the order's too. @throws Error before anything was submitted */
  get number(): string {
    const [first] = this.appeals;
    if (first === undefined) throw new Error('nothing was submitted yet');
    return first.number;
  }

  /** One command by one person. What failed for a moment is repeated under the same idempotency key. @throws DomainError the refusal */
  act<T>(step: string, account: string, call: (desk: Desk, options: CallOptions) => Promise<T>): Promise<T> {
    const { stopwatch, manner, people } = this.world;
    return stopwatch.time(step, () => manner.command(step, async (idempotencyKey) => call(await people.as(account), { idempotencyKey })));
  }

  /** One question by one person. @throws DomainError the refusal */
  ask<T>(step: string, account: string, call: (desk: Desk) => Promise<T>): Promise<T> {
    const { stopwatch, manner, people } = this.world;
    return stopwatch.time(step, () => manner.question(step, async () => call(await people.as(account))));
  }

  /** A command that is refused for these reasons until the facts that it needs have arrived. */
  async eventually<T>(
    step: string,
    account: string,
    reasons: string[],
    call: (desk: Desk, options: CallOptions) => Promise<T>,
  ): Promise<T> {
    for (const until = Date.now() + patienceMs; ;) {
      try {
        return await this.act(step, account, call);
      } catch (error) {
        if (Date.now() > until || !isRefusal(error, ...reasons)) throw error;
        await this.world.watch.next(this.number, 150);
      }
    }
  }

  /** As a supervisor sees the order. */
  async look(number = this.number): Promise<GetOrderResponse & { order: Order }> {
    const seen = await this.ask('GetOrder', 'supervisor1', ({ handling }) => handling.getOrder({ number }));
    return seen as GetOrderResponse & { order: Order };
  }

  /** Waits until the order is as it must become. @throws Error naming what did not happen */
  async until(what: string, holds: (order: Order) => boolean, number = this.number): Promise<Order> {
    const began = performance.now();
    for (;;) {
      const order = await this.look(number).then(
        (seen) => seen.order,
        (error: unknown) => (isRefusal(error, 'ORDER_NOT_FOUND') ? undefined : Promise.reject(error as Error)),
      );
      if (order !== undefined && holds(order)) {
        this.world.stopwatch.note(`… until ${what}`, performance.now() - began);
        return order;
      }
      if (performance.now() - began > patienceMs)
        throw new Error(`${number}: for ${patienceMs / 1000} s waited until ${what}; it is ${order?.state ?? 'not there'}`);
      await this.world.watch.next(number, 250);
    }
  }

  detour(what: string): void {
    this.detours.push(what);
  }
}
