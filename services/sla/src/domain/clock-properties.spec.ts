import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply } from './apply.js';
import { type Calendar, defaultCalendar } from './calendar.js';
import { type Clock, isBreached, isOpen } from './clock.js';
import { defaultPolicy } from './default-policy.js';
import type { Fact } from './facts.js';
import { fire, nextMoment } from './fire.js';
import { addShare, spanBetween } from './limit.js';
import { type Matter, type MatterEvent, newMatter } from './matter.js';
import { HOUR, MINUTE } from './moment.js';
import type { Policy } from './policy.js';
import { monday, number } from './testing/story.js';

const part = `${number}-1`;
const calendar: Calendar = defaultCalendar;

/** Henan's way: working days for closing, so that clocks of both sorts are tried. */
const workingPolicy: Policy = {
  ...defaultPolicy,
  dayRule: 'end_of_day',
  limits: {
    ...defaultPolicy.limits,
    unit_close: { ...defaultPolicy.limits.unit_close, normal: { amount: 3, unit: 'working_days' } },
    order_close: { ...defaultPolicy.limits.order_close, normal: { amount: 5, unit: 'working_days' } },
  },
};

type Step = (at: number, matter: Matter) => Fact;
const of = (of: string, assignmentId: string) => ({ number: of, assignmentId });
const steps: Record<string, Step> = {
  ...Object.fromEntries(
    [of(number, 'a'), of(number, 'b'), of(part, 'p')].flatMap((who) => [
      [`signed ${who.assignmentId}`, (at: number) => ({ type: 'AssignmentSigned', ...who, cause: 'person', at })],
      [`auto ${who.assignmentId}`, (at: number) => ({ type: 'AssignmentSigned', ...who, cause: 'auto', at })],
      [`contacted ${who.assignmentId}`, (at: number) => ({ type: 'CitizenContacted', ...who, at })],
      [`submitted ${who.assignmentId}`, (at: number) => ({ type: 'ResultSubmitted', ...who, at })],
      [`approved ${who.assignmentId}`, (at: number) => ({ type: 'ResultApproved', ...who, at })],
      [`rejected ${who.assignmentId}`, (at: number) => ({ type: 'ResultRejected', ...who, at })],
      [`recalled ${who.assignmentId}`, (at: number) => ({ type: 'AssignmentWithdrawn', ...who, cause: 'recalled', at })],
    ]),
  ),
  'assist b': (at) => opening(number, 'b', 'assist', at),
  'lead p': (at) => opening(part, 'p', 'lead', at),
  split: (at) => ({ type: 'OrderSplit', number, at, parts: [{ number: part }] }),
  part: (at) => ({
    type: 'OrderOpened',
    number: part,
    parentNumber: number,
    kind: 'help',
    process: 'dispatch',
    identity: 'open',
    urgency: 'normal',
    at,
  }),
  'part withdrawn': (at) => ({ type: 'OrderPartWithdrawn', number: part, at }),
  queued: (at) => ({ type: 'OrderQueued', number, at }),
  'return asked': (at) => ({ type: 'ReturnRequested', number, assignmentId: 'a', at }),
  'return refused': (at) => ({ type: 'ReturnRefused', number, assignmentId: 'a', at }),
  'return granted': (at) => ({ type: 'AssignmentWithdrawn', number, assignmentId: 'a', cause: 'return_granted', at }),
  suspended: (at) => ({ type: 'SuspensionGranted', number, suspensionId: `s${at}`, until: at + 200 * HOUR, at }),
  resumed: (at) => ({ type: 'OrderResumed', number, suspensionId: 's', at }),
  critical: (at) => ({ type: 'OrderUrgencyChanged', number, to: 'critical', at }),
  urgent: (at) => ({ type: 'OrderUrgencyChanged', number, to: 'urgent', at }),
  normal: (at) => ({ type: 'OrderUrgencyChanged', number, to: 'normal', at }),
  'extension asked': (at) => ({ type: 'ExtensionRequested', number, extensionId: 'x', at, extension: extension(at) }),
  'extension granted': (at) => ({
    type: 'ExtensionGranted',
    number,
    extensionId: 'x',
    by: 'r',
    until: at + 48 * HOUR,
    span: extension(at).span,
    at,
  }),
  'extension refused': (at) => ({ type: 'ExtensionRefused', number, extensionId: 'x', by: 'r', reason: 'no', at }),
  objection: (at) => ({
    type: 'ObjectionUpheld',
    number,
    objectionId: 'o',
    assignmentId: 'a',
    about: 'rejection',
    submittedAt: at - HOUR,
    at,
  }),
  voice: (at) => ({ type: 'VoiceAdded', number, at }),
  urged: (at) => ({ type: 'OrderUrged', number, at }),
  escalated: (at) => ({ type: 'EscalationAsked', number, escalationId: 'e', until: at + 9 * HOUR, at }),
  callback: (at) => ({ type: 'CallbackPlanned', number, appealNumber: number, owed: true, at }),
  reopened: (at) => ({ type: 'OrderReopened', number, partNumbers: [part], at }),
};
const ends: Record<string, Step> = {
  closed: (at) => ({ type: 'OrderClosed', number, at }),
  withdrawn: (at) => ({ type: 'OrderWithdrawn', number, at }),
  void: (at) => ({ type: 'OrderVoided', number, at }),
};

