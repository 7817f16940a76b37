import { apply } from '../apply.js';
import { type Calendar, defaultCalendar } from '../calendar.js';
import { type Clock, isBreached } from '../clock.js';
import { grantExtension, refuseExtension } from '../decide-extension.js';
import { defaultPolicy } from '../default-policy.js';
import type { Fact } from '../facts.js';
import { fire } from '../fire.js';
import { type Matter, type MatterEvent, type Outcome, newMatter } from '../matter.js';
import { HOUR, MINUTE, type Moment } from '../moment.js';
import { dueAsOf } from '../pause-clock.js';
import { requestExtension } from '../request-extension.js';
import type { ClockKind, Policy, Urgency } from '../policy.js';

export const number = '411700-20261123-000123';

/** Monday 23 November 2026, 9:00 in Shanghai: hour 0 of every story. */
export const monday = Date.parse('2026-11-23T09:00:00+08:00');

type Distribute<T> = T extends unknown ? Omit<T, 'number' | 'at'> & { number?: string } : never;

/** One order's story, told in hours since its opening; `timers` says whether workers look at the clocks on the way. */
export class Story {
  matter: Matter = newMatter(number);
  readonly events: MatterEvent[] = [];
  now = 0;

  constructor(
    readonly policy: Policy = defaultPolicy,
    readonly calendar: Calendar = defaultCalendar,
  ) {}

  get moment(): Moment {
    return monday + Math.round(this.now * HOUR);
  }

  at(hours: number): this {
    this.now = hours;
    return this;
  }

  /** Workers look at every clock. */
  timers(hours = this.now): this {
    this.now = hours;
    for (const clock of Object.values(this.matter.clocks)) {
      const { clock: after, events } = fire(clock, this.moment);
      this.matter = { ...this.matter, clocks: { ...this.matter.clocks, [clock.id]: after } };
      this.events.push(...events);
    }
    return this;
  }

  take({ matter, events }: Outcome): this {
    this.matter = matter;
    this.events.push(...events);
    return this;
  }

  tell(fact: Distribute<Fact>): this {
    return this.take(apply(this.matter, { number, at: this.moment, ...fact }, this.policy, this.calendar));
  }

  opened(
    urgency: Urgency = 'normal',
    more: { kind?: string; process?: string; identity?: string; number?: string; parentNumber?: string; closeBy?: Moment } = {},
  ) {
    return this.tell({ type: 'OrderOpened', kind: 'complaint', process: 'dispatch', identity: 'open', urgency, ...more });
  }

  dispatched(
    assignmentId = 'a',
    more: { role?: 'lead' | 'assist'; inform?: boolean; anonymous?: boolean; mayReturn?: boolean; number?: string } = {},
  ) {
    const given = { unit: `unit-${assignmentId}`, role: 'lead' as const, inform: false, anonymous: false, mayReturn: true };
    return this.tell({ type: 'AssignmentOpened', assignmentId, ...given, ...more });
  }

  signed(assignmentId = 'a', cause: 'person' | 'auto' | 'contact' | 'return_refused' | 'submitted' = 'person') {
    return this.tell({ type: 'AssignmentSigned', assignmentId, cause });
  }

  contacted(assignmentId = 'a', of = number) {
    return this.tell({ type: 'CitizenContacted', assignmentId, number: of });
  }

  submitted(assignmentId = 'a', of = number) {
    return this.tell({ type: 'ResultSubmitted', assignmentId, number: of });
  }

  approved(assignmentId = 'a', of = number) {
    return this.tell({ type: 'ResultApproved', assignmentId, number: of });
  }

  rejected(assignmentId = 'a', of = number) {
    return this.tell({ type: 'ResultRejected', assignmentId, number: of });
  }

  returnAsked(assignmentId = 'a') {
    return this.tell({ type: 'ReturnRequested', assignmentId });
  }

  returnRefused(assignmentId = 'a') {
    return this.tell({ type: 'ReturnRefused', assignmentId }).signed(assignmentId, 'return_refused');
  }

  returnGranted(assignmentId = 'a') {
    return this.tell({ type: 'ReturnGranted', assignmentId }).left('return_granted', assignmentId).tell({ type: 'OrderQueued' });
  }

  left(cause: Extract<Fact, { type: 'AssignmentWithdrawn' }>['cause'], assignmentId = 'a', of = number) {
    return this.tell({ type: 'AssignmentWithdrawn', assignmentId, cause, number: of });
  }

  recalled(assignmentId = 'a', of = number) {
    return this.left('recalled', assignmentId, of);
  }

  suspended(untilHour = this.now + 1000, suspensionId = 's') {
    return this.tell({ type: 'SuspensionGranted', suspensionId, until: monday + untilHour * HOUR });
  }

