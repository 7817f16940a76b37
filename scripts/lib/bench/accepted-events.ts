// Facts that intake would have published: appeals that were accepted, in handling's mailbox.
import { randomUUID } from 'node:crypto';
import { encodeEvent, type HotlineEvent } from '@hotline/proto/events';
import { category, submission } from './appeals.ts';
import type { Sql } from './sql.ts';

const { kind, channel, division, address, title, text, askedFor } = submission;

function accepted(number: string): HotlineEvent {
  return {
    type: 'AppealAccepted',
    number,
    at: new Date(),
    actor: { person: 'agent1', name: '刘秀芝', unit: '', role: 'agent' },
    kind,
    channel,
    category,
    urgency: 'normal',
    process: 'dispatch',
    division,
    address,
    occurredAt: undefined,
    title,
    text,
    askedFor,
    identity: 'open',
    replyWanted: true,
    enterprise: false,
    attachments: [],
    fields: {},
    relatedNumber: '',
    superiorNumber: undefined,
  };
}

const columns = 'event_id, topic, type, message_key, at, traceparent, payload';

/** `count` of them at once, from the number `from` on. */
export async function acceptedEvents(sql: Sql, tenant: string, from: number, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) => {
    const number = `${tenant}-20260101-${String(from + index).padStart(6, '0')}`;
    const event = accepted(number);
    return [randomUUID(), 'intake.appeal', event.type, number, new Date(), '', Buffer.from(encodeEvent(event))];
  });
  await sql.run(`INSERT INTO mailbox (${columns}) VALUES ?`, [rows]);
}
