// What was told to whom, in the words that left.
import { table } from '../plain/table.ts';
import type { Seen } from './gather.ts';
import { exactTime } from './moment.ts';

const audiences: Record<string, string> = { citizen: '群众', unit: '单位', leader: '领导' };
const states: Record<string, string> = { queued: '待发', sent: '已发', failed: '失败' };

export function notices({ notices: all, units }: Seen): string {
  if (all.length === 0) return '';
  const rows = all.map(({ sentAt, queuedAt, audience, addressee, channel, state, text, reason }) => [
    exactTime(sentAt ?? queuedAt),
    `${audiences[audience] ?? audience} ${audience === 'citizen' ? addressee.split('-').slice(2).join('-') : (units.get(addressee) ?? addressee)}`,
    channel,
    states[state] ?? state,
    state === 'failed' ? `${text}（${reason}）` : text,
  ]);
  return `通知\n${table(['时间', '对象', '渠道', '状态', '内容'], rows)}`;
}
