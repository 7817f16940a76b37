import type { HotlineEvent } from '@hotline/proto/events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dispatcher, Stage } from './stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

const system = { person: 'system', name: '系统', unit: '', role: 'system' };
const tell = (topic: string, type: string, number: string, fields: object = {}, actor = system) =>
  stage.tell(topic, { type, number, at: new Date(), actor, ...fields } as HotlineEvent);
const timeline = async (number: string) => (await stage.as('supervisor').getOrder({ number })).timeline;
const whats = async (number: string) => (await timeline(number)).map(({ what }) => what);

describe('the one timeline', () => {
  it('keeps what dispatch decided about a return before what follows from it', async () => {
    const number = await stage.accept();
    await stage.dispatch(number, 'water');
    const assignmentId = `${number}/a1`;
    await stage
      .unit('water')
      .returnAssignment({ assignmentId, ground: 'not_our_duty', basis: '三定规定', proposedUnit: 'power', words: '' });
    await stage.decideReturn('ReturnRefused', assignmentId, { unit: 'water' });
    await tell('dispatch.order', 'ReturnDisputed', number, { assignmentId, unit: 'water', reason: '依据不足' }, dispatcher);
    await stage.decideReturn('ReturnRuledForUnit', assignmentId, { unit: 'water', namedUnit: 'power' });
    const lines = await timeline(number);
    expect(lines.map(({ what }) => what)).toEqual([
      'OrderOpened',
      'OrderDispatched',
      'AssignmentOpened',
      'ReturnRequested',
      'ReturnRefused',
      'AssignmentSigned',
      'ReturnDisputed',
      'ReturnRuledForUnit',
      'AssignmentWithdrawn',
      'OrderQueued',
    ]);
    expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, index) => index + 1));
    expect(lines[4]).toMatchObject({ why: '职责明确', who: { role: 'dispatcher' }, data: { unit: 'water', assignmentId } });
  });

  it('keeps deadlines that warn, are broken and rescinded, and extensions', async () => {
    const number = await stage.signed('water');
    const clock = { clockId: `${number}/unit_close/1`, kind: 'unit_close', subject: `${number}/a1`, unit: 'water', dueAt: new Date() };
    const extension = { extensionId: `${number}/x1`, unit: 'water' };
    await tell('sla.clock', 'ClockWarned', number, { ...clock, percent: 75 });
    await tell('sla.clock', 'ExtensionRequested', number, { ...extension, reason: '需要采购', until: new Date() });
    await tell('sla.clock', 'ClockBreached', number, clock);
    await tell('sla.clock', 'ExtensionGranted', number, {
      ...extension,
      until: new Date(),
      steps: [{ stepId: 's1', text: '采购', dueAt: new Date() }],
    });
    await tell('sla.clock', 'ClockBreachRescinded', number, { ...clock, cause: 'extension' });
    await tell('sla.clock', 'ExtensionStepCompleted', number, { ...extension, stepId: 's1', text: '采购', evidence: '合同' });
    const lines = (await timeline(number)).slice(4);
    expect(lines.map(({ what }) => what)).toEqual([
      'ClockWarned',
      'ExtensionRequested',
      'ClockBreached',
      'ExtensionGranted',
      'ClockBreachRescinded',
      'ExtensionStepCompleted',
    ]);
    expect(lines[0]).toMatchObject({ who: { role: 'system' }, data: { kind: 'unit_close', percent: '75', unit: 'water' } });
    expect(lines[1]).toMatchObject({ why: '需要采购' });
  });

  it('keeps notices and what the citizen adds, and what the clock of signing does', async () => {
    const number = await stage.accept();
    await stage.dispatch(number, 'water');
    const notice = { noticeId: 'm1', occasion: 'assigned', audience: 'unit', addressee: 'water', channel: 'sms' };
    await tell('integration.notice', 'NoticeSent', number, notice);
    await tell('integration.notice', 'NoticeFailed', number, { ...notice, noticeId: 'm2', reason: '号码停机' });
    await tell('intake.appeal', 'AppealSupplemented', number, { orderNumber: number, text: '昨晚又停了', attachments: [] });
    await stage.clock('ClockBreached', number, 'sign', `${number}/a1`);
    expect((await whats(number)).slice(3)).toEqual([
      'NoticeSent',
      'NoticeFailed',
      'AppealSupplemented',
      'ClockBreached',
      'AssignmentSigned',
    ]);
    expect((await timeline(number))[5]).toMatchObject({ why: '昨晚又停了', data: { appealNumber: number } });
  });

  it('lets pass what is about an appeal that became no order, and waits for an order that must come', async () => {
    const stranger = '411700-20261123-900001';
    await tell('integration.notice', 'NoticeSent', stranger, {
      noticeId: 'm3',
      occasion: 'received',
      audience: 'citizen',
      addressee: '',
      channel: 'sms',
    });
    await tell('sla.clock', 'ClockWarned', stranger, {
      clockId: 'c',
      kind: 'intake',
      subject: stranger,
      unit: '',
      dueAt: new Date(),
      percent: 75,
    });
    const early = tell('intake.appeal', 'AppealSupplemented', stranger, { orderNumber: stranger, text: '补充', attachments: [] });
    await expect(early).rejects.toMatchObject({ reason: 'ORDER_NOT_FOUND' });
  });
});
