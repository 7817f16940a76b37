import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { system } from '@hotline/platform/lifecycle';
import { startForTest, type Stage } from '@hotline/platform/hosting/testing';
import { decodeEvent, encodeEvent, type HotlineEvent } from '@hotline/proto/events';
import { IntegrationServiceService } from '@hotline/proto/integration/v1/integration_service';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishNotices } from '../src/adapters/events/publish-notices.js';
import { MysqlNotices } from '../src/adapters/mysql/mysql-notices.js';
import { FileOutlet } from '../src/adapters/outlet/file-outlet.js';
import type { Outlet } from '../src/app/ports.js';
import { SendNotices } from '../src/app/send-notices.js';
import { integration } from '../src/index.js';

let stage: Stage<typeof IntegrationServiceService>;
let count = 0;
const at = new Date('2026-03-02T02:00:00Z');
const actor = { person: 'dispatcher1', name: '', unit: '', role: 'dispatcher' };
const file = join(mkdtempSync(join(tmpdir(), 'notices-')), 'notices.jsonl');

beforeAll(async () => {
  stage = await startForTest(integration, IntegrationServiceService, { env: { HOTLINE_LEADERS: 'leader1' } });
  const put = (occasion: string, audience: string, text: string) =>
    stage.as('administrator').putTemplate({ template: { occasion, audience, channel: 'sms', text } });
  await put('order_dispatched', 'unit', '{unit}：{number}《{title}》已派至贵单位');
  await put('order_dispatched_citizen', 'citizen', '您的诉求{number}已转{unit}办理');
  await put('problem_order', 'leader', '{number}为疑难工单');
  await tell('dispatch.catalogue', {
    type: 'UnitRegistered',
    number: 'chengguan',
    at,
    actor,
    unit: 'chengguan',
    name: '市城管局',
    kind: 'department',
    division: '411700',
    remoteTenant: '',
  });
});
afterAll(() => stage.close());

const tell = (topic: string, event: HotlineEvent, id?: string) =>
  stage.deliver({ topic, type: event.type, key: event.number, payload: encodeEvent(event), ...(id ? { id } : {}) });

const opened = (number: string): HotlineEvent<'OrderOpened'> => ({
  type: 'OrderOpened',
  number,
  at,
  actor,
  round: 1,
  kind: 'help',
  channel: 'phone',
  category: '0101',
  urgency: 'normal',
  process: 'dispatch',
  division: '411702',
  address: '',
  title: '路灯不亮',
  text: '',
  identity: 'open',
  replyWanted: true,
  enterprise: false,
  parentNumber: '',
  relatedNumber: '',
  proposedUnit: '',
  receivedAt: at,
});
const assigned = (number: string): HotlineEvent<'AssignmentOpened'> => ({
  type: 'AssignmentOpened',
  number,
  at,
  actor,
  assignmentId: `${number}/a1`,
  unit: 'chengguan',
  role: 'lead',
  round: 1,
  inform: false,
  accountable: true,
  anonymous: false,
  mayReturn: true,
  dispatchId: `${number}/d1`,
});

/** A dispatched order, whose dispatch was told twice. */
async function dispatched(): Promise<string> {
  const number = `411700-20260302-${String(++count).padStart(6, '0')}`;
  await tell('handling.order', opened(number));
  await tell('handling.order', assigned(number), `event-${count}`);
  await tell('handling.order', assigned(number), `event-${count}`);
  return number;
}

const filter = { number: '', occasion: '', audience: '', state: '', pageSize: 0, cursor: '' };
const notices = async (number: string) => (await stage.as('supervisor').listNotices({ ...filter, number })).notices;

function sender(outlet: Outlet): SendNotices {
  const { unitOfWork, outbox, clock, cipher } = stage.runtime;
  const notices = new MysqlNotices(
    unitOfWork,
    publishNotices(outbox, () => clock.now()),
  );
  return new SendNotices(notices, outlet, clock, (sealed) => cipher.decrypt(sealed));
}

