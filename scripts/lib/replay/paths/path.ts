// A path: what the appeal must be like, and how it goes.
import type { Assignment } from '@hotline/proto/handling/v1/assignment';
import { accept, submit } from '../acts/intake.ts';
import { dispatch } from '../acts/dispatching.ts';
import type { Life } from '../life.ts';
import type { Leaf } from '../tree.ts';

export interface Path {
  /** What it must be about; absent: anything that a unit handles. */
  fits?: (leaf: Leaf) => boolean;
  /** The channel it must come by; absent: any. */
  channel?: string;
  /** From the submission that the life begins with. */
  walk: (life: Life) => Promise<void>;
}

/** Matters that units handle in their own time. */
export const usual = ({ process }: Leaf): boolean => process === 'dispatch' || process === 'joint';
export const normal = (leaf: Leaf): boolean => usual(leaf) && leaf.urgency === 'normal';

/** Submitted and accepted: an order waits for dispatch. */
export async function open(life: Life): Promise<void> {
  await accept(life, await submit(life, life.story.submission));
}

/** An order with a unit. */
export async function begin(life: Life): Promise<Assignment> {
  await open(life);
  return dispatch(life);
}
