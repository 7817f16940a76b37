// Appeals that wait for an agent, as many as a slice will accept: one is submitted as people do it, the others are its copies under other numbers.
import { randomUUID } from 'node:crypto';
import { gateway } from '../stack/plan.ts';
import { agentToken } from './agent-token.ts';
import type { Apart } from './apart.ts';
import type { Database } from './database.ts';
import { sqlOn, type Sql } from './sql.ts';

export interface Appeals {
  /** What every number begins with; six digits follow. */
  prefix: string;
  /** Makes sure that `count` of them wait; those that were used are gone. @returns their numbers' range */
  ready(count: number): Promise<{ from: number; to: number }>;
  used(count: number): void;
  close(): Promise<void>;
}

export const category = '0101';

/** What a citizen at the market says, in 200 characters or so. */
export const submission = {
  channel: 'phone',
  kind: 'complaint',
  category,
  division: '411702',
  address: '驿城区解放路与文明路交叉口向南一百米路东农贸市场门前',
  occurredAt: '2026-11-20T01:30:00Z',
  title: '农贸市场门前占道经营影响通行',
  text:
    '每天早上六点到九点，农贸市场门前机动车道被十几个流动摊位占用，电动车和行人只能走到快车道上，上周已经发生过一次剐蹭。' +
    '摊贩收摊以后菜叶和污水没有人清理，夏天气味很大。希望城管部门安排人员早高峰值守，并划出临时摆放区域，让摊贩有地方去，行人有路可走。',
  askedFor: '早高峰有人值守，划出临时摊位',
  contact: { name: '王秀英', phone: '13839612345', identityNumber: '' },
  replyWanted: true,
  fields: {},
};

async function submitOne(apart: Apart): Promise<string> {
  const response = await fetch(`${gateway(apart.plan)}/hotline.intake.v1.IntakeService/SubmitAppeal`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await agentToken(apart)}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify(submission),
  });
  if (!response.ok) throw new Error(`SubmitAppeal answers ${response.status}: ${await response.text()}`);
  return ((await response.json()) as { number: string }).number;
}

/** Needs the gateway and intake. */
export async function openAppeals(apart: Apart, database: Database): Promise<Appeals> {
  const template = await submitOne(apart);
  const sql = await sqlOn(database, `${apart.plan.tenant.code}_intake`);
  let day = 0;
  let made = 0;
  let next = 0;
  let prefix = '';
  return {
    get prefix() {
      return prefix;
    },
    ready: async (count) => {
      if (made + count > 900_000 || prefix === '') {
        day += 1;
        prefix = `${apart.plan.tenant.code}-2026${String(Math.ceil(day / 28)).padStart(2, '0')}${String(((day - 1) % 28) + 1).padStart(2, '0')}-`;
        made = next = 0;
      }
      const lacking = count - (made - next);
      if (lacking > 0) await copy(sql, template, prefix, made, made + lacking);
      made += Math.max(0, lacking);
      return { from: next, to: made };
    },
    used: (count) => void (next += count),
    close: () => sql.close(),
  };
}

/** By the database itself: some ten thousand a second. */
async function copy(sql: Sql, template: string, prefix: string, from: number, to: number): Promise<void> {
  const columns = 'state, channel, kind, category, division, person, order_number, title';
  const number = `CONCAT('${prefix}', LPAD(numbers.seq, 6, '0'))`;
  await sql.run(
    `INSERT INTO appeals (id, version, body, ${columns}, received_at)
     SELECT ${number}, version, REPLACE(body, ?, ${number}), ${columns}, received_at
     FROM appeals, seq_${from}_to_${to - 1} AS numbers WHERE appeals.id = ?`,
    [template, template],
  );
}
