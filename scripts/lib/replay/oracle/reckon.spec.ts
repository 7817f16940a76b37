import { describe, expect, it } from 'vitest';
import type { Act } from './acts.ts';
import type { Limits } from './limits.ts';
import { clockOf, type Matter } from './matter.ts';
import { newMatter, take } from './reckon.ts';

/** Order close and unit close 100, replies 40, sign 20; a rejected unit gets 10 at least. */
const limits: Limits = {
  of: (kind, urgency) => ({ order_close: 100, unit_close: 100, sign: 20 })[kind] ?? (urgency === 'normal' ? 40 : 30),
  floor: () => 10,
  percents: [75, 90],
  leastShare: 0.1,
};

const opened: Act = { what: 'OrderOpened', at: 0, data: { urgency: 'normal', identity: 'open', process: 'dispatch' } };
const a1 = { assignmentId: 'a1', unit: 'water', role: 'lead' };
const assigned: Act = { what: 'AssignmentOpened', at: 10, data: { ...a1, inform: 'false' } };
const act = (what: string, at: number, data: Record<string, string> = {}): Act => ({ what, at, data: { ...a1, ...data } });

function after(...acts: Act[]): Matter {
  const matter = newMatter('n', limits);
  for (const each of [opened, assigned, ...acts]) take(matter, each);
  return matter;
}

const shown = (matter: Matter, kind: string, subject = 'a1') => {
  const { state, due, met, breach } = clockOf(matter, kind, subject)!;
  return [state, due, met, breach === undefined ? 'in time' : breach.rescinded ? 'rescinded' : 'late'];
};

describe('deadlines reckoned from a timeline', () => {
  it('are met by the acts that they wait for, the unit never past the order', () => {
    const matter = after(
      act('AssignmentSigned', 20, { cause: 'person' }),
      act('CitizenContacted', 60),
      act('ResultSubmitted', 70),
      act('ResultApproved', 90, { submittedAt: new Date(70).toISOString() }),
    );
    expect(shown(matter, 'sign')).toEqual(['met', 30, 20, 'in time']);
    expect(shown(matter, 'first_reply')).toEqual(['met', 50, 60, 'late']);
    expect(shown(matter, 'unit_close')).toEqual(['met', 100, 70, 'in time']);
    expect(shown(matter, 'order_close', 'n')).toEqual(['met', 100, 70, 'in time']);
  });

  it('give a rejected unit what was left, at least the floor; the promise goes on as if nothing had happened', () => {
    const matter = after(act('ResultSubmitted', 95), act('ResultRejected', 120));
    expect(shown(matter, 'unit_close')).toEqual(['running', 130, undefined, 'in time']);
    expect(shown(matter, 'order_close', 'n')).toEqual(['running', 100, undefined, 'late']);
  });

  it('count nothing against a unit whose return was granted', () => {
    const matter = after(act('ReturnRequested', 25), act('AssignmentWithdrawn', 200, { cause: 'return_granted' }));
    expect(shown(matter, 'unit_close')).toEqual(['cancelled', 100, undefined, 'rescinded']);
    expect(shown(matter, 'sign')).toEqual(['cancelled', 30, undefined, 'in time']);
    expect(shown(matter, 'order_close', 'n')).toEqual(['running', 100, undefined, 'late']);
  });

  it('forgive what came after an extension was asked', () => {
    const granted = act('ExtensionGranted', 110, { asked: '90', until: '150' });
    expect(shown(after(granted), 'order_close', 'n')).toEqual(['running', 150, undefined, 'in time']);
  });

  it('rest with the order and go on with the rest', () => {
    const matter = after(act('SuspensionGranted', 50), act('OrderResumed', 500));
    expect(shown(matter, 'order_close', 'n')).toEqual(['running', 550, undefined, 'in time']);
    expect(shown(matter, 'first_reply')).toEqual(['running', 50, undefined, 'late']);
  });
});
