// What left the house: the lines of the file outlet.
import { existsSync, readFileSync } from 'node:fs';
import { noticeFile, type Plan } from '../../../../scripts/lib/stack/plan.ts';

export interface NoticeLine {
  id: string;
  number: string;
  occasion: string;
  audience: string;
  addressee: string;
  text: string;
}

/** In the order in which they left. */
export function noticesOf(plan: Plan, number: string): NoticeLine[] {
  if (!existsSync(noticeFile(plan))) return [];
  const lines = readFileSync(noticeFile(plan), 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as NoticeLine).filter((notice) => notice.number === number);
}

/**
 * "who: occasion" of every notice, sorted. An outlet knows a notice by its id: a process that is killed between the outlet's yes and its own
 * note lets the same one leave again, and only that.
 */
export function told(plan: Plan, number: string): string[] {
  const byId = new Map(noticesOf(plan, number).map((notice) => [notice.id, notice]));
  return [...byId.values()]
    .map(({ audience, addressee, occasion }) => `${audience === 'citizen' ? 'citizen' : addressee}: ${occasion}`)
    .sort();
}

/** What a plain life tells: submitted by web, handled by `unit`, called back, closed. */
export const toldInPlainLife = (unit: string): string[] =>
  [
    'citizen: appeal_received',
    'citizen: appeal_accepted',
    'citizen: order_dispatched_citizen',
    'citizen: result_told',
    'citizen: callback_asked',
    'citizen: order_closed',
    `${unit}: order_dispatched`,
  ].sort();