const opening = (of: string, id: string, role: 'lead' | 'assist', at: number): Fact => ({
  type: 'AssignmentOpened',
  number: of,
  assignmentId: id,
  unit: `unit-${id}`,
  role,
  inform: false,
  anonymous: false,
  mayReturn: true,
  at,
});
const extension = (at: number) => ({
  id: 'x',
  number,
  assignmentId: 'a',
  unit: 'unit-a',
  requestedBy: 'h',
  reason: 'more',
  askedAt: at,
  until: at + 24 * HOUR,
  span: spanBetween(at, at + 24 * HOUR, calendar),
  steps: [{ id: 'st', text: 't', dueAt: at + 24 * HOUR }],
  state: 'requested' as const,
});

/** Counter-examples are shown as the names of what happened. */
interface Life {
  [fc.toStringMethod]: () => string;
  policy: Policy;
  facts: { name: string; fact: Fact; before: Matter; after: Matter; events: readonly MatterEvent[] }[];
  events: MatterEvent[];
  matter: Matter;
}

/** A life of up to 30 facts, hours apart, with workers awake or asleep in between. */
const lives = fc
  .record({
    policy: fc.constantFrom(defaultPolicy, workingPolicy),
    urgency: fc.constantFrom('critical' as const, 'urgent' as const, 'normal' as const),
    told: fc.array(fc.tuple(fc.constantFrom(...Object.keys(steps)), fc.integer({ min: 0, max: 40 * 60 }), fc.boolean()), { maxLength: 30 }),
  })
  .map(({ policy, urgency, told }) => {
    const shown = () => `${urgency} ${told.map(([name, minutes, awake]) => `+${minutes}${awake ? '!' : ''} ${name}`).join(', ')}`;
    const life: Life = { [fc.toStringMethod]: shown, policy, facts: [], events: [], matter: newMatter(number) };
    let at = monday;
    tell(life, 'opened', { type: 'OrderOpened', number, kind: 'help', process: 'dispatch', identity: 'open', urgency, at });
    tell(life, 'lead a', opening(number, 'a', 'lead', at));
    for (const [name, minutes, awake] of told) {
      at += minutes * MINUTE;
      if (awake) work(life, at);
      tell(life, name, steps[name]!(at, life.matter));
    }
    return life;
  });

function tell(life: Life, name: string, fact: Fact) {
  const before = life.matter;
  const { matter, events } = apply(before, fact, life.policy, calendar);
  life.facts.push({ name, fact, before, after: matter, events });
  life.events.push(...events);
  life.matter = matter;
}

function work(life: Life, now: number) {
  const clocks = { ...life.matter.clocks };
  for (const clock of Object.values(clocks)) {
    const fired = fire(clock, now);
    clocks[clock.id] = fired.clock;
    life.events.push(...fired.events);
  }
  life.matter = { ...life.matter, clocks };
}

const check = (holds: (life: Life) => void, numRuns = 250) => fc.assert(fc.property(lives, holds), { numRuns });

