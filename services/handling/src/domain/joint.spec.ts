import { describe, expect, it } from 'vitest';
import { a, Story } from '../testing/story.js';
import { addAssist } from './add-assist.js';
import { addProgress, recordMinutes } from './progress.js';
import { recallAssignment } from './recall.js';
import { recordThreeWayCall } from './three-way.js';
import { urgeByCitizen, urgeOrder } from './urge.js';

const assists = (story: Story, unit: string, caller: ReturnType<typeof a>) =>
  story.refusal((order, at) => addAssist(order, unit, '需断电作业', caller, at));

describe('adding an assist', () => {
  it("is the dispatcher's, or the accountable unit's", () => {
    const story = new Story().dispatched('water').act((order, at) => addAssist(order, 'power', '需断电作业', a('unit_head', 'water'), at));
    expect(story.events).toMatchObject([{ type: 'AssignmentOpened', unit: 'power', role: 'assist', dispatchId: '' }]);
    expect(story.shelf.lines.get(story.order().number)!.at(-1)).toMatchObject({ why: '需断电作业' });
    expect(assists(story, 'roads', a('unit_head', 'power'))).toBe('NOT_ACCOUNTABLE');
    expect(assists(story, 'roads', a('dispatcher'))).toBe('nothing refused');
  });

  it('asks of it what the order asks of all: to sign, where only information is passed on', () => {
    const add = (process: 'inform' | 'dispatch') =>
      new Story({ process })
        .dispatched('water', { inform: process === 'inform' })
        .act((order, at) => addAssist(order, 'power', '知悉', a('dispatcher'), at)).events;
    expect(add('inform')).toMatchObject([{ type: 'AssignmentOpened', unit: 'power', inform: true }]);
    expect(add('dispatch')).toMatchObject([{ inform: false }]);
  });

  it('refuses a unit that has it, one that returned it, and an order without a lead', () => {
    expect(assists(new Story(), 'power', a('dispatcher'))).toBe('NO_LEAD');
    expect(assists(new Story().dispatched('water'), 'water', a('dispatcher'))).toBe('UNIT_ALREADY_LIVE');
    expect(assists(new Story().split('a', 'b'), 'power', a('dispatcher'))).toBe('ORDER_IS_SPLIT');
    const bounced = new Story().dispatched('water').returnAsked('water').returnGranted('water').dispatched('power');
    expect(assists(bounced, 'water', a('dispatcher'))).toBe('UNIT_BARRED');
  });
});

describe('joint handling', () => {
  it('is convened by the lead, and by the accountable unit whoever handles now', () => {
    const minutes = (story: Story, unit: string) =>
      story.refusal((order, at) => recordMinutes(order, '会议纪要', { power: '断电' }, a('handler', unit), at));
    const story = new Story().dispatched('water', { assists: ['power'] }).signed('power');
    story.act((order, at) => recallAssignment(order, story.own('water'), 'x', false, a('dispatcher'), at)).dispatched('roads');
    expect(minutes(story, 'water')).toBe('nothing refused');
    expect(minutes(story, 'roads')).toBe('nothing refused');
    expect(minutes(story, 'power')).toBe('NOT_CONVENER');
    story.act((order, at) => recordMinutes(order, '会议纪要', { power: '断电' }, a('handler', 'water'), at));
    expect(story.events).toMatchObject([{ type: 'MinutesRecorded', unit: 'water', divisionOfLabour: { power: '断电' } }]);
  });

  it('lets each unit say what is being done', () => {
    const story = new Story().dispatched('water');
    const progress = () => story.refusal((order, at) => addProgress(order, story.own('water'), '已进场', a('handler', 'water'), at));
    expect(progress()).toBe('ILLEGAL_STATE');
    story.signed('water');
    expect(progress()).toBe('nothing refused');
  });
});

describe('a three-way call', () => {
  const call = { unit: 'water', pickedUp: true, durationSeconds: 60, words: '三方已沟通' };
  const called = (story: Story, more = {}) => story.act((order, at) => recordThreeWayCall(order, { ...call, ...more }, a('agent'), at));

  it("is the unit's contact when it picks up", () => {
    const story = called(new Story().dispatched('water'));
    expect(story.told).toEqual(['ThreeWayCallRecorded', 'AssignmentSigned', 'CitizenContacted']);
    expect(story.events[2]).toMatchObject({ way: 'three_way' });
    expect(called(story, { unit: 'power' }).told).toEqual(['ThreeWayCallRecorded']);
  });

  it('is counted against a unit that does not', () => {
    const story = called(called(new Story().dispatched('water'), { pickedUp: false }), { pickedUp: false });
    expect(story.told).toEqual(['ThreeWayCallRecorded']);
    expect(story.order().missedCalls).toEqual({ water: 2 });
  });

  it('would reveal a hidden identity', () => {
    const story = new Story({ identity: 'hidden' }).dispatched('water');
    expect(story.refusal((order, at) => recordThreeWayCall(order, call, a('agent'), at))).toBe('IDENTITY_HIDDEN');
  });
});

describe('urging', () => {
  it('is counted and told, by the centre or the citizen, while somebody can hurry', () => {
    const story = new Story().act((order, at) => urgeOrder(order, '请尽快', a('agent'), at));
    story.act((order, at) => urgeByCitizen(order, '催办', { ...a('citizen'), role: 'citizen' }, at));
    expect(story.events).toMatchObject([{ type: 'OrderUrged', count: 2, words: '催办' }]);
    const done = new Story({ replyWanted: false }).dispatched('water', { inform: true }).signed('water');
    expect(done.refusal((order, at) => urgeOrder(order, 'x', a('agent'), at))).toBe('ILLEGAL_STATE');
    expect(done.act((order, at) => urgeByCitizen(order, 'x', { ...a('citizen'), role: 'citizen' }, at)).told).toEqual([]);
  });
});
