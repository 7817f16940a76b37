// Goes through an order's acts and reckons its deadlines by domain.md § 5, for the five clocks that citizens and units are promised.
import type { Act } from './acts.ts';
import { cancel, goOn, meet, pass, rescind, setDue, stop } from './clock.ts';
import type { Limits, Urgency } from './limits.ts';
import { clockOf, live, openClock, openOnes, unitOf, type Matter } from './matter.ts';
import { approved, finish, holdPromises, rejected, releasePromises, submitted } from './results.ts';
import { startPromise, startUnit } from './starting.ts';
import { changeUrgency } from './urgency.ts';

export const newMatter = (number: string, limits: Limits, parent?: Matter): Matter => ({
  number,
  urgency: 'normal',
  round: 1,
  anonymous: false,
  inform: false,
  clocks: [],
  units: [],
  limits,
  left: [],
  parts: [],
  ...(parent !== undefined && { parent }),
});

export function take(matter: Matter, { what, at, data }: Act): void {
  for (const clock of matter.clocks) pass(clock, at);
  const step = steps[what];
  if (step !== undefined) step(matter, data, at);
}

type Step = (matter: Matter, data: Record<string, string>, at: number) => void;
const ofUnits = ['sign', 'first_reply', 'unit_close'];

function meetOpen(matter: Matter, kind: string, at: number, subject = matter.number): void {
  const clock = openClock(matter, kind, subject);
  if (clock !== undefined) meet(clock, at);
}

function contacted(matter: Matter, id: string, at: number): void {
  meetOpen(matter, 'first_reply', at, id);
  meetOpen(matter, 'order_reply', at);
  if (matter.parent !== undefined) meetOpen(matter.parent, 'order_reply', at);
}

function signed(matter: Matter, id: string, cause: string, at: number): void {
  const clock = openClock(matter, 'sign', id);
  if (clock === undefined) return;
  if (cause === 'auto') {
    clock.breach = { due: clock.due, rescinded: false };
    meet(clock, clock.due);
    clock.breach.rescinded = false;
    return;
  }
  // Stopped since the return was asked: a refused return counts as receipt then, a contact now with what was left.
  const asked = clock.stopped;
  if (cause === 'return_refused' && asked !== undefined) {
    delete clock.stopped;
    meet(clock, asked);
    return;
  }
  goOn(clock, at);
  meet(clock, at);
}

function withdrawn(matter: Matter, { assignmentId: id = '', cause = '' }: Record<string, string>, at: number): void {
  const unit = unitOf(matter, id);
  if (unit.state === 'open') matter.left.push(at);
  unit.state = 'withdrawn';
  for (const kind of ofUnits) {
    const clock = clockOf(matter, kind, id);
    if (clock === undefined) continue;
    cancel(clock, at);
    if (['return_granted', 'ruled_for_unit', 'wrong_dispatch'].includes(cause)) rescind(clock);
  }
  if (cause === 'order_ended' || cause === 'split') return;
  if (live(matter).some(({ role }) => role === 'lead')) holdPromises(matter, at);
  else releasePromises(matter, at);
}

/** Order close and every live unit close move by what the asking unit's close moves. */
function extended(matter: Matter, data: Record<string, string>, at: number): void {
  const asking = live(matter).find(({ id }) => openClock(matter, 'unit_close', id)?.unit === data.unit);
  const own = asking === undefined ? undefined : openClock(matter, 'unit_close', asking.id);
  const span = Number(data.until) - (own ?? openClock(matter, 'order_close'))!.due;
  const closes = [openClock(matter, 'order_close'), ...live(matter).map(({ id }) => openClock(matter, 'unit_close', id))];
  for (const clock of closes) {
    if (clock === undefined) continue;
    const reached = clock.held?.at ?? clock.stopped ?? at;
    const due = clock.due + span;
    if (clock.breach !== undefined && clock.breach.due > Number(data.asked) && reached <= due) {
      rescind(clock);
      delete clock.breach;
    }
    clock.granted += span;
    setDue(clock, due, at);
  }
}

function reopened(matter: Matter, at: number): void {
  for (const clock of openOnes(matter)) cancel(clock, at);
  matter.round += 1;
  matter.left = [];
  startPromise(matter, at);
}

const endAll: Step = (matter, _, at) => openOnes(matter).forEach((clock) => cancel(clock, at));

const steps: Record<string, Step> = {
  OrderOpened(matter, { urgency = '', identity, process }, at) {
    Object.assign(matter, { urgency: urgency as Urgency, anonymous: identity === 'anonymous', inform: process === 'inform' });
    startPromise(matter, at);
  },
  AssignmentOpened(matter, { assignmentId: id = '', unit = '', role = '', inform }, at) {
    matter.units.push({ id, role, round: matter.round, inform: inform === 'true', rejections: 0, state: 'open' });
    releasePromises(matter, at);
    startUnit(matter, id, unit, role, inform === 'true', at);
  },
  AssignmentSigned: (matter, { assignmentId = '', cause = '' }, at) => signed(matter, assignmentId, cause, at),
  CitizenContacted: (matter, { assignmentId = '' }, at) => contacted(matter, assignmentId, at),
  ReturnRequested(matter, { assignmentId = '' }, at) {
    const clock = openClock(matter, 'sign', assignmentId);
    if (clock !== undefined) stop(clock, at);
  },
  AssignmentWithdrawn: withdrawn,
  ResultSubmitted: (matter, { assignmentId = '' }, at) => submitted(matter, assignmentId, at),
  ResultApproved(matter, { assignmentId = '', submittedAt }, at) {
    approved(matter, assignmentId, at, submittedAt === undefined ? at : Date.parse(submittedAt));
  },
  ResultRejected: (matter, { assignmentId = '' }, at) => rejected(matter, assignmentId, at),
  ExtensionGranted: extended,
  SuspensionGranted(matter, _, at) {
    for (const clock of openOnes(matter)) if (['order_close', 'unit_close'].includes(clock.kind)) stop(clock, at);
  },
  OrderResumed(matter, _, at) {
    for (const clock of openOnes(matter)) if (['order_close', 'unit_close'].includes(clock.kind)) goOn(clock, at);
  },
  OrderUrgencyChanged: (matter, { to = '' }, at) => changeUrgency(matter, to as Urgency, at),
  OrderReopened: (matter, _, at) => reopened(matter, at),
  CallbackPlanned(matter, _, at) {
    const done = matter.parts.map(
      ({ clocks }) => clocks.findLast(({ kind, met }) => kind === 'order_close' && met !== undefined)?.met ?? 0,
    );
    if (matter.parts.length > 0) finish(matter, Math.max(...done), at);
  },
  OrderWithdrawn: endAll,
  OrderVoided: endAll,
  OrderPartWithdrawn: endAll,
};
