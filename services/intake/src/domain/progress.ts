/** How far an order has come, as its citizens may know it: built from handling's facts, without words of officials or other citizens. */
export type OrderState = 'opened' | 'in_progress' | 'suspended' | 'callback' | 'closed' | 'withdrawn' | 'void';

export interface Step {
  at: Date;
  step: string;
  /** Code of the unit; empty: the centre. */
  unit: string;
  /** Empty: every voice may see it. */
  appealNumber: string;
}

export interface Result {
  at: Date;
  unit: string;
  text: string;
  round: number;
}

export interface Responsibility {
  unit: string;
  /** Not withdrawn, and of the present round. */
  live: boolean;
}

export interface Progress {
  orderNumber: string;
  state: OrderState;
  round: number;
  steps: Step[];
  /** By assignment. */
  units: Record<string, Responsibility>;
  /** Reported, not reviewed: by assignment. */
  submitted: Record<string, Result>;
  /** Reviewed, but the order waits for other units. */
  approved: Result[];
  /** What the citizens may read. */
  results: Result[];
  split: boolean;
}

export const openedProgress = (orderNumber: string): Progress => ({
  orderNumber,
  state: 'opened',
  round: 1,
  steps: [],
  units: {},
  submitted: {},
  approved: [],
  results: [],
  split: false,
});

export const hasEnded = (state: string): boolean => state === 'closed' || state === 'withdrawn' || state === 'void';

/** Whether the unit is, or ever was, responsible. */
export const wasOf = (progress: Progress | undefined, unit: string): boolean =>
  Object.values(progress?.units ?? {}).some((each) => each.unit === unit);

/** Whether the unit is responsible now. */
export const isOf = (progress: Progress | undefined, unit: string): boolean =>
  progress !== undefined && !hasEnded(progress.state) && Object.values(progress.units).some((each) => each.live && each.unit === unit);
