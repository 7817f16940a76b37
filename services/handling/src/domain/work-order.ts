import { forbidden, notFound } from '@hotline/platform/errors';
import type { Actor, Caller } from '@hotline/platform/lifecycle';
import { isLive, isUnderWay, type Assignment } from './assignment.js';
import type { Attachment } from './attachment.js';
import type { Callback } from './callback.js';
import type { Escalation } from './escalation.js';
import type { OrderState } from './lifecycle.js';
import type { Objection } from './objection.js';
import type { Suspension } from './suspension.js';
import type { Voice } from './voice.js';
import type { Identity, OrderOutcome, Process, Urgency } from './words.js';

/** What the citizen brought: fixed at opening. Phone and identity numbers are masked; who it is, only intake knows. */
export interface Matter {
  kind: string;
  channel: string;
  category: string;
  division: string;
  address: string;
  occurredAt?: Date;
  title: string;
  text: string;
  askedFor: string;
  identity: Identity;
  replyWanted: boolean;
  enterprise: boolean;
  attachments: Attachment[];
  /** The required fields of the category. */
  fields: Record<string, string>;
}

/** An accepted appeal on its way to the units, or a part of one: one number for life. The whole of it is one document. */
export interface WorkOrder extends Matter {
  number: string;
  state: OrderState;
  /** 1; one more at each reopening. */
  round: number;
  urgency: Urgency;
  process: Process;
  /** An older order that this one follows; empty: none. */
  relatedNumber: string;
  /** The superior tenant's order; empty: taken in here. */
  superiorNumber: string;
  /** Set on a part. */
  parentNumber: string;
  /** For a part: the unit it was cut for; else the last lead, proposed to dispatch. */
  proposedUnit: string;
  openedAt: Date;
  /** Never goes back: a fact that comes late counts as of the last change. */
  changedAt: Date;
  endedAt?: Date;
  /** When the last live assignment was submitted; set while in callback and closed. */
  metAt?: Date;
  outcome?: OrderOutcome;
  /** It waits for a lead in dispatch's queue. */
  needsDispatch: boolean;
  accountable: Accountable;
  /** Of all rounds, in the order of their opening. */
  assignments: Assignment[];
  voices: Voice[];
  /** Of all rounds. */
  callbacks: Callback[];
  suspensions: Suspension[];
  /** The suspension that it rests by; 'parent': its parent rests; empty: it does not rest. */
  suspendedBy: string;
  escalations: Escalation[];
  objections: Objection[];
  parts: Part[];
  pendingLowering?: PendingLowering;
  pendingVoid?: PendingVoid;
  /** A unit asks once an order, over all rounds. */
  returnsAskedBy: string[];
  /** Their return was granted: only a ruling sends it there again. */
  barredUnits: string[];
  reopens: number;
  urges: number;
  rejections: number;
  /** Three-way calls that a unit did not pick up, by unit. */
  missedCalls: Record<string, number>;
  /** The round of the last minutes of a joint handling; absent: there are none. */
  minutedRound?: number;
  /** Why it is a problem order: each cause is found once. */
  problems: Problem[];
  /** The earliest deadline that runs, as sla says; for sorting only. */
  nextDueAt?: Date;
  /** Lines of the timeline so far. */
  lines: number;
}

/** Who convenes the others (first-accept): a unit; or, of several told at once, the first to sign; or nobody yet. */
export type Accountable = { unit: string } | 'first_to_sign' | 'next_lead';

export interface Part {
  number: string;
  title: string;
  category: string;
  unit: string;
  state: OrderState;
  /** When its last result was reported; set once it has ended. */
  metAt?: Date;
  /** The parent's round in which it counts: of a new round only the named parts do. */
  round: number;
}

export interface PendingLowering {
  to: Urgency;
  reason: string;
  askedBy: Actor;
  at: Date;
}

export interface PendingVoid {
  reason: string;
  askedBy: Actor;
  at: Date;
}

export type Problem = 'bounced' | 'reopened';

/** 411700-20261123-000123-1 is a part of …-000123; an order is its own root. */
export const rootOf = (number: string): string => number.split('-').slice(0, 3).join('-');

/** The order's number within the id of an assignment, a suspension, an escalation or an objection. */
export const orderOf = (id: string): string => id.split('/')[0] ?? '';

export const isPart = ({ parentNumber }: WorkOrder): boolean => parentNumber !== '';

/** The assignments of the present round that were not withdrawn. */
export const liveAssignments = ({ assignments, round }: WorkOrder): Assignment[] =>
  assignments.filter((assignment) => assignment.round === round && isLive(assignment));

export const liveLead = (order: WorkOrder): Assignment | undefined => liveAssignments(order).find(({ role }) => role === 'lead');

/** The parts that count in the present round. */
export const partsOf = ({ parts, round }: WorkOrder): Part[] => parts.filter((part) => part.round === round);

/** Some part of the present round goes on. */
export const isSplit = (order: WorkOrder): boolean => partsOf(order).some(({ state }) => !hasEnded({ state }));

export const hasEnded = ({ state }: { state: OrderState }): boolean => state === 'closed' || state === 'withdrawn' || state === 'void';

/** @throws DomainError ASSIGNMENT_NOT_FOUND */
export function assignmentOf({ assignments }: WorkOrder, id: string): Assignment {
  const assignment = assignments.find((each) => each.id === id);
  if (assignment === undefined) throw notFound('ASSIGNMENT_NOT_FOUND', `there is no assignment ${id}`, { assignment_id: id });
  return assignment;
}

/**
 * The unit's assignment that is under way, for acts upon the order as a whole.
 * @throws DomainError NOT_YOUR_UNIT
 */
export function assignmentOfUnit(order: WorkOrder, caller: Caller): Assignment {
  const own = liveAssignments(order).find((assignment) => assignment.unit === caller.unit && isUnderWay(assignment));
  if (own === undefined) throw notYourUnit(caller, liveAssignments(order));
  return own;
}

/** @throws DomainError NOT_YOUR_UNIT */
export function requireOwn(assignment: Assignment, caller: Caller): void {
  if (assignment.unit !== caller.unit) throw notYourUnit(caller, [assignment]);
}

const notYourUnit = ({ unit }: Caller, assignments: readonly Assignment[]) =>
  forbidden('NOT_YOUR_UNIT', 'your unit does not have this order in hand', {
    yours: unit,
    units: assignments.map((each) => each.unit).join(','),
  });

/** @throws DomainError SAME_PERSON: a second-person act refuses the first */
export function requireSecondPerson({ person }: Caller, first: Actor, act: string): void {
  if (person === first.person) throw forbidden('SAME_PERSON', `${act} needs another person than the first`, { first: first.person });
}

export const withAssignment = (order: WorkOrder, changed: Assignment): WorkOrder => ({
  ...order,
  assignments: order.assignments.map((each) => (each.id === changed.id ? changed : each)),
});