  resumed(suspensionId = 's') {
    return this.tell({ type: 'OrderResumed', suspensionId });
  }

  urgency(to: Urgency) {
    return this.tell({ type: 'OrderUrgencyChanged', to });
  }

  extensionAsked(hours: number, assignmentId = 'a', of = number) {
    const until = dueAsOf(this.raw('unit_close', assignmentId)!, this.moment, this.calendar) + hours * HOUR;
    const steps = [{ id: 'step', text: '进场施工', dueAt: until }];
    const command = { extensionId: 'x', number: of, assignmentId, by: 'head', unit: `unit-${assignmentId}`, reason: '等料', until, steps };
    return this.take(requestExtension(this.matter, { ...command, at: this.moment }, this.policy, this.calendar));
  }

  extensionGranted() {
    return this.take(grantExtension(this.matter, { extensionId: 'x', by: 'reviewer', at: this.moment }, this.policy, this.calendar));
  }

  extensionRefused() {
    return this.take(
      refuseExtension(this.matter, { extensionId: 'x', by: 'reviewer', at: this.moment, reason: '可按期' }, this.policy, this.calendar),
    );
  }

  split(...parts: string[]) {
    this.tell({ type: 'OrderSplit', parts: parts.map((part) => ({ number: `${number}-${part}` })) });
    for (const part of parts) this.part(part);
    return this;
  }

  /** A part opens and goes to the unit of the same name. */
  part(part: string) {
    const { urgency, kind } = this.matter.orders[number]!;
    this.opened(urgency, { kind, number: `${number}-${part}`, parentNumber: number });
    return this.dispatched(`p${part}`, { number: `${number}-${part}` });
  }

  partDone(part: string) {
    return this.submitted(`p${part}`, `${number}-${part}`);
  }

  partApproved(part: string) {
    return this.approved(`p${part}`, `${number}-${part}`);
  }

  reopened(...partNumbers: string[]) {
    return this.tell({ type: 'OrderReopened', partNumbers }).tell({ type: 'OrderQueued' });
  }

  closed = () => this.tell({ type: 'OrderClosed' });

  upheld(submittedHour: number, assignmentId = 'a') {
    const submittedAt = monday + Math.round(submittedHour * HOUR);
    return this.tell({ type: 'ObjectionUpheld', objectionId: 'o', assignmentId, about: 'rejection', submittedAt });
  }

  raw(kind: ClockKind, subject?: string): Clock | undefined {
    return Object.values(this.matter.clocks).findLast(
      (clock) => clock.kind === kind && (subject === undefined || clock.subject === subject),
    );
  }

  /** By a short name: unit_close, unit_close:b (its subject), order_close:-1 (a part's), order_close#1 (the first round's). */
  named(name: string): string {
    const [, kind, subject, n] = /^(\w+)(?::([\w-]+))?(?:#(\d))?$/.exec(name)!;
    const whose = subject?.startsWith('-') ? `${number}${subject}` : subject;
    const own = ['order_close', 'order_reply', 'dispatch'].includes(kind!) ? number : undefined;
    const found = Object.values(this.matter.clocks).findLast(
      (clock) =>
        clock.kind === kind &&
        ((whose ?? own) === undefined || clock.subject === (whose ?? own)) &&
        (n === undefined || clock.id.endsWith(`/${n}`)),
    );
    return found ? this.words(found) : 'none';
  }

  /** A clock in words: 'running 120', 'met@20 120', 'held 120 breached'; hours since the opening. */
  clock(kind: ClockKind, subject?: string): string {
    const clock = this.raw(kind, subject);
    return clock ? this.words(clock) : 'none';
  }

  private words(clock: Clock): string {
    const met = clock.metAt === undefined ? '' : `@${hours(clock.metAt)}`;
    const breach = isBreached(clock) ? ' breached' : clock.breach ? ' rescinded' : '';
    return `${clock.state}${met} ${hours(clock.dueAt)}${breach}`;
  }

  /** The four main clocks; the assignment's where they have one. */
  main(subject = 'a') {
    return {
      sign: this.clock('sign', subject),
      first_reply: this.clock('first_reply', subject),
      unit_close: this.clock('unit_close', subject),
      order_close: this.clock('order_close', number),
    };
  }

  told = (type: MatterEvent['type'], kind?: ClockKind) =>
    this.events.filter((event) => event.type === type && (kind === undefined || ('kind' in event && event.kind === kind)));
}

export const hours = (moment: Moment): number => Math.round((moment - monday) / MINUTE) / 60;
export const moment = (hour: number): Moment => monday + Math.round(hour * HOUR);
