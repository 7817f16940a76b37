import { trialsOf, type Attempts, type Done } from '@hotline/platform/testing';
import { describe, expect, it } from 'vitest';
import { completeExtensionStep } from './decide-extension.js';
import { extensionLifecycle, type ExtensionAction, type ExtensionState } from './extension.js';
import { Story } from './testing/story.js';

const states = ['none', 'requested', 'granted', 'refused', 'lapsed'] as const;
type State = ExtensionState | 'none';

const worked = () => new Story().at(0).opened().dispatched().at(1).contacted().at(10);
const requested = () => worked().extensionAsked(48).at(11);
const storyIn: Record<State, () => Story> = {
  none: worked,
  requested,
  granted: () => requested().extensionGranted(),
  refused: () => requested().extensionRefused(),
  lapsed: () => requested().submitted().approved(),
};

/** What an act makes of the extension of a story that has come to a state. */
const after =
  (act: (story: Story) => Story) =>
  (state: State): Done<State> => {
    const story = storyIn[state]().at(12);
    story.events.length = 0;
    const { matter, events } = act(story);
    return { state: matter.extensions['x']?.state ?? 'none', told: events.map(({ type }) => type) };
  };

const complete = (story: Story) => {
  const command = { extensionId: 'x', stepId: 'step', unit: 'unit-a', evidence: '进场照片', at: story.moment };
  return story.take(completeExtensionStep(story.matter, command, story.policy, story.calendar));
};

const nothing = { none: 'EXTENSION_NOT_FOUND' };
const second = 'EXTENSION_ALREADY_ASKED';
const attempts: Attempts<State, ExtensionAction> = {
  requestExtension: {
    from: ['none'],
    act: after((story) => story.extensionAsked(24)),
    otherwise: { requested: second, granted: second, refused: second, lapsed: second },
  },
  grantExtension: { from: ['requested'], act: after((story) => story.extensionGranted()), otherwise: nothing },
  refuseExtension: { from: ['requested'], act: after((story) => story.extensionRefused()), otherwise: nothing },
  completeExtensionStep: { from: ['granted'], act: after(complete), otherwise: nothing },
  lapseExtension: { from: ['requested'], act: after((story) => story.closed()) },
};

describe('the table of an extension', () => {
  it.each(trialsOf(extensionLifecycle, states, attempts))('%s', (_, faults) => expect(faults()).toEqual([]));
});
