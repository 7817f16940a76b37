// What stands in the broker's topics: each fact that was sent, and nothing personal.
import type { Carried } from '@hotline/platform/messaging/testing';
import type { Finding } from '../../replay/verify/verify.ts';
import type { Sent } from './journal.ts';

const phone = /1[3-9]\d{9}/g;

/** A fact may stand there twice, for relays repeat what they are not sure of; consumers take it once. @param sent what was committed while the journal was kept */
export function judgeTopics(carried: readonly Carried[], sent: readonly Sent[], phones: ReadonlySet<string>): Finding {
  const there = new Set(carried.map(({ id }) => id));
  const problems = sent.filter(({ id }) => !there.has(id)).map(({ type, key, topic }) => `${type} of ${key} is not in ${topic}`);
  for (const { topic, text } of carried)
    for (const [found] of text.matchAll(phone))
      if (phones.has(found)) problems.push(`${topic} shows ${found.slice(0, 3)}…${found.slice(-2)}`);
  return { what: 'every fact stands in its topic, and nothing personal does', looked: carried.length, problems };
}
