import { answering, startForTest, type Stage } from '@hotline/platform/hosting/testing';
import { DomainError } from '@hotline/platform/errors';
import { DispatchServiceService } from '@hotline/proto/dispatch/v1/dispatch_service';
import { decodeEvent, encodeEvent, type EventType, type HotlineEvent } from '@hotline/proto/events';
import { IntakeServiceService } from '@hotline/proto/intake/v1/intake_service';
import type { AcceptAppealRequest } from '@hotline/proto/intake/v1/decision';
import type { FindAppealsRequest } from '@hotline/proto/intake/v1/search';
import type { SubmitAppealRequest, SubmitAppealResponse } from '@hotline/proto/intake/v1/submission';
import { intake } from '../src/index.js';

export type IntakeStage = Stage<typeof IntakeServiceService>;

const leaf = { parent: '03', keywords: [], leaf: true, line: 1 };
const tree = [
  { ...leaf, code: '0301', name: '供水', urgency: 'normal', process: 'dispatch', requiredFields: [] },
  { ...leaf, code: '0302', name: '供气', urgency: 'urgent', process: 'dispatch', requiredFields: ['address', 'meter'] },
];

/** Intake, with a dispatch beside it that knows two categories. */
export const startIntake = (): Promise<IntakeStage> =>
  startForTest(intake, IntakeServiceService, {
    neighbours: [
      answering(DispatchServiceService, {
        findCategories: async ({ code }) => ({ categories: tree.filter((each) => each.code === code), nextCursor: '', version: 1 }),
      }),
    ],
  });

/** A citizen's appeal by web, with a telephone number of its own. */
export function appealOf(change: Partial<SubmitAppealRequest> = {}): SubmitAppealRequest {
  return {
    channel: 'web',
    kind: 'help',
    category: '',
    division: '411702',
    address: '新华路 8 号',
    occurredAt: undefined,
    title: '小区停水',
    text: '小区停水两天了，没有人来修。',
    askedFor: '尽快恢复供水',
    identity: '',
    replyWanted: true,
    contact: { name: '王小明', phone: freshPhone(), identityNumber: '' },
    creditCode: '',
    enterprise: false,
    attachments: [],
    fields: {},
    callId: '',
    ...change,
  };
}

let phones = 0;

export const freshPhone = (): string => `138${String(++phones).padStart(8, '0')}`;

export const submitted = (stage: IntakeStage, change: Partial<SubmitAppealRequest> = {}): Promise<SubmitAppealResponse> =>
  stage.as('citizen').submitAppeal(appealOf(change));

export const classified = (number: string, change: Partial<AcceptAppealRequest> = {}): AcceptAppealRequest => ({
  number,
  category: '0301',
  urgency: '',
  kind: '',
  division: '',
  address: '',
  occurredAt: undefined,
  title: '',
  text: '',
  askedFor: '',
  fields: {},
  relatedNumber: '',
  ...change,
});

/** An appeal that has become an order. */
export async function accepted(stage: IntakeStage, change: Partial<SubmitAppealRequest> = {}): Promise<SubmitAppealResponse> {
  const appeal = await submitted(stage, change);
  await stage.as('agent').acceptAppeal(classified(appeal.number));
  return appeal;
}

export const filter = (change: Partial<FindAppealsRequest> = {}): FindAppealsRequest => ({
  state: '',
  channel: '',
  kind: '',
  categoryPrefix: '',
  divisionPrefix: '',
  number: '',
  phone: '',
  words: '',
  orderNumber: '',
  mark: '',
  receivedFrom: undefined,
  receivedBefore: undefined,
  pageSize: 0,
  cursor: '',
  ...change,
});

export const system = { person: 'system', name: '系统', unit: '', role: 'system' };

/** Lets a fact of handling arrive; what is not said is empty. */
export function tell(stage: IntakeStage, type: EventType, event: object): Promise<void> {
  const empty = decodeEvent(type, new Uint8Array());
  const fact = { ...empty, at: stage.runtime.clock.now(), actor: system, ...event } as HotlineEvent;
  return stage.deliver({ topic: 'handling.order', type, key: fact.number, payload: encodeEvent(fact) });
}

/** What intake has said of one type about one appeal. */
export async function said<T extends EventType>(stage: IntakeStage, type: T, number: string): Promise<HotlineEvent<T>[]> {
  const events = (await stage.published()).filter((each) => each.type === type && each.topic === 'intake.appeal');
  return events.map(({ payload }) => decodeEvent(type, payload)).filter((event) => event.number === number);
}

/** The refusal that a call ends with. */
export async function refusal(call: Promise<unknown>): Promise<DomainError> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof DomainError) return error;
  throw new Error(`it was not refused but ${String(error)}`);
}
