// Deadlines: due, how they stand, in time or late.
import type { Clock } from '@hotline/proto/sla/v1/clock';
import { table } from '../plain/table.ts';
import type { Seen } from './gather.ts';
import { dayAndTime, exactTime, span } from './moment.ts';
import { clocks, say, states } from './words.ts';

export function deadlines({ clocks: all, units }: Seen): string {
  const rows = all.map((clock) => [
    say(clocks, clock.kind),
    clock.unit === '' ? '中心' : (units.get(clock.unit) ?? clock.unit),
    exactTime(clock.startedAt),
    dayAndTime(clock.dueAt),
    say(states, clock.state),
    judgement(clock),
  ]);
  return `时限\n${table(['时限', '责任', '起算', '应于', '状态', '结果'], rows)}`;
}

function judgement({ state, dueAt, metAt, breachedAt, rescinded, warnedPercent, restSeconds }: Clock): string {
  const late = breachedAt === undefined ? '' : rescinded ? '超时已撤销' : '超时';
  const words = [
    metAt === undefined
      ? ''
      : `${exactTime(metAt)} ${metAt > dueAt! ? `晚 ${span(metAt.getTime() - dueAt!.getTime())}` : `早 ${span(dueAt!.getTime() - metAt.getTime())}`}`,
    state === 'held' || state === 'stopped' ? `余 ${span(Number(restSeconds) * 1000)}` : '',
    late,
    warnedPercent > 0 ? `提醒至 ${warnedPercent}%` : '',
  ];
  return words.filter((word) => word !== '').join('，');
}