describe('whatever happens to an order', () => {
  it('no due moves earlier except by raised urgency', () =>
    check(({ facts }) => {
      for (const { name, before, after } of facts) {
        if (name === 'critical' || name === 'urgent') continue;
        for (const clock of Object.values(before.clocks)) expect(after.clocks[clock.id]!.dueAt).toBeGreaterThanOrEqual(clock.dueAt);
      }
    }));

  it('where a clock starts, sign and first reply end within unit close, and a part within its parent', () =>
    check(({ facts }) => {
      for (const { before, after } of facts) {
        const running = Object.values(after.clocks).filter(({ state }) => state === 'running');
        const started = running.filter(({ id }) => !before.clocks[id]);
        const pairs = started.flatMap((clock) => running.filter((above) => isAbove(above, clock)).map((above) => ({ clock, above })));
        expect(pairs.filter(({ clock, above }) => clock.dueAt > above.dueAt)).toEqual([]);
      }
    }));

  it('where unit close starts, it ends within order close or has a tenth of its limit', () =>
    check(({ facts }) => {
      for (const { before, after, fact } of facts) {
        const started = Object.values(after.clocks).filter(
          ({ id, kind, state }) => kind === 'unit_close' && state === 'running' && !before.clocks[id],
        );
        for (const clock of started) {
          const close = Object.values(before.clocks).findLast((c) => c.kind === 'order_close' && c.number === clock.number && isOpen(c));
          const least = addShare(fact.at, clock.limit!, 0.1, calendar);
          expect(clock.dueAt).toBeLessThanOrEqual(Math.max(least, close?.dueAt ?? Infinity));
        }
      }
    }));

  it('a breach is told again only after it was rescinded, and one at most counts', () =>
    check(({ events, matter }) => {
      for (const clock of Object.values(matter.clocks)) {
        const told = events
          .filter((e) => 'clockId' in e && e.clockId === clock.id && e.type.startsWith('ClockBreach'))
          .map(({ type }) => type);
        expect(told).toEqual(told.map((_, i) => (i % 2 === 0 ? 'ClockBreached' : 'ClockBreachRescinded')));
        expect(told.length % 2 === 1).toBe(isBreached(clock));
      }
    }));

  it('met and cancelled clocks keep their moments, but for an upheld objection', () =>
    check(({ facts }) => {
      for (const { name, before, after } of facts) {
        for (const clock of Object.values(before.clocks)) {
          if (isOpen(clock) || name === 'objection') continue;
          const { breach: _, ...kept } = clock;
          expect(after.clocks[clock.id]).toMatchObject(kept);
        }
      }
    }));

  it('a recomputation by the same rules moves nothing', () =>
    check((life) => {
      const at = Math.max(...life.facts.map(({ fact }) => fact.at)) + HOUR;
      const before = life.matter;
      tell(life, 'recomputed', { type: 'ClocksRecomputed', number, at });
      // counted from a morning before opening, days of work end sooner than counted from the day off before: a raising may have done so
      const raised = ({ limit, setAt, startedAt }: Clock) => limit?.unit === 'working_days' && setAt !== startedAt;
      for (const clock of Object.values(before.clocks).filter((each) => !raised(each)))
        expect(life.matter.clocks[clock.id]!.dueAt).toBe(clock.dueAt);
    }));

  it('a fact told twice changes nothing', () =>
    check((life) => {
      for (const { fact } of life.facts)
        expect(apply(life.matter, fact, life.policy, calendar)).toEqual({ matter: life.matter, events: [] });
    }, 100));

  it('leaves the matter that it was given as it was', () =>
    check(({ facts, policy, matter }) => {
      const frozen = facts.reduce((before, { fact }) => apply(freeze(before), freeze(fact), policy, calendar).matter, newMatter(number));
      expect(Object.keys(frozen.clocks)).toEqual(Object.keys(matter.clocks));
    }, 60));

  it.each(Object.keys(ends))('when the order is %s, every clock is met or cancelled, an objection to a rating apart', (name) =>
    check((life) => {
      const at = Math.max(...life.facts.map(({ fact }) => fact.at)) + HOUR;
      tell(life, name, ends[name]!(at, life.matter));
      const open = Object.values(life.matter.clocks).filter(
        (clock) => isOpen(clock) && !(name === 'closed' && clock.kind.startsWith('objection')),
      );
      expect(open.map(({ id, state }) => `${id} ${state}`)).toEqual([]);
      expect(Object.values(life.matter.extensions).filter(({ state }) => state === 'requested')).toEqual([]);
    }, 120),
  );

  it('a worker looks at a clock exactly when it has something to do', () =>
    check(({ matter }) => {
      for (const clock of Object.values(matter.clocks)) {
        const next = nextMoment(clock);
        expect(fire(clock, (next ?? Number.MAX_SAFE_INTEGER) - 1).events).toEqual([]);
        // A window for objections says that it rings and that it is over.
        const told = next === undefined ? 0 : clock.kind === 'objection_window' ? 2 : 1;
        expect(fire(clock, next ?? Number.MAX_SAFE_INTEGER).events).toHaveLength(told);
      }
    }));

  it('how fast the workers are changes neither dues, nor ends, nor breaches', () =>
    check((life) => {
      const told = life.facts.map(({ fact }) => fact);
      const asleep = told.reduce((matter, fact) => apply(matter, fact, life.policy, calendar).matter, newMatter(number));
      const essence = (matter: Matter) =>
        Object.values(matter.clocks).map(({ id, dueAt, state, metAt, breach }) => ({
          id,
          dueAt,
          state,
          metAt,
          breach: breach?.dueAt,
          rescinded: breach?.rescinded,
        }));
      expect(essence(asleep)).toEqual(essence(life.matter));
    }));
});

/** What the clock may not outlast. */
const isAbove = (above: Clock, clock: Clock): boolean =>
  clock.kind === 'sign' || clock.kind === 'first_reply'
    ? above.kind === 'unit_close' && above.subject === clock.subject
    : (clock.kind === 'order_close' || clock.kind === 'order_reply') &&
      clock.number === part &&
      above.kind === clock.kind &&
      above.number === number;

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(freeze);
  return Object.freeze(value);
}
