// The citizens who share the matter, and what they said when asked.
import { table } from '../plain/table.ts';
import type { Seen } from './gather.ts';
import { dayAndTime } from './moment.ts';
import { identities, say, states } from './words.ts';

export function citizens({ order }: Seen): string {
  const { voices, callbacks } = order!.order;
  if (voices.length === 0 && callbacks.length === 0) return '';
  const heard = voices.map(({ appealNumber, identity, replyWanted, joinedAt }) => [
    appealNumber,
    say(identities, identity),
    replyWanted ? '要求回复' : '无需回复',
    dayAndTime(joinedAt),
  ]);
  const asked = callbacks.map(({ appealNumber, round, state, attempts, rating, endedAt }) => [
    appealNumber,
    `第 ${round} 轮`,
    say(states, state),
    attempts.length === 0 ? '' : `未接通 ${attempts.length} 次`,
    rating === undefined ? '' : `满意度 ${rating.satisfaction}，${rating.resolved ? '已解决' : '未解决'}：${rating.words}`,
    dayAndTime(endedAt),
  ]);
  return `群众\n${table(['诉求', '身份', '回复', '加入'], heard)}${asked.length === 0 ? '' : table(['诉求', '轮次', '回访', '电话', '评价', '结束'], asked)}`;
}
