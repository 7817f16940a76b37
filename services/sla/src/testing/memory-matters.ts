import { system, type Actor } from '@hotline/platform/lifecycle';
import type { MemoryUnitOfWork } from '@hotline/platform/testing';
import type { PublishMatterEvents } from '../adapters/mysql/mysql-matters.js';
import type { Matters, Time } from '../app/ports.js';
import { fire, matterOf, newMatter, nextMoment, type Clock, type Extension, type Matter, type Outcome } from '../domain/index.js';

/** Matters whole, as the domain gave them: nothing in them is ever changed in place. */
export class MemoryMatters implements Matters {
  private readonly matters = new Map<string, Matter>();

  constructor(
    private readonly uow: MemoryUnitOfWork,
    private readonly publish: PublishMatterEvents,
    private readonly time: Time,
  ) {}

  find(number: string): Promise<Matter | undefined> {
    return Promise.resolve(this.matters.get(matterOf(number)));
  }

  update(number: string, actor: Actor, change: (matter: Matter) => Outcome): Promise<Matter> {
    return this.uow.run(async () => {
      const id = matterOf(number);
      const before = this.matters.get(id) ?? newMatter(id);
      const { matter, events } = change(before);
      if (matter === before) return matter;
      this.uow.set(this.matters, id, matter);
      await this.publish(events, actor);
      return matter;
    });
  }

  fireDue(limit: number): Promise<number> {
    return this.uow.run(async () => {
      const now = this.time.now().getTime();
      const due = this.waiting()
        .filter(({ next }) => next <= now)
        .sort((a, b) => a.next - b.next)
        .slice(0, limit);
      for (const { clock } of due) await this.fire(clock, now);
      return due.length;
    });
  }

  async nextIn(): Promise<number | undefined> {
    const moments = this.waiting().map(({ next }) => next);
    return moments.length === 0 ? undefined : Math.max(0, Math.min(...moments) - this.time.now().getTime());
  }

  allClocks = (): Clock[] => this.all().flatMap(({ clocks }) => Object.values(clocks));

  allExtensions = (): Extension[] => this.all().flatMap(({ extensions }) => Object.values(extensions));

  all = (): Matter[] => [...this.matters.values()];

  private waiting = () =>
    this.allClocks().flatMap((clock) => (nextMoment(clock) === undefined ? [] : [{ clock, next: nextMoment(clock)! }]));

  private async fire(before: Clock, now: number): Promise<void> {
    const id = matterOf(before.number);
    const matter = this.matters.get(id)!;
    const { clock, events } = fire(before, now);
    this.uow.set(this.matters, id, { ...matter, clocks: { ...matter.clocks, [clock.id]: clock } });
    await this.publish(events, system);
  }
}
