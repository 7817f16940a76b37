// What happens beside: nothing restarts because somebody wrote.
import { threeWayCall } from '../acts/centre.ts';
import { leadOf } from '../acts/dispatching.ts';
import type { Life } from '../life.ts';
import { tellPortal } from '../portal.ts';

/** As the story has it, while the order is under way. */
export async function actBeside(life: Life): Promise<void> {
  const { supplemented, urged, threeWay } = life.story;
  await addAndUrge(life, supplemented, urged);
  if (threeWay !== '') await call(life, threeWay === 'picked up');
}

/** The citizen adds something, a telephone number in it, and asks to hurry. */
export async function addAndUrge(life: Life, adds: boolean, urges: boolean): Promise<void> {
  const own = life.appeals[0]!;
  if (adds) await tellPortal(life, own, 'supplements', { text: `补充：照片已发，联系电话${own.submission.phone}` });
  if (urges) await tellPortal(life, own, 'urge', { words: '请尽快处理' });
}

/** Agent, citizen and unit on one line; never with a citizen who is hidden from the unit. */
export async function call(life: Life, pickedUp: boolean): Promise<void> {
  const { order } = await life.look();
  const lead = leadOf(order);
  if (lead !== undefined && order.identity === 'open') await threeWayCall(life, lead.unit, pickedUp);
}
