// The oracle is no rubber stamp: whatever is tampered with, it says so in a sentence. A real installation after a few real lives.
import { appendFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { encodeEvent, type HotlineEvent } from '@hotline/proto/events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Draw } from '../../replay/draw.ts';
import { Stopwatch } from '../../replay/stopwatch.ts';
import { readTree } from '../../replay/tree.ts';
import { untilQuiet } from '../../replay/verify/quiet.ts';
import { Watch } from '../../replay/watch.ts';
import type { Service } from '../../stack/plan.ts';
import { Crowd } from '../clients/crowd.ts';
import { install, tearDown, type Struck } from '../installation.ts';
import { judge } from './judge.ts';
import { sameAnswer } from './once-more.ts';
import { judgeTopics } from './topics.ts';

let struck: Struck;
let crowd: Crowd;

const problems = async (): Promise<string[]> => (await judge(struck, crowd.lives, crowd.journal)).flatMap((finding) => finding.problems);

beforeAll(async () => {
  struck = await install('local', join(mkdtempSync(join(tmpdir(), 'tampered-')), 'installation'));
  const { plan, people, limits } = struck;
  const world = { plan, people, limits, watch: new Watch(), tree: readTree(), stopwatch: new Stopwatch(), patienceMs: 6000 };
  crowd = new Crowd(world, new Draw(3), 10);
  crowd.start();
  await crowd.accept();
  await pause(3000);
  await crowd.stop();
  await untilQuiet(struck.databases, 2000);
}, 180_000);

afterAll(() => tearDown(struck, false), 60_000);

/** Runs it with a copy of the table beside, which takes its place again afterwards. */
async function whileTampered(service: Service, table: string, statement: string, values: unknown[] = []): Promise<string[]> {
  const sql = (text: string, given?: unknown[]) => struck.databases.rows(service, text, given);
  const columns = await struck.databases.rows<{ name: string }>(
    service,
    "SELECT column_name AS name FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ? AND extra NOT LIKE '%GENERATED%'",
    [table],
  );
  const list = columns.map(({ name }) => `\`${name}\``).join(', ');
  await sql(`CREATE TABLE untampered AS SELECT ${list} FROM ${table}`);
  try {
    await sql(statement, values);
    return await problems();
  } finally {
    await sql(`DELETE FROM ${table}`);
    await sql(`INSERT INTO ${table} (${list}) SELECT ${list} FROM untampered`);
    await sql('DROP TABLE untampered');
  }
}

const closed =
  '(SELECT id FROM (SELECT id FROM orders WHERE body LIKE \'%"state":"closed"%\' AND id NOT LIKE \'%-%-%-%\' ORDER BY id LIMIT 1) AS one)';
const anyOf = (table: string, where = 'TRUE') => `(SELECT id FROM (SELECT id FROM ${table} WHERE ${where} ORDER BY id LIMIT 1) AS one)`;

describe('the oracle', () => {
  it('finds nothing while nothing is tampered with', async () => {
    expect(await problems()).toEqual([]);
    expect(crowd.lives.filter(({ life }) => life.appeals.length > 0).length).toBeGreaterThan(5);
  });

  it.each<[what: string, service: Service, table: string, statement: string, sentence: RegExp]>([
    ['a lost appeal', 'intake', 'appeals', `DELETE FROM appeals WHERE id = ${anyOf('appeals')}`, /was acknowledged and is not in intake/],
    [
      'an appeal that nobody sent',
      'intake',
      'appeals',
      "INSERT INTO appeals SELECT * FROM (SELECT * FROM appeals ORDER BY id LIMIT 1) AS one ON DUPLICATE KEY UPDATE id = '411700-20260101-999999'",
      /411700-20260101-999999 is in intake and was acknowledged to nobody/,
    ],
    [
      'a submission that was taken twice',
      'intake',
      'appeals',
      "UPDATE appeals SET body = REGEXP_REPLACE(body, '〔[甲乙][0-9]+〕', '〔甲0〕')",
      /are one submission, 〔甲0〕/,
    ],
    [
      'an appeal without its mark',
      'intake',
      'appeals',
      "UPDATE appeals SET body = REPLACE(body, '〔', '(')",
      /no client sent such an appeal/,
    ],
    [
      'an appeal that was never sent',
      'intake',
      'appeals',
      "UPDATE appeals SET body = REGEXP_REPLACE(body, '〔[甲乙][0-9]+〕', '〔甲99999〕')",
      /bears 〔甲99999〕, which was never sent/,
    ],
    ['a lost order', 'handling', 'orders', `DELETE FROM orders WHERE id = ${closed}`, /was accepted and is no order/],
    ['services that disagree', 'dispatch', 'placements', "UPDATE placements SET state = 'queued'", /in handling and queued in dispatch/],
    [
      'a citizen who sees the past',
      'intake',
      'progresses',
      "UPDATE progresses SET body = REPLACE(body, 'closed', 'callback')",
      /its citizen sees/,
    ],
    [
      'a lost line',
      'handling',
      'timeline',
      `DELETE FROM timeline WHERE seq = 2 AND number = ${closed}`,
      /has \d+ lines from 1 to \d+, and says \d+/,
    ],
    [
      'a line that was told and is none',
      'handling',
      'timeline',
      "UPDATE timeline SET what = 'Other' WHERE what = 'OrderClosed'",
      /told OrderClosed/,
    ],
    ['a lost clock', 'sla', 'clocks', "DELETE FROM clocks WHERE kind = 'order_close'", /clocks are kept, \d+ reckoned/],
    ['an untold notice', 'integration', 'notices', "DELETE FROM notices WHERE occasion = 'appeal_accepted'", /0 left, 1 were owed/],
    ['a counter that is off', 'handling', 'counters', 'UPDATE counters SET count = count + 1', /the counters say/],
    [
      'a fact that was put aside',
      'sla',
      'parked',
      `INSERT INTO parked (consumer, event_id, topic, type, message_key, at, traceparent, payload, state, tries, reason, next_attempt_at)
       VALUES ('sla', 'e1', 'handling.order', 'OrderClosed', 'k', NOW(), '', '', 'parked', 8, 'bad', NOW())`,
      /sla: 1 in parked, among them OrderClosed of k: bad/,
    ],
    ['a forged act', 'gateway', 'audit', "UPDATE audit SET reason = 'another'", /its content was changed/],
    [
      'a telephone number in the open',
      'handling',
      'timeline',
      'UPDATE timeline SET why = ? WHERE seq = 1',
      /handling\.timeline shows 199…/,
    ],
    [
      'a fact that was not applied',
      'sla',
      'oracle_applied',
      'DELETE FROM oracle_applied ORDER BY seq LIMIT 1',
      /sla applied \w+ of [\d-]+ 0 times/,
    ],
    [
      'a fact that was applied twice',
      'handling',
      'oracle_applied',
      'INSERT INTO oracle_applied (consumer, event_id) SELECT consumer, event_id FROM oracle_applied ORDER BY seq LIMIT 1',
      /handling applied \w+ of [\d-]+ 2 times/,
    ],
    [
      'a fact that nobody sent',
      'dispatch',
      'oracle_applied',
      "INSERT INTO oracle_applied (consumer, event_id) VALUES ('dispatch', 'from-nowhere')",
      /dispatch applied from-nowhere, which nobody sent to it/,
    ],
    [
      'facts in another order',
      'sla',
      'oracle_applied',
      'UPDATE oracle_applied SET seq = 1000000 - seq ORDER BY seq',
      /sla applied \w+ before \w+/,
    ],
  ])('notices %s', async (_, service, table, statement, sentence) => {
    const phone = crowd.lives.find(({ life }) => life.appeals.length > 0)!.life.story.submission.phone;
    const said = await whileTampered(service, table, statement, statement.includes('?') ? [phone] : []);
    expect(said.join('\n')).toMatch(sentence);
  });

  it.each<[what: string, breach: { at: Date; dueAt: Date }, times: number, sentence: RegExp]>([
    ['a deadline that fired early', { at: new Date(1000), dueAt: new Date(2500) }, 1, /fired 1500 ms before/],
    ['a deadline that fired twice', { at: new Date(3000), dueAt: new Date(2500) }, 2, /fired 2 times/],
  ])('notices %s', async (_, moments, times, sentence) => {
    const breach = { type: 'ClockBreached', clockId: 'clock-1', number: 'n', kind: 'sign', subject: 'n', unit: '', ...moments };
    const payload = Buffer.from(encodeEvent(breach as unknown as HotlineEvent<'ClockBreached'>));
    const row = "(UUID(), 'sla.clock', 'ClockBreached', 'n', ?)";
    const statement = `INSERT INTO oracle_sent (event_id, topic, type, message_key, payload) VALUES ${Array(times).fill(row).join(', ')}`;
    const said = await whileTampered('sla', 'oracle_sent', statement, Array(times).fill(payload));
    expect(said.join('\n')).toMatch(sentence);
  });

  it('notices a telephone number in a log', async () => {
    const { phone } = crowd.lives.find(({ life }) => life.appeals.length > 0)!.life.story.submission;
    appendFileSync(struck.hosts[0]!.log, `{"caller":"${phone}"}\n`);
    expect((await problems()).join('\n')).toMatch(/host\.jsonl shows 199…/);
  });

  it('notices a retry that gets another answer, or none', async () => {
    const retried = (again: () => Promise<unknown>) => sameAnswer([{ step: 'AcceptAppeal', reply: { number: '1' }, again }]);
    expect((await retried(() => Promise.resolve({ number: '1' }))).problems).toEqual([]);
    expect((await retried(() => Promise.resolve({ number: '2' }))).problems).toEqual([
      'AcceptAppeal was answered, and its retry gets another answer',
    ]);
    expect((await retried(() => Promise.reject(new Error('no')))).problems).toEqual([
      'AcceptAppeal was answered, and its retry is refused: no',
    ]);
  });

  it('notices what a topic lacks, and what it should not show', () => {
    const sent = { service: 'handling', seq: 1, id: 'e1', topic: 'handling.order', type: 'OrderClosed', key: 'n' };
    expect(judgeTopics([], [sent], new Set()).problems).toEqual(['OrderClosed of n is not in handling.order']);
    const carried = { topic: 'handling.order', id: 'e1', text: 'call 19912345678' };
    expect(judgeTopics([carried], [sent], new Set(['19912345678'])).problems).toEqual(['handling.order shows 199…78']);
  });
});
