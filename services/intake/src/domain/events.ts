import type { Actor } from '@hotline/platform/lifecycle';

// What intake tells the others, with the fields of hotline.events.v1.
interface Fact {
  /** The appeal's number. */
  number: string;
  at: Date;
  actor: Actor;
}

/** A file's description; `size` in bytes, as text. */
export interface Attachment {
  id: string;
  name: string;
  type: string;
  size: string;
  sha256: string;
}

export interface AppealReceived extends Fact {
  type: 'AppealReceived';
  channel: string;
  kind: string;
  category: string;
  division: string;
  identity: string;
  replyWanted: boolean;
  enterprise: boolean;
  sealedQueryCode: string;
}

export interface AppealSupplemented extends Fact {
  type: 'AppealSupplemented';
  orderNumber: string;
  text: string;
  attachments: Attachment[];
}

export interface AppealAnswered extends Fact {
  type: 'AppealAnswered';
  sourceTitle: string;
  text: string;
  identity: string;
}

export interface AppealDeclined extends Fact {
  type: 'AppealDeclined';
  ground: string;
  rule: string;
  helper: string;
  identity: string;
}

export interface AppealAccepted extends Fact {
  type: 'AppealAccepted';
  kind: string;
  channel: string;
  category: string;
  urgency: string;
  process: string;
  division: string;
  address: string;
  occurredAt: Date | undefined;
  title: string;
  text: string;
  askedFor: string;
  identity: string;
  replyWanted: boolean;
  enterprise: boolean;
  attachments: Attachment[];
  fields: Record<string, string>;
  relatedNumber: string;
  superiorNumber: string | undefined;
}

export interface AppealMerged extends Fact {
  type: 'AppealMerged';
  orderNumber: string;
  identity: string;
  replyWanted: boolean;
  channel: string;
  urgency: string;
  samePerson: boolean;
}

export interface VoiceDetached extends Fact {
  type: 'VoiceDetached';
  orderNumber: string;
  reason: string;
  identity: string;
}

export interface AppealTransferred extends Fact {
  type: 'AppealTransferred';
  to: string;
  notes: string;
  identity: string;
}

export interface AppealTakenBack extends Fact {
  type: 'AppealTakenBack';
  from: string;
  reason: string;
}

export interface AppealWithdrawn extends Fact {
  type: 'AppealWithdrawn';
  orderNumber: string;
  reason: string;
}

export interface AppealRated extends Fact {
  type: 'AppealRated';
  orderNumber: string;
  contacted: boolean;
  resolved: boolean;
  satisfaction: number;
  words: string;
}

export interface AppealUrged extends Fact {
  type: 'AppealUrged';
  orderNumber: string;
  words: string;
}

export interface UnreasonableMarked extends Fact {
  type: 'UnreasonableMarked';
  evidence: string;
}

export interface UnreasonableDecided extends Fact {
  type: 'UnreasonableDecided';
  upheld: boolean;
  reason: string;
  reviewAt: Date | undefined;
}

export interface UnreasonableLifted extends Fact {
  type: 'UnreasonableLifted';
  reason: string;
}

export interface MaliceReferred extends Fact {
  type: 'MaliceReferred';
  evidence: string;
  to: string;
}

export type IntakeEvent =
  | AppealReceived
  | AppealSupplemented
  | AppealAnswered
  | AppealDeclined
  | AppealAccepted
  | AppealMerged
  | VoiceDetached
  | AppealTransferred
  | AppealTakenBack
  | AppealWithdrawn
  | AppealRated
  | AppealUrged
  | UnreasonableMarked
  | UnreasonableDecided
  | UnreasonableLifted
  | MaliceReferred;
