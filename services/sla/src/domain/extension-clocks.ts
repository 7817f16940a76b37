import type { Book } from './book.js';
import { cancel, meet } from './end-clock.js';
import { extensionLifecycle, type Extension, type ExtensionAction } from './extension.js';
import type { ExtensionFact } from './facts.js';
import type { Moment } from './moment.js';
import { extend } from './move-clock.js';
import { startClock, startDated } from './start-clock.js';

/** What an extension does to the clocks. Who may ask and grant is decided before (decide-extension.ts). */
export function extensionFact(book: Book, fact: ExtensionFact): void {
  if (fact.type === 'ExtensionRequested') return requested(book, fact.extension);
  const extension = book.extension(fact.extensionId);
  if (!extension) return;
  const told = { number: fact.number, at: fact.at, extensionId: extension.id, unit: extension.unit };
  const decided = { decidedAt: fact.at };
  switch (fact.type) {
    case 'ExtensionGranted':
      return applies('grantExtension', extension) ? granted(book, extension, fact) : undefined;
    case 'ExtensionRefused':
      if (!applies('refuseExtension', extension)) return;
      book.write(
        { ...extension, ...decided, state: 'refused', decidedBy: fact.by, decisionReason: fact.reason },
        { ...told, type: 'ExtensionRefused', reason: fact.reason },
      );
      return answer(book, extension, fact.at);
    case 'ExtensionLapsed':
      return lapse(book, extension, fact.at);
    case 'ExtensionStepCompleted':
      return applies('completeExtensionStep', extension) ? completed(book, extension, fact) : undefined;
  }
}

/** Facts are never refused, only late. */
const applies = (action: ExtensionAction, { state }: Extension): boolean => extensionLifecycle[action].from.includes(state);

/** Parts share their parent's one application, and its moving. */
const topOf = (book: Book, number: string): string => book.order(number)?.parent ?? number;

function requested(book: Book, extension: Extension): void {
  const order = book.order(extension.number);
  if (!order || book.extension(extension.id)) return;
  const { id, number, unit, reason, until, askedAt: at } = extension;
  book.write(extension, { type: 'ExtensionRequested', number, at, extensionId: id, unit, reason, until });
  startClock(book, { order, kind: 'extension_decision', subject: id, n: 1, at });
}

/** Order close and the unit close of every live assignment and part move by the same span; each step gets its clock. */
function granted(book: Book, extension: Extension, { at, by, until, span }: Extract<ExtensionFact, { type: 'ExtensionGranted' }>): void {
  const { id, number, unit, askedAt } = extension;
  const steps = extension.steps.map((step) => ({ ...step, dueAt: Math.min(step.dueAt, until) }));
  book.write(
    { ...extension, state: 'granted', decidedAt: at, decidedBy: by, until, span, steps },
    {
      type: 'ExtensionGranted',
      number,
      at,
      extensionId: id,
      unit,
      until,
      steps: steps.map((s) => ({ stepId: s.id, text: s.text, dueAt: s.dueAt })),
    },
  );
  answer(book, extension, at);
  for (const { number: each } of book.family(topOf(book, number))) {
    for (const kind of ['order_close', 'unit_close'] as const)
      for (const clock of book.clocksOf(each, { kind })) book.put(extend(clock, at, span, askedAt, book.calendar));
  }
  for (const step of steps) startDated(book, { number, kind: 'extension_step', subject: `${id}/${step.id}`, unit, at, dueAt: step.dueAt });
}

const answer = (book: Book, { id, number }: Extension, at: Moment): void =>
  book.turn(number, 'extension_decision', id, (clock) => meet(clock, at, at, book.calendar));

function completed(book: Book, extension: Extension, fact: Extract<ExtensionFact, { type: 'ExtensionStepCompleted' }>): void {
  const { at, stepId, evidence } = fact;
  const step = extension.steps.find(({ id }) => id === stepId);
  if (!step || step.completedAt !== undefined) return;
  const { id, number, unit } = extension;
  book.write(
    { ...extension, steps: extension.steps.map((each) => (each === step ? { ...step, completedAt: at, evidence } : each)) },
    { type: 'ExtensionStepCompleted', number, at, extensionId: id, unit, stepId, text: step.text, evidence },
  );
  book.turn(number, 'extension_step', `${id}/${stepId}`, (clock) => meet(clock, at, at, book.calendar));
}

/** Overtaken: at callback, at an end, and when raised to critical. */
export function lapseExtensions(book: Book, number: string, at: Moment): void {
  for (const extension of book.allExtensions())
    if (topOf(book, extension.number) === number || extension.number === number) lapse(book, extension, at);
}

function lapse(book: Book, extension: Extension, at: Moment): void {
  if (!applies('lapseExtension', extension)) return;
  const { id, number, unit } = extension;
  book.write({ ...extension, state: 'lapsed', decidedAt: at }, { type: 'ExtensionLapsed', number, at, extensionId: id, unit });
  book.turn(number, 'extension_decision', id, (clock) => cancel(clock, at));
}
