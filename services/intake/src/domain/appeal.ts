import type { Actor } from '@hotline/platform/lifecycle';
import type { Attachment, IntakeEvent } from './events.js';
import type { AppealAction, AppealState } from './lifecycle.js';
import type { Identity, Kind, Urgency } from './words.js';

/** Who raised it, encrypted, with what may be shown and what finds it again. All empty when anonymous. */
export interface SealedContact {
  /** Name, telephone and identity number under one seal. */
  sealed: string;
  /** Blind index of the telephone number: the person, as far as intake can tell. */
  person: string;
  /** 王** */
  name: string;
  /** 138****1234 */
  phone: string;
}

/** Something that was done with the appeal, and why. */
export interface Note {
  at: Date;
  actor: Actor;
  action: AppealAction;
  said: Record<string, string>;
}

export interface Supplement {
  at: Date;
  text: string;
  attachments: Attachment[];
}

export interface Rating {
  at: Date;
  /** Of the order; 0 for a direct answer. */
  round: number;
  contacted: boolean;
  resolved: boolean;
  /** 1 very dissatisfied … 5 very satisfied */
  satisfaction: number;
  words: string;
}

/** What a citizen or enterprise raised. Its texts are masked; what was masked is kept under seal. */
export interface Appeal {
  number: string;
  state: AppealState;
  receivedAt: Date;
  channel: string;
  kind: Kind;
  category: string;
  /** Empty until accepted. */
  urgency: Urgency | '';
  process: string;
  division: string;
  address: string;
  occurredAt: Date | undefined;
  title: string;
  text: string;
  askedFor: string;
  /** As the citizen wrote it, encrypted; empty when nothing was masked. */
  sealedText: string;
  identity: Identity;
  replyWanted: boolean;
  enterprise: boolean;
  creditCode: string;
  contact: SealedContact;
  attachments: Attachment[];
  fields: Record<string, string>;
  callId: string;
  /** Keyed hash of the citizen's secret. */
  codeHash: string;
  /** Its own number when accepted, the shared order's when merged, else empty. */
  orderNumber: string;
  relatedNumber: string;
  /** Where a refused withdrawal leads back to. */
  formerState: AppealState | '';
  notes: Note[];
  supplements: Supplement[];
  urges: { at: Date; words: string }[];
  rating: Rating | undefined;
}

/** The appeal after an act, and what the others are told. */
export interface Outcome {
  appeal: Appeal;
  events: IntakeEvent[];
}

/** The appeal with one more line about what was done, and why. */
export const noted = (appeal: Appeal, action: AppealAction, actor: Actor, at: Date, said: Record<string, string>): Note[] => [
  ...appeal.notes,
  { at, actor, action, said },
];
