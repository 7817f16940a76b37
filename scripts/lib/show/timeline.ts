// When, who, what, why.
import type { TimelineLine } from '@hotline/proto/handling/v1/timeline';
import { table } from '../plain/table.ts';
import { events } from './events.ts';
import type { Seen } from './gather.ts';
import { exactTime, dayAndTime } from './moment.ts';
import { causes, clocks, outcomes, say, urgencies } from './words.ts';

/** What left the house stands in its own list. */
const elsewhere = new Set(['NoticeSent']);

export function timeline({ order, units }: Seen): string {
  const lines = order!.timeline.filter(({ what }) => !elsewhere.has(what));
  const rows = lines.map((line) => [
    String(line.seq),
    exactTime(line.at),
    say(events, line.what),
    whoOf(line),
    [detailOf(line, units), line.why].filter((text) => text !== '').join(' · '),
    line.traceId.slice(0, 8),
  ]);
  return `办理过程\n${table(['#序', '时间', '事项', '人员', '内容', '踪迹'], shortened(rows))}`;
}

const whoOf = ({ who }: TimelineLine): string => (who === undefined || who.role === 'system' ? '系统' : who.name || who.role);

/** The few fields that say more than the event's name. */
function detailOf({ what, data }: TimelineLine, units: ReadonlyMap<string, string>): string {
  if (what.startsWith('Clock')) {
    const percent = data.percent === undefined ? '' : ` ${data.percent}%`;
    return `${say(clocks, data.kind ?? '')}${percent}${unitOf(data, units)}，应于 ${dayAndTime(new Date(data.dueAt ?? 0))}`;
  }
  if (what === 'OrderUrgencyChanged') return `${say(urgencies, data.from ?? '')} → ${say(urgencies, data.to ?? '')}`;
  const said = [
    data.role === 'assist' ? '协办' : '',
    data.lead === undefined ? '' : (units.get(data.lead) ?? data.lead),
    say(causes, data.cause ?? ''),
    say(outcomes, data.outcome ?? ''),
    data.satisfaction === undefined || data.satisfaction === '0' ? '' : `满意度 ${data.satisfaction}`,
  ];
  return [unitOf(data, units).trim(), ...said].filter((text) => text !== '').join(' ');
}

const unitOf = ({ unit }: Record<string, string>, units: ReadonlyMap<string, string>): string =>
  unit === undefined || unit === '' ? '' : ` ${units.get(unit) ?? unit}`;

const longest = 60;

/** A long reply would push the columns apart. */
const shortened = (rows: string[][]): string[][] =>
  rows.map((row) => row.map((cell) => (cell.length > longest ? `${cell.slice(0, longest)}…` : cell).replaceAll('\n', ' ')));
