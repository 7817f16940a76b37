// Facts about the number that have not arrived everywhere: on their way, or parked with their reason.
import { table } from '../plain/table.ts';
import type { Databases } from '../stack/databases.ts';
import { services } from '../stack/plan.ts';
import { dayAndTime } from './moment.ts';

interface Row {
  type: string;
  at: Date;
  tries?: number;
  reason?: string;
}

const places = { outbox: '待发出', mailbox: '待处理', parked: '滞留' } as const;

export async function messages(databases: Databases, number: string): Promise<string> {
  const rows: string[][] = [];
  for (const service of services) {
    for (const [place, name] of Object.entries(places)) {
      const more = place === 'parked' ? ', tries, reason' : '';
      const found = await databases.rows<Row>(service, `SELECT type, at${more} FROM ${place} WHERE message_key = ? ORDER BY id`, [number]);
      for (const { type, at, tries, reason } of found)
        rows.push([service, name, type, dayAndTime(at), tries === undefined ? '' : `${tries} 次`, reason ?? '']);
    }
  }
  return rows.length === 0 ? '' : `未到达的消息\n${table(['服务', '何处', '消息', '时间', '已试', '原因'], rows)}`;
}
