import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Stage } from './stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

const refused = (reason: string) => ({ reason });
const contact = { way: 'phone', words: '已联系，约定明日上门' };
const report = { text: '已修复', uncontactedReason: '', attachments: [] };

describe('RecordContact', () => {
  it("is the unit's first reply, and signs", async () => {
    const number = await stage.accept();
    await stage.dispatch(number, 'water');
    const { order } = await stage.unit('water', 'handler').recordContact({ assignmentId: `${number}/a1`, ...contact });
    expect(order).toMatchObject({ state: 'in_progress', assignments: [{ state: 'contacted', signedCause: 'contact' }] });
    expect((await stage.names(number)).slice(-2)).toEqual(['AssignmentSigned', 'CitizenContacted']);
  });

  it('keeps the numbers of private people out of the timeline and of what others hear', async () => {
    const number = await stage.signed('water');
    const words = '已拨打 138 0000 1234，业主身份证 411702199003071234；可咨询 0396-2812345';
    await stage.unit('water').recordContact({ assignmentId: `${number}/a1`, way: 'phone', words });
    const { timeline } = await stage.as('supervisor').getOrder({ number });
    expect(timeline.at(-1)?.why).toBe('已拨打 [电话]，业主身份证 [证件号]；可咨询 0396-2812345');
  });

  it("goes through the centre when the identity is hidden, and is nobody's when it is anonymous", async () => {
    const hidden = `${await stage.signed('water', { identity: 'hidden' })}/a1`;
    await expect(stage.unit('water').recordContact({ assignmentId: hidden, ...contact })).rejects.toMatchObject(
      refused('CONTACT_THROUGH_CENTRE'),
    );
    const { order } = await stage.as('callback_agent').recordContact({ assignmentId: hidden, ...contact, way: 'centre' });
    expect(order!.assignments).toMatchObject([{ state: 'contacted' }]);
    const anonymous = `${await stage.signed('water', { identity: 'anonymous' })}/a1`;
    await expect(stage.unit('water').recordContact({ assignmentId: anonymous, ...contact })).rejects.toMatchObject(
      refused('NOBODY_TO_CONTACT'),
    );
    const open = `${await stage.signed('water')}/a1`;
    await expect(stage.as('agent').recordContact({ assignmentId: open, ...contact })).rejects.toMatchObject(refused('CONTACT_BY_UNIT'));
    await expect(stage.unit('power').recordContact({ assignmentId: open, ...contact })).rejects.toMatchObject(refused('NOT_YOUR_UNIT'));
    await expect(stage.unit('water').recordContact({ assignmentId: open, ...contact, way: 'three_way' })).rejects.toMatchObject(
      refused('WORD_NOT_ALLOWED'),
    );
  });

  it('is not asked where only information is passed on', async () => {
    const number = await stage.accept({ process: 'inform' });
    await stage.dispatch(number, 'water', { inform: true });
    await expect(stage.unit('water').recordContact({ assignmentId: `${number}/a1`, ...contact })).rejects.toMatchObject(
      refused('ONLY_TO_SIGN'),
    );
  });
});

describe('RecordThreeWayCall', () => {
  const call = { unit: 'water', pickedUp: true, durationSeconds: 90, words: '三方已沟通' };

  it("is the unit's contact; a unit that does not pick up is counted", async () => {
    const number = await stage.signed('water');
    const missed = await stage.as('agent').recordThreeWayCall({ number, ...call, pickedUp: false, words: '' });
    expect(missed.order).toMatchObject({ counts: { missedCalls: 1, missedCallsByUnit: { water: 1 } }, assignments: [{ state: 'signed' }] });
    const { order } = await stage.as('agent').recordThreeWayCall({ number, ...call });
    expect(order!.assignments).toMatchObject([{ state: 'contacted' }]);
    expect(await stage.last(number, 'CitizenContacted')).toMatchObject({ way: 'three_way' });
  });

  it('refuses', async () => {
    const number = await stage.signed('water', { identity: 'hidden' });
    await expect(stage.as('agent').recordThreeWayCall({ number, ...call })).rejects.toMatchObject(refused('IDENTITY_HIDDEN'));
    await expect(stage.as('agent').recordThreeWayCall({ number, ...call, unit: 'gone' })).rejects.toMatchObject(refused('UNIT_NOT_FOUND'));
    const done = await stage.submitted('water');
    await stage.as('reviewer').approveResult({ assignmentId: `${done}/a1` });
    await expect(stage.as('agent').recordThreeWayCall({ number: done, ...call })).rejects.toMatchObject(refused('ILLEGAL_STATE'));
    await expect(stage.as('agent').recordThreeWayCall({ number, ...call, durationSeconds: 99_999 })).rejects.toMatchObject(
      refused('NUMBER_NOT_ALLOWED'),
    );
  });
});

describe('AddProgress and RecordMinutes', () => {
  it('say what is being done, and who does what', async () => {
    const number = await stage.signed('water');
    await stage.unit('water', 'handler').addProgress({ assignmentId: `${number}/a1`, text: '已进场' });
    await stage.unit('water', 'handler').recordMinutes({ number, text: '会议纪要', divisionOfLabour: { power: '断电' } });
    expect(await stage.last(number, 'ProgressAdded')).toMatchObject({ text: '已进场' });
    expect(await stage.last(number, 'MinutesRecorded')).toMatchObject({ unit: 'water', divisionOfLabour: { power: '断电' } });
  });

  it('refuse', async () => {
    const number = await stage.accept();
    await stage.dispatch(number, 'water');
    await expect(stage.unit('water').addProgress({ assignmentId: `${number}/a1`, text: 'x' })).rejects.toMatchObject(
      refused('ILLEGAL_STATE'),
    );
    await expect(stage.unit('power').addProgress({ assignmentId: `${number}/a1`, text: 'x' })).rejects.toMatchObject(
      refused('NOT_YOUR_UNIT'),
    );
    await expect(stage.unit('water').recordMinutes({ number, text: 'x', divisionOfLabour: {} })).rejects.toMatchObject(
      refused('ILLEGAL_STATE'),
    );
    await stage.unit('water').signAssignment({ assignmentId: `${number}/a1` });
    await expect(stage.unit('power').recordMinutes({ number, text: 'x', divisionOfLabour: {} })).rejects.toMatchObject(
      refused('NOT_CONVENER'),
    );
  });
});

