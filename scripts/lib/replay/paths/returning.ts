// "Not ours": granted, refused, disputed and ruled, overtaken.
import { complete } from '../acts/complete.ts';
import { another, decideReturn, dispatch, recall, rule, stateOf } from '../acts/dispatching.ts';
import { contact, dispute, returnIt, sign } from '../acts/unit.ts';
import type { Life } from '../life.ts';
import { begin, usual, type Path } from './path.ts';
import { actBeside } from './traits.ts';

/** Asked by the lead, signed or not. @returns whom it proposed, or undefined when it came too late */
async function ask(life: Life) {
  const assignment = await begin(life);
  const { order } = await life.look();
  if (life.draw.chance(0.5)) await sign(life, assignment);
  const proposed = another(life, order);
  const asked = await returnIt(life, assignment, proposed);
  if (asked && life.draw.chance(0.25) && order.identity === 'open') await contact(life, assignment, order);
  return asked ? { assignment, proposed } : undefined;
}

/** As far as the dispute; undefined when a window was over. */
async function disputed(life: Life) {
  const asked = await ask(life);
  if (asked === undefined) return undefined;
  await decideReturn(life, asked.assignment, 'refuseReturn', true);
  return (await dispute(life, asked.assignment)) ? asked : undefined;
}

export const returning = {
  'returned, granted': {
    fits: usual,
    async walk(life) {
      const asked = await ask(life);
      if (asked !== undefined) {
        await decideReturn(life, asked.assignment, 'grantReturn');
        await dispatch(life, life.number, { lead: asked.proposed });
      }
      await actBeside(life);
      await complete(life);
    },
  },
  'returned, refused': {
    fits: usual,
    async walk(life) {
      const asked = await ask(life);
      if (asked !== undefined) await decideReturn(life, asked.assignment, 'refuseReturn');
      await complete(life);
    },
  },
  'disputed, ruled for the unit': {
    fits: usual,
    async walk(life) {
      const asked = await disputed(life);
      if (asked !== undefined) {
        const { assignmentId } = asked.assignment;
        await rule(life, asked.assignment, asked.proposed);
        await life.until('the unit has left', ({ assignments }) => stateOf(assignments, assignmentId) === 'withdrawn');
        await dispatch(life, life.number, { lead: asked.proposed });
      }
      await complete(life);
    },
  },
  'disputed, ruled against the unit': {
    fits: usual,
    async walk(life) {
      const asked = await disputed(life);
      if (asked !== undefined) await rule(life, asked.assignment, '');
      await complete(life);
    },
  },
  'return overtaken by a recall': {
    fits: usual,
    async walk(life) {
      const asked = await ask(life);
      if (asked !== undefined) {
        await recall(life, asked.assignment, false);
        await dispatch(life, life.number, { lead: asked.proposed });
      }
      await complete(life);
    },
  },
  'bounced between three units': {
    fits: usual,
    async walk(life) {
      let assignment = await begin(life);
      for (let turn = 0; turn < 3; turn += 1) {
        const proposed = another(life, (await life.look()).order);
        if (!(await returnIt(life, assignment, proposed))) break;
        await decideReturn(life, assignment, 'grantReturn');
        assignment = await dispatch(life, life.number, { lead: proposed });
      }
      await complete(life);
    },
  },
} satisfies Record<string, Path>;
