// The clients: each lives one life after the other until all are stopped; what they leave open is asked for at the end.
import { setTimeout as pause } from 'node:timers/promises';
import { Draw } from '../../replay/draw.ts';
import { agent } from '../../replay/acts/intake.ts';
import { Life } from '../../replay/life.ts';
import { pathOf } from '../../replay/paths/index.ts';
import type { Lived } from '../../replay/run.ts';
import type { Story } from '../../replay/story.ts';
import type { World } from '../../replay/world.ts';
import type { Accepted, Clients, Watched } from '../clients.ts';
import { Gate, Stopped } from './gate.ts';
import { GoodClient } from './good-client.ts';
import { Journal } from './journal.ts';
import { Probe } from './probe.ts';
import { Supply } from './supply.ts';
import { Tally } from './tally.ts';

/** Between two lives of one client, ms at most. */
const restMs = 1500;
/** What lives that are under way are given to end, ms. */
const graceMs = 12_000;
/** How long the services may take to answer what was left open, ms. */
const lastCallMs = 90_000;

/** Of the lives, whose contact somebody looks at. */
const revealed = 0.3;

type Leave = { asked: boolean };

export class Crowd implements Clients {
  readonly journal = new Journal();
  readonly tally = new Tally();
  readonly lives: Lived[] = [];
  private readonly gate = new Gate();
  private readonly supply: Supply;
  private readonly world: Omit<World, 'manner'>;
  private readonly draw: Draw;
  private readonly probe: Probe;
  private readonly workers = new Set<Promise<void>>();
  private readonly size: number;
  private readonly everybody: Leave = { asked: false };

  constructor(world: Omit<World, 'manner'>, draw: Draw, size: number) {
    this.world = world;
    this.draw = draw;
    this.size = size;
    this.supply = new Supply(world.tree, draw.for('stories'));
    this.probe = new Probe(world.people, world.plan, this.tally, () => this.newLife(this.supply.story('plain')));
  }

  start(): void {
    void this.add(this.size, this.everybody);
  }

  get count(): number {
    return this.gate.isOpen ? this.workers.size : 0;
  }

  pause(): Promise<void> {
    return this.gate.close();
  }

  resume(): void {
    this.gate.open();
  }

  async multiply(times: number): Promise<() => Promise<void>> {
    const leave = { asked: false };
    const added = this.add(this.size * (times - 1), leave);
    return async () => {
      leave.asked = true;
      await Promise.race([Promise.all(added), pause(graceMs)]);
    };
  }

  watch(): () => Watched {
    return this.tally.watch();
  }

  accept(timeoutMs = 60_000): Promise<Accepted> {
    return this.probe.accept(timeoutMs);
  }

  untilAccepted(timeoutMs = 60_000): Promise<number> {
    return this.probe.untilAccepted(timeoutMs);
  }

  /** No new lives; those under way are given a moment, and every command without an answer is repeated until it has one. @returns what got none */
  async stop(): Promise<string[]> {
    this.everybody.asked = true;
    await Promise.race([Promise.all(this.workers), pause(graceMs)]);
    this.gate.stop();
    this.journal.callAll();
    for (const until = Date.now() + lastCallMs; this.journal.unknown > 0 && Date.now() < until;) await pause(100);
    return this.journal.unknown === 0
      ? []
      : [`${this.journal.unknown} commands got no answer within ${lastCallMs / 1000} s of a healthy system`];
  }

  private add(count: number, leave: Leave): Promise<void>[] {
    return Array.from({ length: count }, () => {
      const worker = this.work(leave);
      this.workers.add(worker);
      void worker.finally(() => this.workers.delete(worker));
      return worker;
    });
  }

  private async work(leave: Leave): Promise<void> {
    await pause(this.draw.next() * restMs);
    while (!leave.asked && !this.everybody.asked) {
      await this.live(this.supply.story());
      await pause(this.draw.next() * restMs);
    }
  }

  /** A whole life, or as far as the client goes before it gives a command up. */
  private async live(story: Story): Promise<void> {
    const left = Promise.withResolvers<void>();
    const { life, lived } = this.newLife(story, left.resolve);
    const began = performance.now();
    const walk = pathOf(story.path)
      .walk(life)
      .then(() => this.lookAtContact(life))
      .then(
        () => this.tally.life(),
        (error: unknown) => {
          if (!(error instanceof Stopped)) lived.failure = (error as Error).message;
        },
      )
      .finally(() => (lived.ms = performance.now() - began));
    await Promise.race([walk, left.promise]);
  }

  /** Now and then an agent looks at who it was, which leaves its trace in the audit. */
  private async lookAtContact(life: Life): Promise<void> {
    if (life.story.submission.identity !== 'open' || !life.draw.chance(revealed)) return;
    await life.ask('RevealContact', agent(life), ({ intake }) => intake.revealContact({ number: life.number, reason: '回访前核对' }));
  }

  /** Recorded from its first moment. */
  private newLife(story: Story, gaveUp: () => void = () => undefined): { life: Life; lived: Lived } {
    const { journal, tally, gate } = this;
    const manner = new GoodClient({ journal, tally, gate }, story.index, this.draw.for(`client ${story.index}`), gaveUp);
    const life = new Life({ ...this.world, manner }, story, this.draw.for(`life ${story.index}`));
    const lived: Lived = { life, ms: 0 };
    this.lives.push(lived);
    return { life, lived };
  }
}
