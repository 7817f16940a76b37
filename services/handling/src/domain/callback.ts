import type { CallbackState } from './lifecycle.js';

/** The centre asks one voice, once a round. */
export interface Callback {
  appealNumber: string;
  round: number;
  state: CallbackState;
  /** How the citizen is asked first. */
  channel: 'message' | 'phone';
  plannedAt: Date;
  askedAt?: Date;
  /** Calls that reached nobody. */
  attempts: CallAttempt[];
  rating?: Rating;
  /** The callback agent who recorded the rating; absent: the citizen did. */
  settledBy?: string;
  endedAt?: Date;
}

export interface CallAttempt {
  at: Date;
  person: string;
  words: string;
}

export interface Rating {
  /** In time, as the citizen says. */
  contacted: boolean;
  resolved: boolean;
  /** 1 very dissatisfied … 5 very satisfied. */
  satisfaction: number;
  words: string;
  source: 'callback_agent' | 'citizen';
  at: Date;
  /** False once an objection was upheld: it leaves the figures, the record stays. */
  counted: boolean;
  /** The end of the objection window, as sla keeps it. */
  objectionUntil?: Date;
}

/** Unresolved, or 1 or 2 of 5: a person decides between a new round and an explained end. */
export const isBad = ({ resolved, satisfaction }: Rating): boolean => !resolved || satisfaction <= 2;
