import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Stage } from './stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

describe('the whole life of an order', () => {
  it('goes from the acceptance to the callback, and every step leaves its line', async () => {
    const number = await stage.accept();
    await stage.dispatch(number, 'water');
    const assignmentId = `${number}/a1`;
    const handler = stage.unit('water', 'handler');
    await handler.signAssignment({ assignmentId });
    await handler.recordContact({ assignmentId, way: 'phone', words: '已联系，约定明日上门' });
    await handler.addProgress({ assignmentId, text: '材料已到' });
    await handler.submitResult({ assignmentId, text: '已修复', uncontactedReason: '', attachments: [] });
    const { order } = await stage.as('reviewer').approveResult({ assignmentId });
    expect(order).toMatchObject({ state: 'callback', accountableUnit: 'water', needsDispatch: false });
    expect(order!.assignments).toMatchObject([{ state: 'approved', signedCause: 'person', result: { verdict: 'approved' } }]);
    expect((await stage.names(number)).slice(0, 7)).toEqual([
      'OrderOpened',
      'AssignmentOpened',
      'AssignmentSigned',
      'CitizenContacted',
      'ProgressAdded',
      'ResultSubmitted',
      'ResultApproved',
    ]);
    const { timeline } = await stage.as('leader').getOrder({ number });
    expect(timeline.map(({ seq }) => seq)).toEqual(timeline.map((_, index) => index + 1));
    const [opening = '', ...rest] = await stage.names(number);
    expect(timeline.map(({ what }) => what)).toEqual([opening, 'OrderDispatched', ...rest]);
    expect(timeline[5]).toMatchObject({ what: 'ProgressAdded', why: '材料已到', who: { unit: 'water', role: 'handler' } });
  });

  it('is opened once, however often the acceptance is told', async () => {
    const number = await stage.accept();
    await stage.accept({ number });
    expect((await stage.names(number)).filter((name) => name === 'OrderOpened')).toHaveLength(1);
  });

  it('closes at once when nobody wants a reply', async () => {
    const number = await stage.submitted('water', { replyWanted: false });
    await stage.as('reviewer').approveResult({ assignmentId: `${number}/a1` });
    expect(await stage.order(number)).toMatchObject({ state: 'closed', outcome: 'not_owed' });
    expect(await stage.last(number, 'OrderClosed')).toMatchObject({ outcome: 'not_owed', round: 1 });
  });

  it('ends with the signature where only information is passed on', async () => {
    const number = await stage.accept({ kind: 'praise', process: 'inform', replyWanted: false });
    await stage.dispatch(number, 'water', { inform: true });
    await stage.unit('water', 'handler').signAssignment({ assignmentId: `${number}/a1` });
    expect(await stage.order(number)).toMatchObject({ state: 'closed', assignments: [{ state: 'approved' }] });
    expect(await stage.last(number, 'ResultApproved')).toMatchObject({ cause: 'inform', all: true });
  });
});
