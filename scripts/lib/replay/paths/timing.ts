// Against the clock: late on purpose, extended, suspended, signed by the system.
import { decideExtension, decideSuspension, resume } from '../acts/centre.ts';
import { complete, untilCallback } from '../acts/complete.ts';
import { askExtension, askSuspension, clockOf, completeStep, waitPast } from '../acts/asking.ts';
import { contact, sign } from '../acts/unit.ts';
import type { Life } from '../life.ts';
import { begin, normal, usual, type Path } from './path.ts';

/** An order in a unit's hands, the citizen contacted. */
async function working(life: Life) {
  const assignment = await begin(life);
  await sign(life, assignment);
  await contact(life, assignment, (await life.look()).order);
  return assignment;
}

/** The life waits until that deadline is over, then goes on. */
const lateFor = (kind: string, subjectIsOrder: boolean): Path => ({
  fits: usual,
  async walk(life) {
    const assignment = kind === 'sign' || kind === 'first_reply' ? await begin(life) : await working(life);
    if (kind === 'first_reply') await sign(life, assignment);
    await waitPast(await clockOf(life, kind, subjectIsOrder ? life.number : assignment.assignmentId));
    if (kind === 'sign') await life.until('the system has signed', ({ state }) => state !== 'opened');
    await complete(life);
  },
});

const suspended = (after: 'person' | 'date'): Path => ({
  fits: normal,
  async walk(life) {
    const assignment = await working(life);
    const id = await askSuspension(life, assignment, after === 'date' ? 5000 : 60_000);
    const granted = await decideSuspension(life, id, true).then(
      () => true,
      () => false,
    );
    if (!granted) life.detour('the suspension was granted too late');
    else if (after === 'person') await resume(life);
    else await life.until('it goes on by itself', ({ state }) => state !== 'suspended');
    await complete(life);
  },
});

export const timing = {
  'late for the order': lateFor('order_close', true),
  'late for the unit': lateFor('unit_close', false),
  'late with the first reply': lateFor('first_reply', false),
  'signed by the system': lateFor('sign', false),
  extended: {
    fits: normal,
    async walk(life) {
      const assignment = await begin(life);
      const extension = await askExtension(life, assignment);
      if (extension !== undefined) {
        await decideExtension(life, extension.id, true);
        await completeStep(life, extension, assignment);
      }
      await complete(life);
    },
  },
  'extended late': {
    fits: normal,
    async walk(life) {
      const assignment = await begin(life);
      const extension = await askExtension(life, assignment);
      if (extension !== undefined) {
        await waitPast(await clockOf(life, 'order_close', life.number));
        await waitPast(await clockOf(life, 'unit_close', assignment.assignmentId));
        await decideExtension(life, extension.id, true);
      }
      await complete(life);
    },
  },
  'extension refused': {
    fits: normal,
    async walk(life) {
      const assignment = await begin(life);
      const extension = await askExtension(life, assignment);
      if (extension !== undefined) await decideExtension(life, extension.id, false);
      await complete(life);
    },
  },
  'extension never decided': {
    fits: normal,
    async walk(life) {
      await askExtension(life, await begin(life));
      await untilCallback(life);
      await complete(life);
    },
  },
  'suspended, resumed by a person': suspended('person'),
  'suspended, resumed at its date': suspended('date'),
  'suspension refused': {
    fits: normal,
    async walk(life) {
      const assignment = await working(life);
      await decideSuspension(life, await askSuspension(life, assignment, 30_000), false);
      await complete(life);
    },
  },
} satisfies Record<string, Path>;
