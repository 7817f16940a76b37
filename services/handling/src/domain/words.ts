// The words of the trade that handling decides by. They travel as they are; the edge refuses any other.

export const urgencies = ['critical', 'urgent', 'normal'] as const;
export type Urgency = (typeof urgencies)[number];

export const processes = ['answer', 'inform', 'dispatch', 'joint', 'emergency'] as const;
export type Process = (typeof processes)[number];

/** hidden: from the units; the centre speaks with the citizen. anonymous: nobody knows. */
export const identities = ['open', 'hidden', 'anonymous'] as const;
export type Identity = (typeof identities)[number];

export type UnitRole = 'lead' | 'assist';

export const grounds = ['not_our_duty', 'not_our_place', 'others_must_act'] as const;
export type Ground = (typeof grounds)[number];

export const ways = ['phone', 'visit', 'message', 'centre'] as const;
export type Way = (typeof ways)[number] | 'three_way';

/** What the level above says to an escalation. */
export const answers = ['takes_over', 'orders_help', 'guidance', 'declines'] as const;
export type Answer = (typeof answers)[number];

/** What a unit objects to. */
export const subjects = ['rejection', 'rating'] as const;
export type ObjectionSubject = (typeof subjects)[number];

export type SignCause = 'person' | 'auto' | 'contact' | 'return_refused' | 'submitted';
export type WithdrawalCause = 'return_granted' | 'ruled_for_unit' | 'recalled' | 'wrong_dispatch' | 'split' | 'order_ended';
export type QueueCause = 'return_granted' | 'ruled_for_unit' | 'recalled' | 'reopened' | 'parts_withdrawn';
export type ResumeCause = 'person' | 'date' | 'submitted' | 'requeued' | 'raised' | 'approved';
export type UrgencyCause = 'reviewer' | 'dispatch' | 'emergency' | 'voices';
export type OrderOutcome = 'satisfied' | 'dissatisfied' | 'unreachable' | 'not_owed' | 'mixed';

/** True when `to` is more pressing than `from`. */
export const raises = (from: Urgency, to: Urgency): boolean => urgencies.indexOf(to) < urgencies.indexOf(from);
