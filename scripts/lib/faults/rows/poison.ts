// Facts that cannot be taken in: they are put aside with their reason after their tries, everything else flows, and an operator brings them back.
import { randomUUID } from 'node:crypto';
import type { Service } from '../../stack/plan.ts';
import { demand, type Fault, type Figures, type Trial } from '../fault.ts';
import { arm, disarm } from '../means/failpoints.ts';
import { asideOf, parked, type ParkedFact } from '../means/parked.ts';
import { until } from '../means/until.ts';

/** Tries of a fact until it is given up (standardPauses of platform's messaging). */
const tries = 8;
/** The pauses between them sum up to 39 s. */
const givenUpMs = 90_000;
const soonMs = 20_000;

const isGivenUp = (facts: readonly ParkedFact[]): boolean => facts.some(({ state }) => state === 'parked');

/** Takes place while `aside` is true: others' facts go on being applied. @throws Unmet when fewer than a handful were */
async function othersFlow({ sql, clients, pause }: Trial, consumer: Service, key: string): Promise<number> {
  const applied = async () => Number((await sql<{ n: number | string }>(consumer, 'SELECT COUNT(*) AS n FROM inbox'))[0]!.n);
  const before = await applied();
  const watched = clients.watch();
  await pause(5_000);
  const flowed = (await applied()) - before;
  demand(flowed >= 5 && watched().good > 0, `while ${key} was put aside, ${consumer} applied ${flowed} facts of others in 5 s`);
  return flowed;
}

/** The youngest order that somebody still works on. */
async function someOrder({ sql }: Trial): Promise<string> {
  const ended = ['closed', 'withdrawn', 'voided'];
  const [row] = await sql<{ number: string }>(
    'handling',
    'SELECT number FROM order_items WHERE state NOT IN (?) ORDER BY number DESC LIMIT 1 OFFSET 2',
    [ended],
  );
  if (row === undefined) throw new Error('no order is under way');
  return row.number;
}

/** A consumer's handler throws at every fact of one order, until it is mended and the facts are replayed. */
const handlerThrows: Fault = {
  name: 'poison-handler-throws',
  row: 'poison',
  transports: ['local', 'kafka'],
  seconds: 60,
  async strike(trial) {
    const consumer = trial.random.pick<Service>(['integration', 'intake']);
    const number = await orderThatIsHeld(trial, consumer);
    trial.note(`${consumer} fails at every fact of ${number}`);
    try {
      await until(
        trial,
        async () => isGivenUp(await asideOf(trial, consumer, number)),
        `facts of ${number} to be given up by ${consumer}`,
        givenUpMs,
      );
    } finally {
      disarm(trial, consumer);
    }
    const [first] = (await asideOf(trial, consumer, number)).filter(({ state }) => state === 'parked');
    demand(first!.tries === tries && first!.reason.includes('FailpointStruck'), `given up after ${first!.tries} tries: "${first!.reason}"`);
    const flowed = await othersFlow(trial, consumer, number);
    return { flowed, ...(await replayed(trial, consumer, number)) };
  },
};

/** Arms it for one order after the other until one of them has more to tell. */
async function orderThatIsHeld(trial: Trial, consumer: Service): Promise<string> {
  for (let left = 6; ; left--) {
    const number = await someOrder(trial);
    arm(trial, consumer, { step: 'handling', action: 'throw', about: number });
    const held = async () => (await asideOf(trial, consumer, number)).length > 0;
    try {
      await until(trial, held, `a further fact of ${number} to reach ${consumer}`, soonMs / 2);
      return number;
    } catch (error) {
      disarm(trial, consumer);
      if (left === 0) throw error;
    }
  }
}

async function replayed(trial: Trial, consumer: Service, number: string): Promise<Figures> {
  const listed = parked(trial).filter((line) => line.includes(number));
  demand(listed.length > 0, `host parked does not list the facts of ${number}`);
  for (const { id } of (await asideOf(trial, consumer, number)).filter(({ state }) => state === 'parked'))
    parked(trial, 'replay', `${consumer}:${id}`);
  await until(
    trial,
    async () => (await asideOf(trial, consumer, number)).length === 0,
    `the replayed facts of ${number} to be applied`,
    soonMs,
  );
  return { replayed: listed.length };
}

/** A payload that no contract reads, of some size, among the facts of handling: everybody who listens puts it aside. */
const badBytes = (name: string, bytes: number): Fault => ({
  name,
  row: 'poison',
  transports: ['local', 'kafka'],
  seconds: 50,
  async strike(trial) {
    const key = `poison-${trial.random.below(1e9)}`;
    const consumers: Service[] = ['sla', 'dispatch', 'intake', 'integration'];
    const id = randomUUID();
    await trial.sql(
      'handling',
      `INSERT INTO outbox (event_id, topic, type, message_key, at, traceparent, payload)
       VALUES (?, 'handling.order', 'OrderClosed', ?, NOW(3), '', REPEAT(UNHEX('ff'), ?))`,
      [id, key, bytes],
    );
    try {
      return await givenUpByAll(trial, consumers, key);
    } finally {
      await unsay(trial, consumers, id);
    }
  },
});

async function givenUpByAll(trial: Trial, consumers: readonly Service[], key: string): Promise<Figures> {
  const givenUp = async () => (await Promise.all(consumers.map((each) => asideOf(trial, each, key)))).every(isGivenUp);
  await until(trial, givenUp, `bad bytes to be given up by ${consumers.join(', ')}`, givenUpMs);
  for (const consumer of consumers) {
    const [fact] = await asideOf(trial, consumer, key);
    demand(fact!.tries === tries && fact!.reason !== '', `${consumer} gave up after ${fact!.tries} tries: "${fact!.reason}"`);
  }
  const flowed = await othersFlow(trial, trial.random.pick(consumers), key);
  for (const consumer of consumers) {
    for (const { id } of await asideOf(trial, consumer, key)) parked(trial, 'discard', `${consumer}:${id}`);
    demand((await asideOf(trial, consumer, key)).length === 0, `${consumer} keeps what was discarded`);
  }
  return { flowed };
}

/** The oracle's journal shall tell what services sent: this was none of theirs. */
async function unsay({ sql }: Trial, consumers: readonly Service[], id: string): Promise<void> {
  await sql('handling', 'DELETE FROM oracle_sent WHERE event_id = ?', [id]);
  for (const consumer of consumers) await sql(consumer, 'DELETE FROM oracle_applied WHERE event_id = ?', [id]);
}

export const poison: readonly Fault[] = [handlerThrows, badBytes('poison-bad-bytes', 40), badBytes('poison-too-large', 900 * 1024)];
