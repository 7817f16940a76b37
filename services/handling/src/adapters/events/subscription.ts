import type { Subscription } from '@hotline/platform/messaging';
import { decodeEvent, isEventType, type EventHandlers, type HotlineEvent } from '@hotline/proto/events';
import type { FollowAppeal } from '../../app/follow-appeal.js';
import type { FollowClocks } from '../../app/follow-clocks.js';
import type { FollowDispatch } from '../../app/follow-dispatch.js';
import type { FollowVoices } from '../../app/follow-voices.js';
import { appealHandlers } from './appeal-handlers.js';
import { clockHandlers } from './clock-handlers.js';
import { dispatchHandlers } from './dispatch-handlers.js';
import { voiceHandlers } from './voice-handlers.js';

export interface Followers {
  followAppeal: FollowAppeal;
  followDispatch: FollowDispatch;
  followClocks: FollowClocks;
  followVoices: FollowVoices;
}

/** Everything that handling listens to. */
export function subscribe({ followAppeal, followDispatch, followClocks, followVoices }: Followers): Subscription {
  const handlers: EventHandlers<void> = {
    ...appealHandlers(followAppeal),
    ...dispatchHandlers(followDispatch),
    ...clockHandlers(followClocks, followVoices),
    ...voiceHandlers(followVoices),
  };
  return {
    consumer: 'handling',
    topics: ['intake.appeal', 'dispatch.order', 'sla.clock'],
    types: Object.keys(handlers),
    handle: async ({ type, payload }) => {
      if (!isEventType(type)) return;
      const handler = handlers[type] as ((event: HotlineEvent) => Promise<void>) | undefined;
      await handler?.(decodeEvent(type, payload));
    },
  };
}
