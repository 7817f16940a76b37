// What happens beside: nothing restarts because somebody wrote.
import { threeWayCall } from '../acts/centre.ts';
import { leadOf } from '../acts/dispatching.ts';
import type { Life } from '../life.ts';
import { tellPortal } from '../portal.ts';

/** The citizen adds and urges; a call with the unit. While the order is under way. */
export async function actBeside(life: Life): Promise<void> {
  const { supplemented, urged, threeWay } = life.story;
  const [own] = life.appeals;
  if (supplemented) await tellPortal(life, own!, 'supplements', { text: `补充：照片已发。联系电话${own!.submission.phone}` });
  if (urged) await tellPortal(life, own!, 'urge', { words: '请尽快处理' });
  if (threeWay === '') return;
  const { order } = await life.look();
  const lead = leadOf(order);
  if (lead !== undefined && order.identity === 'open') await threeWayCall(life, lead.unit, threeWay === 'picked up');
}
