// Accepts on demand: how long until the first good one.
import { setTimeout as pause } from 'node:timers/promises';
import { clientOf, closeClient } from '@hotline/platform/grpc';
import { IntakeServiceService } from '@hotline/proto/intake/v1/intake_service';
import { acceptOnly, submit } from '../../replay/acts/intake.ts';
import type { Acknowledged, Life } from '../../replay/life.ts';
import type { Lived } from '../../replay/run.ts';
import type { People } from '../../stack/people.ts';
import { addressOf, type Plan } from '../../stack/plan.ts';
import type { Accepted } from '../clients.ts';
import { Unmet } from '../unmet.ts';
import type { Tally } from './tally.ts';

const everyMs = 50;
const onceMs = 1000;
const who = 'agent1';

export class Probe {
  private readonly people: People;
  private readonly plan: Plan;
  private readonly tally: Tally;
  private readonly begin: () => { life: Life; lived: Lived };
  /** Submitted in good time, for the next question. */
  private spare: Promise<{ life: Life; appeal: Acknowledged }> | undefined;

  constructor(people: People, plan: Plan, tally: Tally, begin: () => { life: Life; lived: Lived }) {
    this.people = people;
    this.plan = plan;
    this.tally = tally;
    this.begin = begin;
  }

  /** So that nothing has to be submitted when it counts. */
  prepare(): void {
    this.spare ??= this.submitted();
    void this.spare.catch(() => (this.spare = undefined));
  }

  async accept(timeoutMs: number): Promise<Accepted> {
    const began = performance.now();
    const { life, appeal } = await this.take();
    await within(timeoutMs, acceptOnly(life, appeal), 'an appeal was not accepted');
    return { appealId: appeal.number, orderNumber: appeal.number, ms: performance.now() - began, at: new Date() };
  }

  async untilAccepted(timeoutMs: number): Promise<number> {
    const began = performance.now();
    const own = this.own();
    own.catch(() => undefined); // another client's accept may have come first
    await within(timeoutMs, Promise.race([this.tally.nextAccept(), own]), 'no accept was answered');
    this.prepare();
    return performance.now() - began;
  }

  private async submitted() {
    const { life } = this.begin();
    return { life, appeal: await submit(life, { ...life.story.submission, channel: 'phone' }) };
  }

  private async take() {
    const spare = this.spare ?? this.submitted();
    this.spare = undefined;
    return spare;
  }

  /** Over a connection of its own each time, so that no pause between connections counts. */
  private async own(): Promise<void> {
    const { life, appeal } = await this.take();
    const token = await this.people.tokenOf(who);
    const once = async (idempotencyKey: string) => {
      const client = clientOf(IntakeServiceService, addressOf(this.plan, 'intake'), { deadlineMs: onceMs });
      try {
        const { number, submission } = appeal;
        return await client.acceptAppeal(asGiven(number, submission.category), { token, idempotencyKey });
      } finally {
        closeClient(client);
      }
    };
    await life.world.manner.command('AcceptAppeal', async (key) => {
      for (let tries = 0; ; tries += 1) {
        try {
          return await once(key);
        } catch (error) {
          if (tries === 100) throw error;
          await pause(everyMs);
        }
      }
    });
    appeal.state = 'accepted';
    appeal.told.push('appeal_accepted');
  }
}

const asGiven = (number: string, category: string) => ({
  number,
  category,
  urgency: '',
  kind: '',
  division: '',
  address: '',
  occurredAt: undefined,
  title: '',
  text: '',
  askedFor: '',
  fields: {},
  relatedNumber: '',
});

/** @throws Unmet after the time */
async function within<T>(ms: number, work: Promise<T>, otherwise: string): Promise<T> {
  const end = new AbortController();
  const late = pause(ms, undefined, { signal: end.signal }).then(() => {
    throw new Unmet(`${otherwise} within ${ms / 1000} s`);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    end.abort();
    late.catch(() => undefined);
  }
}
