// Who must hear of what: domain.md § 11 and the sheet of notice templates, read once more apart from the service that tells.
import type { TimelineLine } from '@hotline/proto/handling/v1/timeline';

/** Who could be told at a moment. */
export interface Audience {
  citizens: string[];
  units: string[];
}

type Told = readonly [occasion: string, audience: 'citizen' | 'unit' | 'leader', addressee: string];
type Teller = (data: Record<string, string>, audience: Audience) => Told[];

/** The one named by HOTLINE_LEADERS. */
const leader = 'leader1';

const citizens =
  (occasion: string) =>
  (_: unknown, audience: Audience): Told[] =>
    audience.citizens.map((each) => [occasion, 'citizen', each]);
const units =
  (occasion: string) =>
  (_: unknown, audience: Audience): Told[] =>
    audience.units.map((each) => [occasion, 'unit', each]);
const unit =
  (occasion: string): Teller =>
  ({ unit: code = '' }) =>
    code === '' ? [] : [[occasion, 'unit', code]];
const both =
  (...tellers: Teller[]): Teller =>
  (data, audience) =>
    tellers.flatMap((tell) => tell(data, audience));

/** A list as the timeline writes it. */
const listed = (words: string): string[] => [...new Set(words.split(', ').filter((word) => word !== ''))];

const unitsOwn = new Set(['sign', 'first_reply', 'unit_close', 'extension_step']);
const promises = new Set(['order_reply', 'order_close']);

/** Why a unit has it no more, where nothing else says so. */
const taken = new Set(['recalled', 'wrong_dispatch', 'split']);

const tellers: Record<string, Teller> = {
  OrderOpened: ({ process = '', parentNumber = '' }) =>
    process === 'emergency' && parentNumber === '' ? [['emergency_opened', 'leader', leader]] : [],
  AssignmentOpened: both(unit('order_dispatched'), citizens('order_dispatched_citizen')),
  EmergencyDeclared: ({ lead = '', assists = '', leaders = '' }, audience) => [
    ...listed([...audience.units, lead, assists].join(', ')).map((each): Told => ['emergency', 'unit', each]),
    ...listed(leaders).map((each): Told => ['emergency', 'leader', each]),
  ],
  ReturnGranted: unit('return_granted'),
  ReturnRefused: unit('return_refused'),
  ReturnRuledForUnit: unit('return_ruled'),
  ReturnRuledAgainstUnit: unit('return_ruled'),
  ResultRejected: unit('result_rejected'),
  AssignmentWithdrawn: (data, audience) => (taken.has(data.cause ?? '') ? unit('order_recalled')(data, audience) : []),
  CallbackPlanned: ({ appealNumber = '' }, audience) =>
    audience.citizens.includes(appealNumber) ? [['result_told', 'citizen', appealNumber]] : [],
  CallbackAsked: ({ appealNumber = '' }) => [['callback_asked', 'citizen', appealNumber]],
  ExtensionGranted: both(citizens('extension_granted'), unit('extension_granted')),
  ExtensionRefused: unit('extension_refused'),
  ExtensionStepCompleted: citizens('extension_step'),
  SuspensionGranted: both(citizens('suspension_granted'), unit('suspension_granted')),
  SuspensionRefused: unit('suspension_refused'),
  OrderResumed: citizens('order_resumed'),
  OrderUrged: units('order_urged'),
  OrderReopened: both(citizens('order_reopened'), units('order_reopened')),
  OrderClosed: citizens('order_closed'),
  OrderWithdrawn: units('order_withdrawn'),
  OrderPartWithdrawn: units('order_withdrawn'),
  OrderVoided: both(units('order_void'), citizens('order_void')),
  EscalationAsked: () => [['escalation_asked', 'leader', leader]],
  EscalationAnswered: unit('escalation_answered'),
  ObjectionUpheld: unit('objection_decided'),
  ObjectionDismissed: unit('objection_decided'),
  ProblemOrderFound: () => [['problem_order', 'leader', leader]],
  ClockWarned: ({ kind = '', unit: code = '' }) =>
    code !== '' && unitsOwn.has(kind) ? [[kind === 'first_reply' ? 'contact_due' : 'clock_warned', 'unit', code]] : [],
  ClockBreached: ({ kind = '', unit: code = '' }) => [
    ...(code !== '' && unitsOwn.has(kind) ? [['clock_breached', 'unit', code] as const] : []),
    ...(promises.has(kind) ? [['clock_breached', 'leader', leader] as const] : []),
  ],
};

/** The notices that a line of the timeline calls for. */
export const toldBy = ({ what, data }: TimelineLine, audience: Audience): Told[] => tellers[what]?.(data, audience) ?? [];
