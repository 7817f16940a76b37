import { encodeEvent, decodeEvent, type EventType, type HotlineEvent } from '@hotline/proto/events';
import { SlaServiceService } from '@hotline/proto/sla/v1/sla_service';
import { startForTest, type Stage } from '@hotline/platform/hosting/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sla } from '../src/index.js';

let stage: Stage<typeof SlaServiceService>;
let count = 0;
const hours = 3_600_000;
const actor = { person: 'p', name: '', unit: '', role: 'system' };
const handler = { person: 'wang', unit: 'chengguan', roles: ['handler'] };

beforeAll(async () => {
  stage = await startForTest(sla, SlaServiceService);
});
afterAll(() => stage.close());

const tell = (topic: string, event: HotlineEvent) =>
  stage.deliver({ topic, type: event.type, key: event.number, payload: encodeEvent(event) });

const opened = (number: string, at: Date, urgency: string): HotlineEvent<'OrderOpened'> => ({
  type: 'OrderOpened',
  number,
  at,
  actor,
  round: 1,
  kind: 'help',
  channel: 'phone',
  category: '0101',
  urgency,
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

const assigned = (number: string, at: Date): HotlineEvent<'AssignmentOpened'> => ({
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

/** An order that has been dispatched to chengguan; `age` ms old. */
async function dispatched(urgency = 'normal', age = 0): Promise<string> {
  const number = `411700-20260302-${String(++count).padStart(6, '0')}`;
  const at = new Date(stage.runtime.clock.now().getTime() - age);
  await tell('handling.order', opened(number, at, urgency));
  await tell('handling.order', assigned(number, at));
  return number;
}

const clocksOf = async (number: string) => {
  const { clocks } = await stage.as('supervisor').getClocks({ number });
  return new Map(clocks.map((clock) => [clock.kind, clock]));
};

async function published<T extends EventType>(type: T, number: string): Promise<HotlineEvent<T>[]> {
  const events = await stage.published();
  return events.filter((event) => event.type === type && event.key === number).map(({ payload }) => decodeEvent(type, payload));
}

const later = (ms: number) => new Date(stage.runtime.clock.now().getTime() + ms);
const application = (number: string, until = later(6 * 24 * hours)) => ({
  number,
  reason: '需要采购灯具',
  until,
  steps: [{ text: '完成采购', dueAt: later(3 * 24 * hours) }],
});

describe('clocks', () => {
  it('start when the order opens and when a unit is assigned', async () => {
    const clocks = await clocksOf(await dispatched());
    expect([...clocks.keys()].sort()).toEqual([
      'dispatch',
      'first_reply',
      'order_close',
      'order_reply',
      'return_window',
      'sign',
      'unit_close',
    ]);
    const close = clocks.get('order_close')!;
    expect(close.dueAt!.getTime() - close.startedAt!.getTime()).toBe(5 * 24 * hours);
  });

  it('follow a fact once, however often it is told', async () => {
    const number = await dispatched();
    const before = await stage.published();
    await tell('handling.order', assigned(number, (await clocksOf(number)).get('sign')!.startedAt!));
    expect(await stage.published()).toHaveLength(before.length);
  });

  it('are refused for an order nobody knows', async () => {
    await expect(stage.as('agent').getClocks({ number: '411700-20260302-999999' })).rejects.toMatchObject({ reason: 'ORDER_NOT_FOUND' });
    const number = await dispatched();
    expect((await stage.as(handler).getClocks({ number })).clocks.length).toBeGreaterThan(0);
    await expect(stage.as({ ...handler, unit: 'zhujian' }).getClocks({ number })).rejects.toMatchObject({ reason: 'NOT_YOUR_UNIT' });
  });

  it('are found by due moment, a unit’s own for its people', async () => {
    await dispatched('critical');
    const { clocks, nextCursor } = await stage.as(handler).findDue({ kind: '', unit: 'water', before: undefined, pageSize: 2, cursor: '' });
    expect(clocks.map(({ unit }) => unit)).toEqual(['chengguan', 'chengguan']);
    const next = await stage.as(handler).findDue({ kind: '', unit: '', before: undefined, pageSize: 2, cursor: nextCursor });
    expect(next.clocks[0]?.dueAt?.getTime()).toBeGreaterThanOrEqual(clocks[1]!.dueAt!.getTime());
    await expect(stage.as('agent').findDue({ kind: 'lunch', unit: '', before: undefined, pageSize: 2, cursor: '' })).rejects.toMatchObject({
      reason: 'WORD_NOT_ALLOWED',
    });
    await expect(stage.as('agent').findDue({ kind: '', unit: '', before: undefined, pageSize: 2, cursor: '?' })).rejects.toMatchObject({
      reason: 'BAD_CURSOR',
    });
  });
});

describe('an extension', () => {
  it('is asked, granted, completed step by step, and moves the closing clocks', async () => {
    const number = await dispatched();
    const due = (await clocksOf(number)).get('order_close')!.dueAt!;
    const { extension } = await stage.as(handler).requestExtension(application(number));
    expect(extension).toMatchObject({ id: `${number}/x1`, state: 'requested', unit: 'chengguan' });
    expect((await stage.as('reviewer').listOpenActions({ number })).actions).toEqual(['grantExtension', 'refuseExtension']);
    await stage.as('reviewer').grantExtension({ extensionId: extension!.id, until: undefined, reason: '' });
    expect((await clocksOf(number)).get('order_close')!.dueAt!.getTime()).toBeGreaterThan(due.getTime());
    const granted = await published('ExtensionGranted', number);
    expect(granted).toMatchObject([{ unit: 'chengguan', actor: { role: 'reviewer' }, steps: [{ stepId: 's1', text: '完成采购' }] }]);
    const { extension: done } = await stage
      .as(handler)
      .completeExtensionStep({ extensionId: extension!.id, stepId: 's1', evidence: '采购合同' });
    expect(done!.steps[0]?.completedAt).toBeInstanceOf(Date);
  });

  it('is refused with words, and was the one application', async () => {
    const number = await dispatched();
    const { extension } = await stage.as(handler).requestExtension(application(number));
    await stage.as('reviewer').refuseExtension({ extensionId: extension!.id, reason: '已问过13800001234，期限内可以办结' });
    expect(await published('ExtensionRefused', number)).toMatchObject([{ reason: '已问过[电话]，期限内可以办结' }]);
    await expect(stage.as(handler).requestExtension(application(number))).rejects.toMatchObject({ reason: 'EXTENSION_ALREADY_ASKED' });
    await expect(stage.as('reviewer').grantExtension({ extensionId: extension!.id, until: undefined, reason: '' })).rejects.toMatchObject({
      reason: 'ILLEGAL_STATE',
    });
    const { extensions } = await stage.as('reviewer').listExtensions({ state: 'refused', unit: '', number, pageSize: 0, cursor: '' });
    expect(extensions.map(({ id }) => id)).toEqual([extension!.id]);
  });

  it.each([
    ['EXTENSION_NOT_FOR_CRITICAL', 'critical', 0, {}],
    ['EXTENSION_TOO_LATE', 'normal', 6 * 24 * hours, {}],
    ['EXTENSION_TOO_LONG', 'normal', 0, { until: new Date(Date.now() + 40 * 24 * hours) }],
    ['EXTENSION_UNTIL_INVALID', 'normal', 0, { until: new Date(Date.now() + hours) }],
    ['EXTENSION_STEPS_INVALID', 'normal', 0, { steps: [] }],
    ['FIELD_MISSING', 'normal', 0, { reason: '' }],
    ['FIELD_TOO_LONG', 'normal', 0, { steps: [{ text: '长'.repeat(501), dueAt: new Date() }] }],
    ['LIST_TOO_LONG', 'normal', 0, { steps: Array.from({ length: 21 }, () => ({ text: '一步', dueAt: new Date() })) }],
  ])('is refused as %s', async (reason, urgency, age, change) => {
    const number = await dispatched(urgency, age);
    await expect(stage.as(handler).requestExtension({ ...application(number), ...change })).rejects.toMatchObject({ reason });
  });

  it('is for the unit that has the order', async () => {
    const number = await dispatched();
    const stranger = { ...handler, unit: 'jiaoyu' };
    await expect(stage.as(stranger).requestExtension(application(number))).rejects.toMatchObject({
      kind: 'forbidden',
      reason: 'NOT_YOUR_UNIT',
    });
    await expect(stage.as(handler).requestExtension(application('411700-20260302-999999'))).rejects.toMatchObject({
      reason: 'ORDER_NOT_FOUND',
    });
  });

  it('needs a second person, an existing application and an existing step', async () => {
    const number = await dispatched();
    const both = { ...handler, roles: ['handler', 'reviewer'] };
    const { extension } = await stage.as(both).requestExtension(application(number));
    const extensionId = extension!.id;
    await expect(stage.as(both).grantExtension({ extensionId, until: undefined, reason: '' })).rejects.toMatchObject({
      reason: 'SAME_PERSON',
    });
    await expect(stage.as('reviewer').refuseExtension({ extensionId: 'x', reason: 'y' })).rejects.toMatchObject({
      reason: 'EXTENSION_NOT_FOUND',
    });
    await expect(stage.as('reviewer').refuseExtension({ extensionId, reason: ' ' })).rejects.toMatchObject({
      reason: 'EXTENSION_REASON_MISSING',
    });
    await expect(stage.as('reviewer').refuseExtension({ extensionId, reason: '长'.repeat(501) })).rejects.toMatchObject({
      reason: 'FIELD_TOO_LONG',
    });
    await stage.as('reviewer').grantExtension({ extensionId, until: undefined, reason: '' });
    const step = { extensionId, stepId: 's1', evidence: '照片' };
    await expect(stage.as(handler).completeExtensionStep({ ...step, stepId: 's9' })).rejects.toMatchObject({
      reason: 'EXTENSION_STEP_NOT_FOUND',
    });
    await expect(stage.as(handler).completeExtensionStep({ ...step, evidence: '长'.repeat(2001) })).rejects.toMatchObject({
      reason: 'FIELD_TOO_LONG',
    });
    await expect(stage.as(handler).completeExtensionStep({ ...step, evidence: '' })).rejects.toMatchObject({
      reason: 'EXTENSION_EVIDENCE_MISSING',
    });
    await expect(stage.as({ ...handler, unit: 'x' }).completeExtensionStep(step)).rejects.toMatchObject({ reason: 'EXTENSION_NOT_YOURS' });
  });
});

describe('the rules', () => {
  it('are read, changed by version, and refused by name', async () => {
    const { policy } = await stage.as('leader').getPolicy({});
    const changed = { ...(JSON.parse(policy!.json) as object), longestStayDays: 60 };
    const set = await stage.as('administrator').setPolicy({ policy: { version: policy!.version, json: JSON.stringify(changed) } });
    expect(set.policy!.version).toBe(policy!.version + 1);
    await expect(stage.as('administrator').setPolicy({ policy: policy! })).rejects.toMatchObject({ reason: 'POLICY_CHANGED' });
    const wrong = { version: set.policy!.version, json: JSON.stringify({ ...changed, longestStayDays: 0 }) };
    await expect(stage.as('administrator').setPolicy({ policy: wrong })).rejects.toMatchObject({
      reason: 'POLICY_INVALID',
      metadata: { field: 'longestStayDays' },
    });
    await expect(stage.as('administrator').setPolicy({ policy: { ...wrong, json: '{' } })).rejects.toMatchObject({
      reason: 'POLICY_INVALID',
    });
  });

  it('take a calendar, or say what is wrong with it', async () => {
    const calendar = { workingHours: [{ fromMinute: 540, toMinute: 720 }], holidays: ['2026-10-01'], makeUpDays: ['2026-10-10'] };
    await stage.as('administrator').setCalendar({ calendar });
    expect((await stage.as('agent').getPolicy({})).calendar).toEqual(calendar);
    const wrong = { ...calendar, holidays: ['2026-02-30'] };
    await expect(stage.as('administrator').setCalendar({ calendar: wrong })).rejects.toMatchObject({ reason: 'CALENDAR_INVALID' });
  });
});

describe('a recomputation', () => {
  it('lets running clocks follow the new limits, for a reason that stays on record', async () => {
    const number = await dispatched();
    const before = (await clocksOf(number)).get('order_close')!.dueAt!;
    const { policy } = await stage.as('leader').getPolicy({});
    const longer = JSON.parse(policy!.json) as { limits: Record<string, Record<string, { amount: number }>> };
    longer.limits['order_close']!['normal']!.amount = 8;
    await stage.as('administrator').setPolicy({ policy: { version: policy!.version, json: JSON.stringify(longer) } });
    expect((await clocksOf(number)).get('order_close')!.dueAt).toEqual(before);
    const { clocks } = await stage.as('administrator').recomputeClocks({ number, reason: '时限标准调整' });
    expect(clocks.find(({ kind }) => kind === 'order_close')!.dueAt!.getTime() - before.getTime()).toBe(3 * 24 * hours);
    expect(await published('ClockMoved', number)).toMatchObject([{ kind: 'order_close', actor: { role: 'administrator' } }]);
  });

  it.each([
    ['ORDER_NOT_FOUND', async () => '411700-20260302-999999', '时限标准调整'],
    ['FIELD_MISSING', dispatched, ' '],
    ['ORDER_ENDED', ended, '时限标准调整'],
  ])('is refused as %s', async (refusal, order, reason) => {
    const number = await order();
    await expect(stage.as('administrator').recomputeClocks({ number, reason })).rejects.toMatchObject({ reason: refusal });
  });

  it('and every change of the rules leave lines that nobody can edit unseen', async () => {
    const rows = await stage.runtime.unitOfWork.query<{ action: string; subject: string; person: string; reason: string }>(
      'SELECT action, subject, person, reason FROM audit ORDER BY seq',
    );
    expect(rows.map(({ action }) => action)).toEqual(['setPolicy', 'setCalendar', 'setPolicy', 'recomputeClocks']);
    expect(rows.at(-1)).toMatchObject({ person: 'administrator-1', reason: '时限标准调整' });
    expect(rows.slice(0, 2).map(({ subject }) => subject)).toEqual(['policy/1', 'calendar/1']);
    expect(await stage.runtime.audit.verify()).toBeUndefined();
  });
});

async function ended(): Promise<string> {
  const number = await dispatched();
  await tell('handling.order', { type: 'OrderVoided', number, at: stage.runtime.clock.now(), actor } as HotlineEvent);
  return number;
}
