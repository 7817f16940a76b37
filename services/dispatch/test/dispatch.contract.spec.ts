import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { furnish, opened, said, startDispatch, tell, type DispatchStage } from './stage.js';

let stage: DispatchStage;

beforeAll(async () => {
  stage = await startDispatch();
  await furnish(stage);
}, 120_000);
afterAll(() => stage?.close());

describe('an order opened by handling', () => {
  it('is queued, taken and dispatched', async () => {
    const order = opened();
    await tell(stage, order);
    const dispatcher = stage.as('dispatcher');
    const { entry } = await dispatcher.takeNextOrder({ categoryPrefix: '', divisionPrefix: '' });
    expect(entry).toMatchObject({ number: order.number, urgency: 'normal', cause: 'opened', lease: { person: 'dispatcher-1' } });
    const reply = await dispatcher.dispatchOrder({
      number: order.number,
      lead: 'water-group',
      assists: ['yicheng'],
      urgency: 'urgent',
      reason: '',
    });
    expect(reply).toEqual({ dispatchId: `${order.number}/d1` });
    expect(await said(stage, 'OrderDispatched')).toMatchObject([
      { number: order.number, lead: 'water-group', assists: ['yicheng'], urgency: 'urgent', round: 1, inform: false, finalUnits: [] },
    ]);
    expect((await dispatcher.listQueue({ urgency: '', categoryPrefix: '', divisionPrefix: '', pageSize: 0, cursor: '' })).entries).toEqual(
      [],
    );
  });
});
