import { describe, expect, it } from 'vitest';
import { a, number, Story } from '../testing/story.js';
import { recallAssignment } from './recall.js';
import { resumeAtDate, resumeOrder } from './resume.js';
import { grantSuspension, refuseSuspension, requestSuspension } from './suspend.js';
import { changeUrgency } from './urgency.js';

const id = `${number}/s1`;
const later = (story: Story) => new Date(story.at.getTime() + 86_400_000);
const signed = (more = {}) => new Story(more).dispatched('water').signed('water');
const requested = (story = signed()) =>
  story.act((order, at) => requestSuspension(order, '等待汛期', later(story), a('unit_head', 'water'), at));

describe('a suspension', () => {
  it('is asked by the unit and granted by a reviewer: the order rests', () => {
    const story = requested();
    expect(story.events).toMatchObject([{ type: 'SuspensionRequested', suspensionId: id, unit: 'water', reason: '等待汛期' }]);
    story.act((order, at) => grantSuspension(order, id, a('reviewer'), at));
    expect(story.events).toMatchObject([{ type: 'SuspensionGranted', suspensionId: id }]);
    expect(story.order()).toMatchObject({ state: 'suspended', suspendedBy: id });
  });

  it('is refused with a reason, and the unit goes on', () => {
    const story = requested().act((order, at) => refuseSuspension(order, id, '可按期', a('reviewer'), at));
    expect(story.events).toMatchObject([{ type: 'SuspensionRefused', reason: '可按期' }]);
    expect(story.states()).toBe('in_progress signed');
  });

  it('is not for critical orders, past dates, other units, or while one is pending', () => {
    const asks = (story: Story, unit = 'water', until = later(story)) =>
      story.refusal((order, at) => requestSuspension(order, 'x', until, a('handler', unit), at));
    expect(asks(signed({ urgency: 'critical' }))).toBe('CRITICAL_NOT_SUSPENDED');
    expect(asks(signed(), 'power')).toBe('NOT_YOUR_UNIT');
    expect(asks(signed(), 'water', new Date(0))).toBe('DATE_TOO_EARLY');
    expect(asks(requested())).toBe('SUSPENSION_PENDING');
    expect(asks(new Story().dispatched('water'))).toBe('ILLEGAL_STATE');
  });

  it('is decided once, by another person, before its date', () => {
    const story = requested();
    const grants = (caller: ReturnType<typeof a>, at = story.at, of = id) =>
      story.refusal((order) => grantSuspension(order, of, caller, at));
    expect(grants(a('reviewer', '', 'waterunit_head-1'))).toBe('SAME_PERSON');
    expect(grants(a('reviewer'), later(story))).toBe('SUSPENSION_DATE_PASSED');
    expect(grants(a('dispatcher'))).toBe('ROLE_NOT_ALLOWED');
    expect(grants(a('reviewer'), story.at, `${number}/s9`)).toBe('SUSPENSION_NOT_FOUND');
    story.act((order, at) => grantSuspension(order, id, a('reviewer'), at));
    expect(story.refusal((order, at) => refuseSuspension(order, id, 'x', a('reviewer'), at))).toBe('ILLEGAL_STATE');
  });

  it('lapses when the order is raised to critical', () => {
    const story = requested().act((order, at) => changeUrgency(order, 'critical', '险情', a('reviewer'), at));
    expect(story.told).toEqual(['OrderUrgencyChanged', 'SuspensionLapsed']);
    expect(story.refusal((order, at) => grantSuspension(order, id, a('reviewer'), at))).toBe('ILLEGAL_STATE');
  });
});

describe('a suspension that was asked', () => {
  it('lapses when its unit is recalled, or the order is split', () => {
    const recalled = requested().act((order, at) => recallAssignment(order, `${number}/a1`, 'x', false, a('dispatcher'), at));
    expect(recalled.told).toEqual(['AssignmentWithdrawn', 'SuspensionLapsed', 'OrderQueued']);
    expect(requested().split('power', 'roads').told.slice(0, 2)).toEqual(['SuspensionLapsed', 'AssignmentWithdrawn']);
  });
});

describe('a resting order', () => {
  it('goes on at its date, once', () => {
    const story = signed()
      .suspended('water')
      .act((order, at) => resumeAtDate(order, id, at));
    expect(story.events).toMatchObject([{ type: 'OrderResumed', suspensionId: id, cause: 'date' }]);
    expect(story.act((order, at) => resumeAtDate(order, id, at)).told).toEqual([]);
  });

  it('goes on when a reviewer says so, or the head of the unit that asked', () => {
    const resumes = (caller: ReturnType<typeof a>) =>
      signed()
        .suspended('water')
        .refusal((order, at) => resumeOrder(order, '提前完工', caller, at));
    expect(resumes(a('reviewer'))).toBe('nothing refused');
    expect(resumes(a('unit_head', 'water'))).toBe('nothing refused');
    expect(resumes(a('unit_head', 'power'))).toBe('NOT_YOUR_UNIT');
    expect(resumes(a('handler', 'water'))).toBe('ROLE_NOT_ALLOWED');
    const story = signed()
      .suspended('water')
      .act((order, at) => resumeOrder(order, '提前完工', a('reviewer'), at));
    expect(story.shelf.lines.get(number)!.at(-1)).toMatchObject({ what: 'OrderResumed', why: '提前完工' });
  });

  it('is woken by urgency that knows no rest', () => {
    const story = signed()
      .suspended('water')
      .act((order, at) => changeUrgency(order, 'critical', '险情', a('reviewer'), at));
    expect(story.events).toMatchObject([{ type: 'OrderUrgencyChanged' }, { type: 'OrderResumed', cause: 'raised' }]);
  });

  it('still lets units sign, speak with the citizen, return and be recalled', () => {
    const story = signed()
      .suspended('water')
      .dispatched('', { assists: ['power'] })
      .contacted('power');
    expect(story.states()).toBe('suspended signed contacted');
  });
});
