import { IntakeServiceService } from '@hotline/proto/intake/v1/intake_service';
import { actionsIn, diagram, examine, permit, type Lifecycle } from '@hotline/platform/lifecycle';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { appealLifecycle, appealStates, markLifecycle, type AppealAction, type AppealState } from './lifecycle.js';

const tables: [string, Lifecycle<string, string>, string[], string[]][] = [
  ['an appeal', appealLifecycle, ['received'], ['declined']],
  ['a mark', markLifecycle, ['marked'], ['dismissed', 'lifted']],
];

describe.each(tables)('the life of %s', (_name, table, starts, ends) => {
  it('reaches every state and ends only where it should', () => {
    expect(examine(table, starts, ends)).toEqual({ unreachable: [], wrongEnds: [] });
  });

  it('knows of each action one rpc, one timer or what it follows from', () => {
    for (const [action, { cause, by }] of Object.entries(table)) {
      const origin = cause === 'rpc' ? action : /^after:(\w+)$/.exec(cause)?.[1];
      expect(Object.keys(IntakeServiceService)).toContain(origin);
      expect(by.length > 0).toBe(cause === 'rpc');
    }
  });

  it('is drawn in the README as it is', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    expect(readme).toContain(diagram(table, starts, ends));
  });
});

describe('every state × action of an appeal', () => {
  const allowed: Record<AppealState, AppealAction[]> = {
    received: [
      'acceptAppeal',
      'answerAppeal',
      'declineAppeal',
      'mergeAppeal',
      'transferAppeal',
      'withdrawAppeal',
      'addToAppeal',
      'urgeAppeal',
    ],
    answered: ['acceptAppeal', 'addToAppeal', 'rateAppeal'],
    declined: [],
    merged: ['detachVoice', 'voiceRefused', 'withdrawAppeal', 'addToAppeal', 'urgeAppeal', 'rateAppeal'],
    transferred: ['takeBackAppeal', 'addToAppeal'],
    accepted: ['withdrawAppeal', 'addToAppeal', 'urgeAppeal', 'rateAppeal'],
    withdrawn: ['withdrawalRefused'],
  };
  const always: AppealAction[] = ['recordCall', 'markUnreasonable', 'referMalice'];

  it.each(appealStates)('%s allows exactly what it should', (state) => {
    expect(actionsIn(appealLifecycle, state).sort()).toEqual([...allowed[state], ...always].sort());
  });

  it('refuses anything else and says what is allowed', () => {
    expect(() => permit(appealLifecycle, 'acceptAppeal', 'declined')).toThrow(
      expect.objectContaining({ reason: 'ILLEGAL_STATE', metadata: expect.objectContaining({ allowed: always.join(',') }) }),
    );
  });
});