describe('a notice', () => {
  it('is queued once for each occasion and addressee, in the city’s words', async () => {
    const number = await dispatched();
    expect(
      (await notices(number)).map(({ audience, text, state }) => [audience, text, state]).sort(([a = ''], [b = '']) => a.localeCompare(b)),
    ).toEqual([
      ['citizen', `您的诉求${number}已转市城管局办理`, 'queued'],
      ['unit', `市城管局：${number}《路灯不亮》已派至贵单位`, 'queued'],
    ]);
  });

  it('of a fact that overtook the opening of its order is queued when it comes again', async () => {
    await stage.as('administrator').putTemplate({
      template: { occasion: 'extension_step', audience: 'citizen', channel: 'sms', text: '{number}：{step}' },
    });
    const number = `411700-20260302-${String(++count).padStart(6, '0')}`;
    const step: HotlineEvent<'ExtensionStepCompleted'> = {
      type: 'ExtensionStepCompleted',
      number,
      at,
      actor,
      extensionId: `${number}/x1`,
      unit: 'chengguan',
      stepId: 's1',
      text: '已采购',
      evidence: '',
    };
    await expect(tell('sla.clock', step)).rejects.toMatchObject({ reason: 'ORDER_NOT_FOUND' });
    await tell('handling.order', opened(number));
    await tell('sla.clock', step);
    expect(await notices(number)).toMatchObject([{ occasion: 'extension_step', addressee: number, text: `${number}：已采购` }]);
  });

  it('leaves in full and in order, and is published', async () => {
    const number = await dispatched();
    await sender(new FileOutlet(file)).execute();
    const lines = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { number: string; audience: string });
    expect(lines.filter((line) => line.number === number).map(({ audience }) => audience)).toEqual(['unit', 'citizen']);
    expect((await notices(number)).every(({ state, sentAt }) => state === 'sent' && sentAt !== undefined)).toBe(true);
    const sent = (await stage.published()).filter(({ type, key }) => type === 'NoticeSent' && key === number);
    expect(decodeEvent('NoticeSent', sent[0]!.payload)).toMatchObject({
      number,
      actor: system,
      occasion: 'order_dispatched',
      addressee: 'chengguan',
    });
  });

  it('shows the query code only in the message that leaves', async () => {
    const number = '411700-20260302-777777';
    const template = { occasion: 'appeal_received', audience: 'citizen', channel: 'sms', text: '编号{number}，查询码{query_code}' };
    await stage.as('administrator').putTemplate({ template });
    const sealedQueryCode = stage.runtime.cipher.encrypt('ABCD2345');
    await tell('intake.appeal', {
      type: 'AppealReceived',
      number,
      at,
      actor,
      channel: 'web',
      kind: 'help',
      category: '',
      division: '411702',
      identity: 'open',
      replyWanted: true,
      enterprise: false,
      sealedQueryCode,
    });
    const left: string[] = [];
    await sender({ deliver: async ({ text }) => void left.push(text) }).execute();
    expect(left).toContain(`编号${number}，查询码ABCD2345`);
    expect((await notices(number)).map(({ text }) => text)).toEqual([`编号${number}，查询码{query_code}`]);
  });

  it('waits for another try when the outlet refuses, and goes on to the others', async () => {
    const number = await dispatched();
    await sender({
      deliver: ({ audience }) => (audience === 'unit' ? Promise.reject(new Error('no route')) : Promise.resolve()),
    }).execute();
    const [citizen, unit] = (await notices(number)).sort((a, b) => a.audience.localeCompare(b.audience));
    expect(citizen).toMatchObject({ state: 'sent' });
    expect(unit).toMatchObject({ state: 'queued', attempts: 1, reason: 'no route' });
  });

  it('is sent once though two workers try at the same time', async () => {
    const number = await dispatched();
    const delivered: string[] = [];
    const outlet: Outlet = { deliver: async ({ id, number: of }) => void (of === number && delivered.push(id)) };
    await Promise.all([sender(outlet).execute(), sender(outlet).execute()]);
    expect(delivered).toHaveLength(new Set(delivered).size);
    expect(delivered).toHaveLength(2);
  });

  it('is resent after it failed, and only then', async () => {
    const number = await dispatched();
    const [notice] = await notices(number);
    await expect(stage.as('administrator').resendNotice({ id: notice!.id })).rejects.toMatchObject({ reason: 'ILLEGAL_STATE' });
    await stage.runtime.unitOfWork.execute("UPDATE notices SET state = 'failed', attempts = 6 WHERE id = ?", [notice!.id]);
    expect((await stage.as('supervisor').listOpenActions({ number })).actions).toEqual(['resendNotice']);
    const { notice: again } = await stage.as('administrator').resendNotice({ id: notice!.id });
    expect(again).toMatchObject({ id: notice!.id, state: 'queued', attempts: 0 });
    await expect(stage.as('administrator').resendNotice({ id: 'none' })).rejects.toMatchObject({ reason: 'NOTICE_NOT_FOUND' });
  });
});

describe('lists', () => {
  it('show a unit and a leader their own', async () => {
    const number = await dispatched();
    await tell('handling.order', { type: 'ProblemOrderFound', number, at, actor, cause: 'bounced', count: 3 });
    const own = await stage.as({ person: 'li', unit: 'chengguan', roles: ['handler'] }).listMyNotices({ pageSize: 100, cursor: '' });
    expect(own.notices.every(({ addressee }) => addressee === 'chengguan')).toBe(true);
    expect(own.notices.map(({ number: of }) => of)).toContain(number);
    const leaders = await stage.as({ person: 'leader1', roles: ['leader'] }).listMyNotices({ pageSize: 100, cursor: '' });
    expect(leaders.notices.map(({ text }) => text)).toEqual([`${number}为疑难工单`]);
  });

  it('page by cursor and refuse what is not theirs', async () => {
    const first = await stage.as('agent').listNotices({ ...filter, pageSize: 2 });
    const second = await stage.as('agent').listNotices({ ...filter, pageSize: 2, cursor: first.nextCursor });
    expect(new Set([...first.notices, ...second.notices].map(({ id }) => id)).size).toBe(4);
    await expect(stage.as('agent').listNotices({ ...filter, cursor: 'x' })).rejects.toMatchObject({ reason: 'BAD_CURSOR' });
    await expect(stage.as('agent').listNotices({ ...filter, state: 'lost' })).rejects.toMatchObject({ reason: 'WORD_NOT_ALLOWED' });
    await expect(stage.as('reviewer').listMyNotices({ pageSize: 0, cursor: '' })).rejects.toMatchObject({ reason: 'ROLE_NOT_ALLOWED' });
  });
});

describe('templates', () => {
  it('are written and listed', async () => {
    const { templates } = await stage.as('supervisor').listTemplates({});
    expect(templates.map(({ occasion }) => occasion)).toContain('problem_order');
  });

  it.each([
    ['FIELD_MISSING', { text: '' }],
    ['FIELD_TOO_LONG', { text: '长'.repeat(501) }],
    ['WORD_NOT_ALLOWED', { audience: 'press' }],
    ['PLACEHOLDER_NOT_ALLOWED', { text: '{phone}' }],
  ])('are refused as %s', async (reason, change) => {
    const template = { occasion: 'order_closed', audience: 'citizen', channel: 'sms', text: '已办结', ...change };
    await expect(stage.as('administrator').putTemplate({ template })).rejects.toMatchObject({ reason });
  });
});
