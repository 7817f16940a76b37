import type { Identity } from './words.js';

/** One citizen's appeal within an order; the order's own appeal is the first. */
export interface Voice {
  appealNumber: string;
  identity: Identity;
  replyWanted: boolean;
  /** By which the appeal came. */
  channel: string;
  joinedAt: Date;
}

/** Whether the centre owes this citizen a callback. */
export const isOwedCallback = ({ identity, replyWanted }: Voice): boolean => replyWanted && identity !== 'anonymous';
