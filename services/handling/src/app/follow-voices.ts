import type { Actor } from '@hotline/platform/lifecycle';
import { rateOrder } from '../domain/rate-order.js';
import { turnToCalling, type Said } from '../domain/record-callback.js';
import { setObjectionWindow } from '../domain/objection-window.js';
import { addVoice, detachVoice, withdrawVoice, type Joining, type VoiceRules } from '../domain/voices.js';
import type { ChangeOrder } from './change-order.js';

/** Who did what to which order, and when. */
export interface VoiceAct {
  orderNumber: string;
  actor: Actor;
  at: Date;
}

/** What citizens' appeals within an order, and the deadlines of asking them, do to it. */
export class FollowVoices {
  constructor(
    private readonly change: ChangeOrder,
    private readonly rules: VoiceRules,
  ) {}

  async merged({ orderNumber, actor, at }: VoiceAct, joining: Joining): Promise<void> {
    await this.change.byFact(orderNumber, at, (order, now) => addVoice(order, joining, this.rules, actor, now));
  }

  async detached({ orderNumber, actor, at }: VoiceAct, appealNumber: string): Promise<void> {
    await this.change.byFact(orderNumber, at, (order, now) => detachVoice(order, appealNumber, actor, now));
  }

  async withdrawn({ orderNumber, actor, at }: VoiceAct, appealNumber: string, reason: string): Promise<void> {
    await this.change.byFact(orderNumber, at, (order, now) => withdrawVoice(order, appealNumber, reason, actor, now));
  }

  async rated({ orderNumber, actor, at }: VoiceAct, appealNumber: string, said: Said): Promise<void> {
    await this.change.byFact(orderNumber, at, (order, now) =>
      rateOrder(order, appealNumber, said, this.rules.reopenWindowDays, actor, now),
    );
  }

  /** The message stayed unanswered. */
  async answerOverdue(orderNumber: string, appealNumber: string, at: Date): Promise<void> {
    await this.change.byFact(orderNumber, at, (order, now) => turnToCalling(order, appealNumber, now));
  }

  async objectionWindowSet(orderNumber: string, subject: string, until: Date): Promise<void> {
    await this.change.byFact(orderNumber, until, (order) => setObjectionWindow(order, subject, until));
  }
}
