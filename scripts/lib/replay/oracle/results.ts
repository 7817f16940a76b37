// Reported, approved, rejected: what is held, met and set free.
import { cancel, hold, meet, pass, release } from './clock.ts';
import { live, openClock, unitOf, type Matter } from './matter.ts';

const promises = ['order_close', 'order_reply'];

export function submitted(matter: Matter, id: string, at: number): void {
  const unit = unitOf(matter, id);
  unit.state = 'submitted';
  unit.submitted = at;
  const close = openClock(matter, 'unit_close', id);
  if (close !== undefined) hold(close, at, unit.rejections === 0 ? 'rest' : 'on');
  const reply = openClock(matter, 'first_reply', id);
  if (reply !== undefined) hold(reply, at, 'rest');
  holdPromises(matter, at);
}

/** Once nobody has anything left to report, a lead among those who did. */
export function holdPromises(matter: Matter, at: number): void {
  const units = live(matter);
  if (units.length === 0 || units.some(({ state }) => state === 'open')) return;
  if (!units.some(({ role }) => role === 'lead')) return;
  for (const kind of promises) {
    const clock = openClock(matter, kind);
    if (clock !== undefined) hold(clock, at, 'on');
  }
}

export function approved(matter: Matter, id: string, at: number, submittedAt: number): void {
  const unit = unitOf(matter, id);
  unit.state = 'approved';
  unit.submitted = submittedAt;
  const close = openClock(matter, 'unit_close', id);
  if (close !== undefined) meet(close, submittedAt);
  const reply = openClock(matter, 'first_reply', id);
  if (reply !== undefined) cancel(reply, at);
  const units = live(matter);
  if (units.some(({ state }) => state !== 'approved') || !units.some(({ role }) => role === 'lead')) return;
  finish(matter, Math.max(...units.map(({ submitted: reported }) => reported ?? at), ...matter.left), at);
}

/** All is handled: the promise is kept, or was not, as of the last report. */
export function finish(matter: Matter, metAt: number, at: number): void {
  const close = openClock(matter, 'order_close');
  if (close !== undefined) {
    // Parts may have been reported before the parent's due and reviewed after it.
    if (close.breach === undefined && close.held === undefined) pass(close, metAt);
    delete close.held;
    meet(close, metAt);
  }
  const reply = openClock(matter, 'order_reply');
  if (reply !== undefined) cancel(reply, at);
}

export function rejected(matter: Matter, id: string, at: number): void {
  const unit = unitOf(matter, id);
  unit.state = 'open';
  unit.rejections += 1;
  delete unit.submitted;
  const close = openClock(matter, 'unit_close', id);
  if (close !== undefined) release(close, at, matter.limits.floor(matter.urgency));
  const reply = openClock(matter, 'first_reply', id);
  if (reply !== undefined) release(reply, at);
  releasePromises(matter, at);
}

/** As if it had never stopped; what is over is late at once. */
export function releasePromises(matter: Matter, at: number): void {
  for (const kind of promises) {
    const clock = openClock(matter, kind);
    if (clock === undefined) continue;
    release(clock, at);
    pass(clock, at);
  }
}
