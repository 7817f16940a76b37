// A step of an order's life is one trace, from the door to whoever heard of it.
import { randomUUID } from 'node:crypto';
import { gateway } from '../../../../scripts/lib/stack/plan.ts';
import { describe, expect, it } from 'vitest';
import { eventually } from './eventually.ts';
import type { Installation } from './installation.ts';
import type { Submitted } from './portal.ts';
import { newTrace, orphansOf, spansOf, stepsOf } from './traces.ts';

const intake = 'hotline.intake.v1.IntakeService';

export function tellTraces(installation: () => Installation): void {
  let appeal: Submitted;

  describe('one trace', () => {
    it('spans a submission at the portal and everybody who hears of it', async () => {
      const { portal, stack } = installation();
      const submissions = () => spansOf(stack.plan).filter(({ name }) => name === 'POST /public/v1/appeals');
      const before = submissions().length;
      appeal = await portal.submit();
      await eventually(() => {
        const { trace = '' } = submissions()[before] ?? {};
        expect([...stepsOf(stack.plan, trace)]).toEqual(
          expect.arrayContaining([
            'gateway POST /public/v1/appeals',
            `gateway ${intake}/SubmitAppeal`,
            `intake ${intake}/SubmitAppeal`,
            'sla consume AppealReceived',
            'integration consume AppealReceived',
          ]),
        );
        expect(orphansOf(stack.plan, trace)).toEqual([]);
      });
    });

    it('spans an acceptance at the bridge, the order that it opens, and what follows from the order', async () => {
      const { people, stack } = installation();
      const { id, traceparent } = newTrace();
      const body = JSON.stringify({ number: appeal.number, category: '0105' });
      const headers = {
        authorization: `Bearer ${await people.tokenOf('agent1')}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        traceparent,
      };
      const response = await fetch(`${gateway(stack.plan)}/${intake}/AcceptAppeal`, { method: 'POST', headers, body });
      expect(response.status).toBe(200);
      await eventually(() => {
        expect([...stepsOf(stack.plan, id)]).toEqual(
          expect.arrayContaining([
            `gateway POST /${intake}/AcceptAppeal`,
            `intake ${intake}/AcceptAppeal`,
            'handling consume AppealAccepted',
            'dispatch consume OrderOpened',
            'sla consume OrderOpened',
            'handling consume ClockStarted',
            'integration consume AppealAccepted',
          ]),
        );
        expect(orphansOf(stack.plan, id)).toEqual([]);
      });
    });

    it('tells nothing of what was said', async () => {
      const { stack } = installation();
      const written = JSON.stringify(spansOf(stack.plan));
      for (const secret of [appeal.queryCode, '13900001234', '王秀兰', '文明大道']) expect(written).not.toContain(secret);
    });
  });
}
