import { describe, expect, it } from 'vitest';
import { appealIn, callerAs, minutes } from '../testing/samples.js';
import { accept, type Category, type Classification } from './acceptance.js';

const water: Category = { code: '0301', urgency: 'normal', process: 'dispatch', requiredFields: [] };
const gas: Category = { code: '0302', urgency: 'urgent', process: 'emergency', requiredFields: ['address', 'meter'] };
const asGiven: Classification = {
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
};
const act = { caller: callerAs('agent'), at: minutes(5) };

describe('accepting an appeal', () => {
  it('makes an order of the same number with what the category says', () => {
    const { appeal, events } = accept(appealIn('received'), water, asGiven, act);
    expect(appeal).toMatchObject({ state: 'accepted', orderNumber: appeal.number, urgency: 'normal', process: 'dispatch' });
    expect(events).toMatchObject([
      { type: 'AppealAccepted', number: appeal.number, title: '小区停水', category: '0301', superiorNumber: undefined },
    ]);
  });

  it('takes what the agent found out over what the citizen wrote', () => {
    const found = { ...asGiven, urgency: 'critical' as const, kind: 'complaint' as const, title: '整片停水', fields: { meter: '7' } };
    const { appeal } = accept(appealIn('received', { fields: { meter: '1', room: '2' } }), gas, found, act);
    expect(appeal).toMatchObject({
      urgency: 'critical',
      kind: 'complaint',
      title: '整片停水',
      text: '停水两天',
      fields: { meter: '7', room: '2' },
    });
  });

  it('accepts an answered one whose citizen insists', () => {
    expect(accept(appealIn('answered'), water, asGiven, act).appeal.state).toBe('accepted');
  });

  it('refuses an urgency below the category’s', () => {
    expect(() => accept(appealIn('received', { fields: { meter: '1' } }), gas, { ...asGiven, urgency: 'normal' }, act)).toThrow(
      expect.objectContaining({ reason: 'URGENCY_ONLY_RAISED', metadata: expect.objectContaining({ least: 'urgent' }) }),
    );
  });

  it('names every required field that is missing', () => {
    expect(() => accept(appealIn('received', { address: '' }), gas, asGiven, act)).toThrow(
      expect.objectContaining({ reason: 'REQUIRED_FIELD_MISSING', metadata: expect.objectContaining({ missing: 'address,meter' }) }),
    );
  });

  it('is not for dispatchers', () => {
    const dispatcher = { ...act, caller: callerAs('dispatcher') };
    expect(() => accept(appealIn('received'), water, asGiven, dispatcher)).toThrow(expect.objectContaining({ reason: 'ROLE_NOT_ALLOWED' }));
  });
});
