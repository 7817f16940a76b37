// Whether each process gets at its database again: a question that only its tables can answer, to every service.
import { ListUnitsRequest } from '@hotline/proto/dispatch/v1/unit';
import { FindOrdersRequest } from '@hotline/proto/handling/v1/finding';
import { FindAppealsRequest } from '@hotline/proto/intake/v1/search';
import { keysOf } from '../../stack/keys.ts';
import { signIn } from '../../stack/door.ts';
import type { Desk } from '../../stack/people.ts';
import { Unmet, type Trial } from '../fault.ts';

const everyMs = 50;

const questions: Record<string, (desk: Desk, trial: Trial) => Promise<unknown>> = {
  intake: ({ intake }) => intake.findAppeals(FindAppealsRequest.fromPartial({}), soon),
  dispatch: ({ dispatch }) => dispatch.listUnits(ListUnitsRequest.fromPartial({}), soon),
  handling: ({ handling }) => handling.findOrders(FindOrdersRequest.fromPartial({}), soon),
  sla: ({ sla }) => sla.getPolicy({}, soon),
  integration: ({ integration }) => integration.listTemplates({}, soon),
  gateway: (_desk, { plan }) => signIn(plan, 'agent1', keysOf(plan.folder).password),
};
const soon = { deadlineMs: 1000 };

/** @returns milliseconds from now until the last of them has answered @throws Unmet after the time */
export async function untilAllAnswer(trial: Trial, timeoutMs: number): Promise<number> {
  const began = performance.now();
  const desk = await trial.people.as('admin');
  const waits = Object.entries(questions).map(async ([service, ask]) => {
    for (;;) {
      const failure = await ask(desk, trial).then(
        () => undefined,
        (error: unknown) => error as Error,
      );
      if (failure === undefined) return;
      if (performance.now() - began > timeoutMs)
        throw new Unmet(`${service} gets no answer from its database after ${timeoutMs / 1000} s: ${failure.message}`);
      await trial.pause(everyMs);
    }
  });
  await Promise.all(waits);
  return performance.now() - began;
}
