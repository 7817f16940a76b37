// What it is about and how it stands.
import { dayAndTime, span } from './moment.ts';
import type { Seen } from './gather.ts';
import { channels, identities, kinds, outcomes, say, states, urgencies } from './words.ts';

export function head({ number, order, extensions, units }: Seen): string {
  const { order: now } = order!;
  const outcome = now.outcome === '' ? '' : ` · ${say(outcomes, now.outcome)}`;
  const ended =
    now.endedAt === undefined ? '' : `，${dayAndTime(now.endedAt)} 结束，历时 ${span(now.endedAt.getTime() - now.openedAt!.getTime())}`;
  const lines = [
    `${number}  ${now.title}`,
    `  ${say(states, now.state)}${outcome} · 第 ${now.round} 轮 · ${say(urgencies, now.urgency)}`,
    `  ${say(kinds, now.kind)} · ${say(channels, now.channel)} · 类别 ${now.category} · ${now.division} ${now.address} · ${say(identities, now.identity)}`,
    `  ${dayAndTime(now.openedAt)} 立单${ended}`,
    ...now.assignments.map(({ unit, role, state, round, rejections }) => {
      const rejected = rejections > 0 ? `，退回 ${rejections} 次` : '';
      const accountable = now.accountableUnit === unit ? '，首接' : '';
      return `  ${role === 'lead' ? '主办' : '协办'} ${units.get(unit) ?? unit}（${say(states, state)}${rejected}${accountable}，第 ${round} 轮）`;
    }),
    ...now.parts.map((part) => `  子单 ${part.number} ${part.title}（${say(states, part.state)}）`),
    ...extensions.map(({ state, until, reason }) => `  延期 ${say(states, state)}，至 ${dayAndTime(until)}：${reason}`),
    ...(now.parentNumber === '' ? [] : [`  父单 ${now.parentNumber}`]),
    ...(now.problems.length === 0 ? [] : [`  疑难工单：${now.problems.join('、')}`]),
  ];
  return `${lines.join('\n')}\n`;
}

/** An appeal that became no order. */
export function appealHead({ number, appeal }: Seen): string {
  const { title, state, kind, channel, category, receivedAt, identity, orderNumber, notes } = appeal!;
  const merged = orderNumber === '' || orderNumber === number ? '' : ` → ${orderNumber}`;
  const lines = [
    `${number}  ${title}`,
    `  ${say(states, state)}${merged}`,
    `  ${say(kinds, kind)} · ${say(channels, channel)} · 类别 ${category || '未定'} · ${say(identities, identity)}`,
    `  ${dayAndTime(receivedAt)} 收到`,
    ...notes.map(
      ({ at, actor, action, said }) => `  ${dayAndTime(at)}  ${action}  ${actor?.name ?? ''}  ${Object.values(said).join('；')}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}
