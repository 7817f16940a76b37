import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accepted, appealOf, classified, refusal, said, startIntake, submitted, type IntakeStage } from './stage.js';

let stage: IntakeStage;

beforeAll(async () => {
  stage = await startIntake();
}, 120_000);
afterAll(() => stage?.close());

describe('an appeal on its way to an order', () => {
  it('is submitted, accepted, read by the centre and followed by its citizen', async () => {
    const { number, queryCode } = await submitted(stage, { text: '停水两天，电话 138 0000 1234' });
    expect(number).toMatch(/^411700-\d{8}-\d{6}$/);
    expect(queryCode).toMatch(/^[2-9A-HJKMNP-Z]{8}$/);

    const { appeal } = await stage.as('agent').acceptAppeal(classified(number, { urgency: 'urgent' }));
    expect(appeal).toMatchObject({ state: 'accepted', orderNumber: number, category: '0301', urgency: 'urgent', process: 'dispatch' });
    expect(await said(stage, 'AppealAccepted', number)).toMatchObject([
      { number, urgency: 'urgent', text: '停水两天，电话 [电话]', division: '411702', identity: 'open', replyWanted: true, actor: { role: 'agent' } },
    ]);

    const seen = await stage.as('dispatcher').getAppeal({ number });
    expect(seen.appeal).toMatchObject({ name: '王**', phone: expect.stringMatching(/^138\*{4}\d{4}$/), text: '停水两天，电话 [电话]' });

    const tracked = await stage.as('citizen').trackAppeal({ number, queryCode });
    expect(tracked).toMatchObject({ state: 'accepted', orderState: 'opened', openActions: ['withdrawAppeal', 'addToAppeal', 'urgeAppeal'] });
    expect(tracked.steps.map(({ step }) => step)).toEqual(['received', 'accepted']);
  });
});

void [accepted, appealOf, refusal];
