import type { ClockEvent, Clock } from './clock.js';
import type { Extension, ExtensionEvent } from './extension.js';
import type { Fact } from './facts.js';
import type { Moment } from './moment.js';
import type { Urgency } from './policy.js';

/** One unit's responsibility, as far as clocks care. */
export interface Assignment {
  readonly id: string;
  readonly unit: string;
  readonly role: 'lead' | 'assist';
  readonly round: number;
  readonly inform: boolean;
  readonly state: 'open' | 'submitted' | 'approved' | 'withdrawn';
  readonly contactedAt?: Moment;
  /** Of the result that stands; a rejected result stands no more. */
  readonly submittedAt?: Moment;
  readonly withdrawnAt?: Moment;
  readonly submissions: number;
  /** Rejections in its round: an assignment lives in one round only. */
  readonly rejections: number;
  readonly returnAskedAt?: Moment;
}

/** One order, or a part of one. */
export interface Order {
  readonly number: string;
  readonly parent?: string;
  /** The parts that count in the present round; withdrawn ones included. */
  readonly parts: readonly string[];
  /** Kind of appeal: some tenants set limits by it. */
  readonly kind: string;
  readonly urgency: Urgency;
  readonly process: string;
  readonly anonymous: boolean;
  readonly round: number;
  readonly suspendedAt?: Moment;
  readonly ended?: 'closed' | 'withdrawn' | 'void';
  /** From above: the dues that the superior left to this level. */
  readonly closeBy?: Moment;
  readonly replyBy?: Moment;
  readonly assignments: Readonly<Record<string, Assignment>>;
}

/** Everything that shares clocks: an order and its parts, the appeal that it came from, and all their deadlines. */
export interface Matter {
  readonly number: string;
  readonly orders: Readonly<Record<string, Order>>;
  readonly clocks: Readonly<Record<string, Clock>>;
  readonly extensions: Readonly<Record<string, Extension>>;
  /** The facts that were applied: each changes the matter once. */
  readonly applied: readonly string[];
}

export type MatterEvent = ClockEvent | ExtensionEvent;

export interface Outcome {
  readonly matter: Matter;
  readonly events: readonly MatterEvent[];
}

export const newMatter = (number: string): Matter => ({ number, orders: {}, clocks: {}, extensions: {}, applied: [] });

/** The matter that an order's number belongs to: 411700-20261123-000123-1 is a part of …-000123. */
export const matterOf = (number: string): string => number.split('-').slice(0, 3).join('-');

/** The matter that a fact is written into: a refused voice is told under the order's number, but concerns the appeal alone. */
export const matterOfFact = (fact: Fact): string => matterOf(fact.type === 'VoiceRefused' ? fact.appealNumber : fact.number);
