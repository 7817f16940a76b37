import { describe, expect, it } from 'vitest';
import { appealIn, contactOf, markIn } from '../testing/samples.js';
import { openActions } from './open-actions.js';

const words = (...given: Parameters<typeof openActions>) => openActions(...given).map(({ action }) => action);

describe('the buttons of an appeal', () => {
  it('are those of the state and the roles', () => {
    expect(words(appealIn('transferred'), undefined, ['agent'])).toEqual([
      'takeBackAppeal',
      'addToAppeal',
      'recordCall',
      'markUnreasonable',
    ]);
    expect(words(appealIn('received'), undefined, ['analyst'])).toEqual([]);
  });

  it('offer the decision about a mark, and no second mark or mark of nobody', () => {
    expect(words(appealIn('declined'), markIn('marked'), ['supervisor'])).toEqual(['referMalice', 'decideUnreasonable']);
    expect(words(appealIn('declined'), markIn('lifted'), ['agent'])).toEqual(['recordCall']);
    expect(words(appealIn('declined', { contact: contactOf('') }), undefined, ['reviewer'])).toEqual([]);
  });

  it('say what must be brought', () => {
    expect(openActions(appealIn('received'), undefined, ['agent'])[0]).toEqual({ action: 'acceptAppeal', asks: ['category'] });
  });
});
