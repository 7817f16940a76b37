// Which hard ways were really walked: told by the timelines and the appeals, not by what was intended.
import type { TimelineLine } from '@hotline/proto/handling/v1/timeline';
import type { Records } from '../verify/records.ts';
import type { Lived } from '../run.ts';

type Seen = (lines: readonly TimelineLine[]) => boolean;

const has =
  (what: string, data: Record<string, string> = {}): Seen =>
  (lines) =>
    lines.some((line) => line.what === what && Object.entries(data).every(([name, value]) => line.data[name] === value));
const times =
  (what: string, least: number): Seen =>
  (lines) =>
    lines.filter((line) => line.what === what).length >= least;
const both =
  (...all: Seen[]): Seen =>
  (lines) =>
    all.every((seen) => seen(lines));

/** Reading one order's timeline with its parts'. */
const ways: Record<string, Seen> = {
  'return granted': has('ReturnGranted'),
  'return refused': has('ReturnRefused'),
  'return disputed': has('ReturnDisputed'),
  'ruled for the unit': has('ReturnRuledForUnit'),
  'ruled against the unit': has('ReturnRuledAgainstUnit'),
  'return lapsed': has('ReturnLapsed'),
  'bounced between three units': has('ProblemOrderFound', { cause: 'bounced' }),
  reassigned: has('OrderReassigned'),
  recalled: (lines) =>
    lines.some(
      ({ what, data }) =>
        what === 'AssignmentWithdrawn' && ['recalled', 'wrong_dispatch'].includes(data.cause ?? '') && data.queued === 'true',
    ),
  extended: has('ExtensionGranted'),
  'extended late': both(has('ExtensionGranted'), has('ClockBreachRescinded', { cause: 'extension_granted' })),
  'extension refused': has('ExtensionRefused'),
  'extension lapsed': has('ExtensionLapsed'),
  'extension step completed': has('ExtensionStepCompleted'),
  rejected: has('ResultRejected'),
  'rejected twice': times('ResultRejected', 2),
  split: has('OrderSplit'),
  'a part withdrawn': has('OrderPartWithdrawn'),
  merged: has('VoiceAdded'),
  detached: has('VoiceRemoved', { cause: 'detached' }),
  'a voice withdrawn': has('VoiceRemoved', { cause: 'withdrawn' }),
  'withdrawn after acceptance': has('OrderWithdrawn'),
  'suspension refused': has('SuspensionRefused'),
  'resumed by a person': has('OrderResumed', { cause: 'person' }),
  'resumed at its date': has('OrderResumed', { cause: 'date' }),
  'escalated and answered': has('EscalationAnswered'),
  'escalation lapsed': has('EscalationLapsed'),
  'reopened by a reviewer': both(has('OrderReopened'), (lines) => !lines.some(({ what }) => what === 'AppealRated')),
  'reopened by a rating': both(has('OrderReopened'), has('AppealRated')),
  'reopened three times': times('OrderReopened', 3),
  unreachable: has('CallbackSettled', { outcome: 'unreachable' }),
  'closed dissatisfied': has('OrderClosed', { outcome: 'dissatisfied' }),
  void: has('OrderVoided'),
  urged: has('OrderUrged'),
  supplemented: has('AppealSupplemented'),
  'identity hidden': has('OrderOpened', { identity: 'hidden' }),
  anonymous: has('OrderOpened', { identity: 'anonymous' }),
  'an assist': has('AssignmentOpened', { role: 'assist' }),
  minutes: has('MinutesRecorded'),
  'three-way call': has('ThreeWayCallRecorded', { pickedUp: 'true' }),
  'three-way call missed': has('ThreeWayCallRecorded', { pickedUp: 'false' }),
  'emergency declared': has('EmergencyDeclared'),
  'category of emergency': has('OrderOpened', { process: 'emergency' }),
  inform: has('AssignmentOpened', { inform: 'true' }),
  'urgency raised': (lines) =>
    lines.some(({ what, data }) => what === 'OrderUrgencyChanged' && data.cause === 'reviewer' && data.to !== 'normal'),
  'urgency raised by dispatch': has('OrderUrgencyChanged', { cause: 'dispatch' }),
  'urgency lowered': has('OrderUrgencyChanged', { to: 'normal' }),
  'objection upheld': has('ObjectionUpheld'),
  'objection dismissed': has('ObjectionDismissed'),
  'objection to a rating': has('ObjectionRaised', { about: 'rating' }),
  'signed by the system': has('AssignmentSigned', { cause: 'auto' }),
};

export interface Walked {
  way: string;
  count: number;
}

export function waysWalked(lived: readonly Lived[], records: Records): Walked[] {
  const states = lived.flatMap(({ life }) =>
    life.appeals.map(({ state, told, number }) => ({ state, told, ordered: records.has(number) })),
  );
  const early: [string, (appeal: (typeof states)[number]) => boolean][] = [
    ['answered', ({ told }) => told.includes('appeal_answered')],
    ['declined', ({ state }) => state === 'declined'],
    ['transferred', ({ told }) => told.includes('appeal_transferred')],
    ['taken back', ({ state, told }) => told.includes('appeal_transferred') && state !== 'transferred'],
    ['withdrawn before acceptance', ({ state, ordered }) => state === 'withdrawn' && !ordered],
  ];
  const orders = [...records.values()].filter(({ number }) => number.split('-').length === 3);
  const lines = orders.map(({ handling }) => [
    ...handling.timeline,
    ...handling.order!.parts.flatMap((part) => records.get(part.number)?.handling.timeline ?? []),
  ]);
  return [
    ...early.map(([way, seen]) => ({ way, count: states.filter(seen).length })),
    ...Object.entries(ways).map(([way, seen]) => ({ way, count: lines.filter(seen).length })),
  ];
}
