import { DomainError } from '@hotline/platform/errors';
import { examine } from '@hotline/platform/lifecycle';
import { describe, expect, it } from 'vitest';
import { completeExtensionStep, grantExtension, refuseExtension } from './decide-extension.js';
import { extensionEnds, extensionLifecycle, extensionStarts } from './extension.js';
import { requestExtension } from './request-extension.js';
import { Story, moment, number } from './testing/story.js';

const story = () => new Story().at(0).opened().dispatched().at(1).contacted().at(10);
const granted = () => story().extensionAsked(48).at(11).extensionGranted();
const command = (s: Story, more: object = {}) => ({
  extensionId: 'y',
  number,
  assignmentId: 'a',
  by: 'head',
  unit: 'unit-a',
  reason: '需要专家论证',
  until: moment(144),
  steps: [
    { id: '1', text: '论证', dueAt: moment(100) },
    { id: '2', text: '施工', dueAt: moment(144) },
  ],
  at: s.moment,
  ...more,
});
const request = (s: Story, more: object = {}) => requestExtension(s.matter, command(s, more), s.policy, s.calendar);
const refusal = (work: () => unknown): DomainError => {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('the life of an extension', () => {
  it('reaches every state and ends only where it should', () =>
    expect(examine(extensionLifecycle, extensionStarts, extensionEnds)).toEqual({ unreachable: [], wrongEnds: [] }));

  it('every action has one cause', () =>
    expect(Object.entries(extensionLifecycle).filter(([, { by, cause }]) => (cause === 'rpc') !== by.length > 0)).toEqual([]));
});

describe('asking for more time', () => {
  it('is told, and starts the clock of its decision', () => {
    const { matter, events } = request(story());
    expect(matter.extensions['y']).toMatchObject({
      state: 'requested',
      unit: 'unit-a',
      until: moment(144),
      span: { calendar: 24 * 3_600_000 },
    });
    expect(events).toMatchObject([
      { type: 'ExtensionRequested', extensionId: 'y', until: moment(144) },
      { type: 'ClockStarted', kind: 'extension_decision' },
    ]);
  });

  it.each([
    ['by another unit', 'EXTENSION_NOT_YOURS', story, { unit: 'unit-b' }],
    ['for an assignment that is not there', 'ASSIGNMENT_NOT_FOUND', story, { assignmentId: 'z' }],
    ['of a critical order', 'EXTENSION_NOT_FOR_CRITICAL', () => story().urgency('critical'), {}],
    ['a second time', 'EXTENSION_ALREADY_ASKED', () => story().extensionAsked(24), {}],
    ['a second time after a refusal', 'EXTENSION_ALREADY_ASKED', () => story().extensionAsked(24).extensionRefused(), {}],
    [
      'a second time in another round',
      'EXTENSION_ALREADY_ASKED',
      () => granted().at(20).submitted().approved().closed().reopened().dispatched('b'),
      { assignmentId: 'b', unit: 'unit-b' },
    ],
    ['with a result under review', 'EXTENSION_NOTHING_OPEN', () => story().submitted(), {}],
    ['after its withdrawal', 'EXTENSION_NOTHING_OPEN', () => story().recalled(), {}],
    ['at the due moment', 'EXTENSION_TOO_LATE', () => story().at(120), { until: moment(130) }],
    ['without a reason', 'EXTENSION_REASON_MISSING', story, { reason: ' ' }],
    ['until the old due', 'EXTENSION_UNTIL_INVALID', story, { until: moment(120) }],
    ['until nowhere', 'EXTENSION_UNTIL_INVALID', story, { until: Number.NaN }],
    ['by more than the original limit', 'EXTENSION_TOO_LONG', story, { until: moment(241) }],
    ['without steps', 'EXTENSION_STEPS_INVALID', story, { steps: [] }],
    [
      'with steps out of order',
      'EXTENSION_STEPS_INVALID',
      story,
      {
        steps: [
          { id: '1', text: 'a', dueAt: moment(140) },
          { id: '2', text: 'b', dueAt: moment(130) },
        ],
      },
    ],
    ['with a step after the new due', 'EXTENSION_STEPS_INVALID', story, { steps: [{ id: '1', text: 'a', dueAt: moment(150) }] }],
    [
      'with one step named twice',
      'EXTENSION_STEPS_INVALID',
      story,
      {
        steps: [
          { id: '1', text: 'a', dueAt: moment(120) },
          { id: '1', text: 'b', dueAt: moment(130) },
        ],
      },
    ],
    ['with a step without words', 'EXTENSION_STEPS_INVALID', story, { steps: [{ id: '1', text: ' ', dueAt: moment(130) }] }],
  ])('is refused %s: %s', (_, reason, given, more) => {
    const told = given();
    expect(refusal(() => request(told, more)).reason).toBe(reason);
  });

  it('is allowed by exactly the original limit, and a millisecond before the due', () => {
    expect(request(story(), { until: moment(240) }).matter.extensions['y']).toBeDefined();
    const late = story().at(120);
    const steps = [{ id: '1', text: 'a', dueAt: moment(130) }];
    expect(request(late, { at: moment(120) - 1, until: moment(130), steps }).matter.extensions['y']).toBeDefined();
  });

  it('is allowed again where the setting says so', () => {
    const told = new Story({ ...story().policy, maxExtensions: 2 })
      .at(0)
      .opened()
      .dispatched()
      .at(10)
      .extensionAsked(24)
      .extensionRefused();
    expect(Object.keys(request(told).matter.extensions)).toEqual(['x', 'y']);
  });

  it('one part’s application is the whole matter’s', () => {
    const told = new Story().at(0).opened().at(1).split('1', '2').at(2).extensionAsked(24, 'p1', `${number}-1`);
    expect(refusal(() => request(told, { number: `${number}-2`, assignmentId: 'p2', unit: 'unit-p2' })).reason).toBe(
      'EXTENSION_ALREADY_ASKED',
    );
  });

  it('a part that is withdrawn takes its application with it', () => {
    const told = new Story().at(0).opened().at(1).split('1', '2').at(2).extensionAsked(24, 'p1', `${number}-1`);
    told.at(3).tell({ type: 'OrderPartWithdrawn', number: `${number}-1` });
    expect(told.matter.extensions['x']!.state).toBe('lapsed');
    expect(told.told('ExtensionLapsed')).toHaveLength(1);
  });

  it('says what is allowed', () => {
    expect(refusal(() => request(story(), { until: moment(300) })).metadata).toMatchObject({
      allowed: new Date(moment(240)).toISOString(),
    });
  });
});

describe('deciding about more time', () => {
  const grant = (s: Story, more: object = {}) =>
    grantExtension(s.matter, { extensionId: 'x', by: 'reviewer', at: s.moment, ...more }, s.policy, s.calendar);

  it('is not for the person who asked', () => {
    const asked = story().extensionAsked(24);
    expect(refusal(() => grant(asked, { by: 'head' })).reason).toBe('SAME_PERSON');
    expect(
      refusal(() =>
        refuseExtension(asked.matter, { extensionId: 'x', by: 'head', at: asked.moment, reason: 'no' }, asked.policy, asked.calendar),
      ).reason,
    ).toBe('SAME_PERSON');
  });

  it('tells the new due and the steps, and starts a clock for each step', () => {
    const { events } = grant(story().extensionAsked(24));
    expect(events).toMatchObject([
      { type: 'ExtensionGranted', until: moment(144), steps: [{ stepId: 'step', dueAt: moment(144) }] },
      { type: 'ClockMet', kind: 'extension_decision', late: false },
      { type: 'ClockMoved', kind: 'order_close', dueAt: moment(144) },
      { type: 'ClockMoved', kind: 'unit_close', dueAt: moment(144) },
      { type: 'ClockStarted', kind: 'extension_step', dueAt: moment(144) },
    ]);
  });

  it('may grant less', () => {
    const told = story().extensionAsked(24);
    told.take(grant(told, { until: moment(130) }));
    expect([told.clock('unit_close'), told.clock('order_close'), told.clock('extension_step')]).toEqual([
      'running 130',
      'running 130',
      'running 130',
    ]);
  });

  it('may not grant more than was asked, nor less than nothing', () => {
    const told = story().extensionAsked(24);
    expect(refusal(() => grant(told, { until: moment(145) })).reason).toBe('EXTENSION_TOO_LONG');
    expect(refusal(() => grant(told, { until: moment(119) })).reason).toBe('EXTENSION_UNTIL_INVALID');
  });

  it('of an order raised meanwhile is bound by its new limit', () => {
    const told = story().extensionAsked(48).urgency('urgent');
    expect(refusal(() => grant(told)).reason).toBe('EXTENSION_TOO_LONG');
    expect(grant(told, { until: moment(58) }).matter.extensions['x']!.state).toBe('granted');
  });

  it('happens once', () => expect(refusal(() => grant(granted())).reason).toBe('ILLEGAL_STATE'));
  it('needs an application', () => expect(refusal(() => grant(story())).reason).toBe('EXTENSION_NOT_FOUND'));

  it('a refusal says why, and leaves the dues', () => {
    const told = story().extensionAsked(24);
    expect(
      refusal(() => refuseExtension(told.matter, { extensionId: 'x', by: 'r', at: told.moment, reason: '' }, told.policy, told.calendar))
        .reason,
    ).toBe('EXTENSION_REASON_MISSING');
    expect(told.extensionRefused().clock('unit_close')).toBe('running 120');
    expect(told.told('ExtensionRefused')).toMatchObject([{ reason: '可按期' }]);
  });
});

describe('completing a promised step', () => {
  const complete = (s: Story, more: object = {}) =>
    completeExtensionStep(
      s.matter,
      { extensionId: 'x', stepId: 'step', unit: 'unit-a', evidence: '照片', at: s.moment, ...more },
      s.policy,
      s.calendar,
    );

  it('meets its clock, and is told with its evidence', () => {
    const told = granted().at(50);
    told.take(complete(told));
    expect(told.clock('extension_step')).toBe('met@50 168');
    expect(told.told('ExtensionStepCompleted')).toMatchObject([{ stepId: 'step', text: '进场施工', evidence: '照片' }]);
  });

  it.each([
    ['EXTENSION_NOT_YOURS', { unit: 'unit-b' }],
    ['EXTENSION_STEP_NOT_FOUND', { stepId: 'none' }],
    ['EXTENSION_EVIDENCE_MISSING', { evidence: '' }],
    ['EXTENSION_NOT_FOUND', { extensionId: 'none' }],
  ])('is refused: %s', (reason, more) => expect(refusal(() => complete(granted(), more)).reason).toBe(reason));

  it('is refused a second time, and before the granting', () => {
    const told = granted();
    told.take(complete(told));
    expect(refusal(() => complete(told.at(60))).reason).toBe('EXTENSION_STEP_COMPLETED');
    expect(refusal(() => complete(story().extensionAsked(24))).reason).toBe('ILLEGAL_STATE');
  });
});