describe('SubmitResult', () => {
  it('of a joint matter waits for its minutes', async () => {
    const number = await stage.signed('water', { process: 'joint' });
    const submission = { assignmentId: `${number}/a1`, ...report, uncontactedReason: '无人接听' };
    await expect(stage.unit('water').submitResult(submission)).rejects.toMatchObject(refused('MINUTES_REQUIRED'));
    const { actions } = await stage.unit('water').listOpenActions({ number });
    expect(actions.map(({ action }) => action)).toContain('recordMinutes');
    expect(actions.map(({ action }) => action)).not.toContain('submitResult');
    await stage.unit('water').recordMinutes({ number, text: '会商纪要', divisionOfLabour: { power: '断电' } });
    expect((await stage.unit('water').submitResult(submission)).order).toMatchObject({ assignments: [{ state: 'submitted' }] });
  });

  const photo = { id: 'f1', name: '现场.jpg', type: 'image/jpeg', size: '2048', sha256: 'a'.repeat(64) };

  it('reports, with files', async () => {
    const number = await stage.signed('water');
    await stage.unit('water').recordContact({ assignmentId: `${number}/a1`, ...contact });
    const { order } = await stage.unit('water').submitResult({ assignmentId: `${number}/a1`, ...report, attachments: [photo] });
    expect(order!.assignments).toMatchObject([{ state: 'submitted', result: { text: '已修复', attachments: [photo], verdict: '' } }]);
    expect(await stage.last(number, 'ResultSubmitted')).toMatchObject({ last: true, uncontactedReason: '' });
  });

  it('refuses', async () => {
    const number = await stage.signed('water');
    const assignmentId = `${number}/a1`;
    await expect(stage.unit('water').submitResult({ assignmentId, ...report })).rejects.toMatchObject(
      refused('UNCONTACTED_REASON_REQUIRED'),
    );
    await expect(stage.unit('power').submitResult({ assignmentId, ...report })).rejects.toMatchObject(refused('NOT_YOUR_UNIT'));
    const bad = { ...report, attachments: [{ ...photo, sha256: 'x' }] };
    await expect(stage.unit('water').submitResult({ assignmentId, ...bad })).rejects.toMatchObject(refused('FIELD_MALFORMED'));
    const many = { ...report, attachments: Array.from({ length: 21 }, () => photo) };
    await expect(stage.unit('water').submitResult({ assignmentId, ...many })).rejects.toMatchObject(refused('LIST_TOO_LONG'));
    await stage.unit('water').returnAssignment({ assignmentId, ground: 'others_must_act', basis: '条例', proposedUnit: '', words: '' });
    const explained = { ...report, uncontactedReason: '无人接听' };
    await expect(stage.unit('water').submitResult({ assignmentId, ...explained })).rejects.toMatchObject(refused('RETURN_PENDING'));
    await expect(stage.unit('water').submitResult({ assignmentId: `${number}/a7`, ...explained })).rejects.toMatchObject(
      refused('ASSIGNMENT_NOT_FOUND'),
    );
  });
});

describe('ApproveResult and RejectResult', () => {
  it('pass or fail the report; a rejected unit goes on', async () => {
    const number = await stage.submitted('water');
    const assignmentId = `${number}/a1`;
    const rejected = await stage.as('reviewer').rejectResult({ assignmentId, reason: '缺少照片' });
    expect(rejected.order).toMatchObject({
      counts: { rejections: 1 },
      assignments: [{ state: 'signed', result: { verdict: 'rejected', reason: '缺少照片' } }],
    });
    await stage.report(assignmentId, 'water');
    const { order } = await stage.as('reviewer').approveResult({ assignmentId });
    expect(order).toMatchObject({
      state: 'callback',
      assignments: [{ state: 'approved', rejections: 1, result: { verdict: 'approved' } }],
    });
    expect(await stage.last(number, 'ResultApproved')).toMatchObject({ all: true, cause: 'review' });
  });

  it('refuse', async () => {
    const number = await stage.signed('water');
    const assignmentId = `${number}/a1`;
    await expect(stage.as('reviewer').approveResult({ assignmentId })).rejects.toMatchObject(refused('ILLEGAL_STATE'));
    await expect(stage.as('reviewer').rejectResult({ assignmentId, reason: 'x' })).rejects.toMatchObject(refused('ILLEGAL_STATE'));
    await expect(stage.as('reviewer').rejectResult({ assignmentId, reason: '' })).rejects.toMatchObject(refused('FIELD_MISSING'));
    await expect(stage.as('reviewer').approveResult({ assignmentId: `${number}/a7` })).rejects.toMatchObject(
      refused('ASSIGNMENT_NOT_FOUND'),
    );
    await stage.report(assignmentId, 'water');
    const self = stage.as({ person: 'water-handler', roles: ['reviewer'] });
    await expect(self.approveResult({ assignmentId })).rejects.toMatchObject(refused('SAME_PERSON'));
    await expect(self.rejectResult({ assignmentId, reason: 'x' })).rejects.toMatchObject(refused('SAME_PERSON'));
  });
});
