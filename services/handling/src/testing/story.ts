import { DomainError } from '@hotline/platform/errors';
import type { Actor, Caller } from '@hotline/platform/lifecycle';
import { recordContact } from '../domain/contact.js';
import { takeDispatch, type Dispatch } from '../domain/dispatching.js';
import type { HandlingEvent } from '../domain/events.js';
import { openOrder, type Opening } from '../domain/open-order.js';
import { unchanged, type Outcome } from '../domain/outcome.js';
import { raiseObjection } from '../domain/raise-objection.js';
import { leaveByReturn, returnAssignment, type ReturnSuccess } from '../domain/returning.js';
import { approveResult, rejectResult } from '../domain/review.js';
import { signAssignment } from '../domain/sign.js';
import { splitOrder } from '../domain/split.js';
import { grantSuspension, requestSuspension } from '../domain/suspend.js';
import { submitResult } from '../domain/submit.js';
import type { WorkOrder } from '../domain/work-order.js';
import { OrderShelf } from './order-shelf.js';

export const number = '411700-20261123-000123';
export const monday = new Date('2026-11-23T01:00:00Z');

export const dispatcher: Actor = { person: 'dispatcher-1', name: '派单员', unit: '', role: 'dispatcher' };

/** Somebody with one role: of the centre, or of a unit. */
export const a = (role: string, unit = '', person = `${unit}${role}-1`): Caller => ({ person, name: '', unit, roles: [role] });

export const opening: Opening = {
  number,
  kind: 'complaint',
  channel: 'phone',
  category: '0101',
  urgency: 'normal',
  process: 'dispatch',
  division: '411702',
  address: '文明路',
  title: '路灯不亮',
  text: '文明路路灯三天不亮',
  askedFor: '尽快修复',
  identity: 'open',
  replyWanted: true,
  enterprise: false,
  attachments: [],
  fields: {},
  relatedNumber: '',
  superiorNumber: '',
  parentNumber: '',
  proposedUnit: '',
};

/** A decision, upon the order as it is then. */
export type Step = (order: WorkOrder, at: Date) => Outcome;

export const tomorrow = (at: Date): Date => new Date(at.getTime() + 86_400_000);

/** One order's life in memory, told step by step; every act is a minute after the one before. */
export class Story {
  readonly shelf = new OrderShelf();
  at = monday;

  constructor(more: Partial<Opening> = {}) {
    this.shelf.keep(openOrder({ ...opening, ...more }, dispatcher, monday));
  }

  /** Lets a decision act; forgets what was told before. */
  act(decide: Step, of = number): this {
    this.at = new Date(this.at.getTime() + 60_000);
    this.shelf.events.length = 0;
    this.shelf.change(of, (order) => decide(order, this.at));
    return this;
  }

  /** The reason by which a decision refuses. */
  refusal(decide: (order: WorkOrder, at: Date) => unknown, of = number): string {
    try {
      decide(this.order(of), this.at);
    } catch (error) {
      if (error instanceof DomainError) return error.reason;
      throw error;
    }
    return 'nothing refused';
  }

  order = (of = number): WorkOrder => this.shelf.get(of);
  states = (of = number): string => [this.order(of).state, ...this.order(of).assignments.map(({ state }) => state)].join(' ');
  get events(): readonly HandlingEvent[] {
    return this.shelf.events;
  }
  get told(): string[] {
    return this.events.map(({ type }) => type);
  }

  dispatched(lead: string, more: Partial<Dispatch> = {}, of = number): this {
    const none = { dispatchId: `${of}/d1`, assists: [], urgency: '' as const, inform: false, finalUnits: [], reason: '' };
    return this.act((order, at) => takeDispatch(order, { ...none, lead, round: order.round, ...more }, dispatcher, at), of);
  }

  signed(unit: string, of = number): this {
    return this.act((order, at) => signAssignment(order, this.own(unit, of), a('handler', unit), at), of);
  }

  contacted(unit: string, of = number): this {
    return this.act((order, at) => recordContact(order, this.own(unit, of), 'phone', '已联系', a('handler', unit), at), of);
  }

  submitted(unit: string, of = number): this {
    const report = { text: '已修复', uncontactedReason: '无法接通', attachments: [] };
    return this.act((order, at) => submitResult(order, this.own(unit, of), report, a('handler', unit), at), of);
  }

  approved(unit: string, of = number): this {
    return this.act((order, at) => approveResult(order, this.own(unit, of), a('reviewer'), at), of);
  }

  rejected(unit: string, of = number): this {
    return this.act((order, at) => rejectResult(order, this.own(unit, of), '证据不足', a('reviewer'), at), of);
  }

  /** The unit objects to the rejection. */
  objected(unit: string, of = number): this {
    const command = { assignmentId: this.own(unit, of), about: 'rejection' as const, appealNumber: '', reason: '证据已附' };
    return this.act((order, at) => raiseObjection(order, command, a('unit_head', unit), at), of);
  }

  returnAsked(unit: string, of = number): this {
    const asked = { ground: 'not_our_duty' as const, basis: '三定规定', proposedUnit: 'roads', words: '' };
    return this.act((order, at) => returnAssignment(order, this.own(unit, of), asked, a('unit_head', unit), at), of);
  }

  returnGranted(unit: string, more: Partial<ReturnSuccess> = {}, of = number): this {
    const assignmentId = this.own(unit, of);
    const success = { assignmentId, cause: 'return_granted' as const, ground: 'not_our_duty', reason: '属实', namedUnit: '', ...more };
    return this.act((order, at) => leaveByReturn(order, success, dispatcher, at), of);
  }

  suspended(unit: string, of = number): this {
    this.act((order, at) => requestSuspension(order, '等待汛期结束', tomorrow(at), a('unit_head', unit), at), of);
    return this.act((order, at) => grantSuspension(order, order.suspensions.at(-1)!.id, a('reviewer'), at), of);
  }

  split(...units: string[]): this {
    const cuts = units.map((unit) => ({ title: `${unit}的部分`, text: '…', category: '', division: '', unit }));
    return this.act((order, at) => splitOrder(order, cuts, '涉及多个行业', a('dispatcher'), at));
  }

  /** The n-th part goes its whole way with a unit. */
  partDone(n: number, unit: string): this {
    const part = `${number}-${n}`;
    return this.dispatched(unit, {}, part).signed(unit, part).submitted(unit, part).approved(unit, part);
  }

  /** The unit's latest assignment. */
  own(unit: string, of = number): string {
    return this.order(of).assignments.findLast((each) => each.unit === unit)?.id ?? `${of}/a0`;
  }

  /** Sets fields that no decision sets alone. */
  given(more: Partial<WorkOrder>, of = number): this {
    return this.act((order) => unchanged({ ...order, ...more }), of);
  }
}
