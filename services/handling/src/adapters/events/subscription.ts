import type { Subscription } from '@hotline/platform/messaging';
import { decodeEvent, isEventType, type EventHandlers, type HotlineEvent } from '@hotline/proto/events';
import type { FollowAppeal } from '../../app/follow-appeal.js';
import type { FollowClocks } from '../../app/follow-clocks.js';
import type { FollowDispatch } from '../../app/follow-dispatch.js';
import type { FollowVoices } from '../../app/follow-voices.js';
import type { KeepDues } from '../../app/keep-dues.js';
import type { NoteFacts } from '../../app/note-facts.js';
import { appealHandlers } from './appeal-handlers.js';
import { clockHandlers } from './clock-handlers.js';
import { dispatchHandlers } from './dispatch-handlers.js';
import { dueHandlers } from './due-handlers.js';
import { lineHandlers } from './line-handlers.js';
import { together } from './together.js';
import { voiceHandlers } from './voice-handlers.js';

export interface Followers {
  followAppeal: FollowAppeal;
  followDispatch: FollowDispatch;
  followClocks: FollowClocks;
  followVoices: FollowVoices;
  keepDues: KeepDues;
  noteFacts: NoteFacts;
}

/** Everything that handling listens to. A fact leaves its own line before the lines of what follows from it. */
export function subscribe({ followAppeal, followDispatch, followClocks, followVoices, keepDues, noteFacts }: Followers): Subscription {
  const handlers: EventHandlers<void> = together(
    lineHandlers(noteFacts),
    appealHandlers(followAppeal),
    dispatchHandlers(followDispatch),
    clockHandlers(followClocks, followVoices),
    voiceHandlers(followVoices),
    dueHandlers(keepDues),
  );
  return {
    consumer: 'handling',
    topics: ['intake.appeal', 'dispatch.order', 'sla.clock', 'integration.notice'],
    types: Object.keys(handlers),
    handle: async ({ type, payload }) => {
      if (!isEventType(type)) return;
      const handler = handlers[type] as ((event: HotlineEvent) => Promise<void>) | undefined;
      await handler?.(decodeEvent(type, payload));
    },
  };
}
