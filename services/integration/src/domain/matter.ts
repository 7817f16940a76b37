import type { Fact } from './fact.js';

/** What a notice needs to know of an order: its words, its citizens and its units. */
export interface Matter {
  number: string;
  title: string;
  /** Set on a part: its citizens are the parent's. */
  parent: string;
  /** Appeals whose citizens can be told; the order's own first. */
  voices: string[];
  /** Units with a live assignment. */
  units: string[];
}

const without = (list: string[], item: string) => list.filter((each) => each !== item);
const withItem = (list: string[], item: string) => [...without(list, item), item];

const following = new Set(['OrderOpened', 'VoiceAdded', 'VoiceRemoved', 'AssignmentOpened', 'AssignmentWithdrawn']);

/** Whether the fact may change a matter. */
export const isFollowed = ({ type }: Pick<Fact, 'type'>): boolean => following.has(type);

/** The matter after a fact; undefined where the fact opens none. */
export function follow(matter: Matter | undefined, fact: Fact): Matter | undefined {
  if (fact.type === 'OrderOpened') return opened(fact);
  if (matter === undefined) return undefined;
  switch (fact.type) {
    case 'VoiceAdded':
      return fact.identity === 'anonymous' ? matter : { ...matter, voices: withItem(matter.voices, fact.appealNumber ?? '') };
    case 'VoiceRemoved':
      return { ...matter, voices: without(matter.voices, fact.appealNumber ?? '') };
    case 'AssignmentOpened':
      return { ...matter, units: withItem(matter.units, fact.unit ?? '') };
    case 'AssignmentWithdrawn':
      return { ...matter, units: without(matter.units, fact.unit ?? '') };
    default:
      return matter;
  }
}

const opened = (fact: Fact): Matter => ({
  number: fact.number,
  title: fact.title ?? '',
  parent: fact.parentNumber ?? '',
  voices: fact.parentNumber || fact.identity === 'anonymous' ? [] : [fact.number],
  units: [],
});
