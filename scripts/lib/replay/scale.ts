// A city in a hurry: the policy's limits become milliseconds, and work never rests.

interface Limit {
  amount: number;
  unit: string;
}

export interface Scale {
  dayMs: number;
  /** Added to every limit: machines do not work in scaled time. */
  reactionMs: number;
}

const days: Record<string, number> = {
  minutes: 1 / 1440,
  hours: 1 / 24,
  days: 1,
  // Around the clock a working hour is an hour; the trade's working day has seven of its own, here it has all.
  working_hours: 1 / 24,
  working_days: 1,
};

const isLimit = (value: unknown): value is Limit =>
  typeof value === 'object' && value !== null && 'amount' in value && 'unit' in value && typeof value.unit === 'string';

/** The same document with each limit in it scaled down; working limits stay limits in working time. */
export function scaled(value: unknown, scale: Scale): unknown {
  if (isLimit(value)) {
    const amount = Math.round(scale.reactionMs + value.amount * (days[value.unit] ?? 0) * scale.dayMs);
    return { amount, unit: value.unit.startsWith('working_') ? 'working_milliseconds' : 'milliseconds' };
  }
  if (Array.isArray(value)) return value.map((item) => scaled(item, scale));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, scaled(item, scale)]));
}

/** Worked around the clock, this week's and the next weekends too. */
export function aroundTheClock(now: Date): {
  workingHours: { fromMinute: number; toMinute: number }[];
  holidays: string[];
  makeUpDays: string[];
} {
  const near = Array.from({ length: 30 }, (_, index) => new Date(now.getTime() + (index - 5) * 86_400_000));
  return {
    workingHours: [{ fromMinute: 0, toMinute: 1440 }],
    holidays: [],
    makeUpDays: near.filter((day) => [0, 6].includes(day.getUTCDay())).map((day) => day.toISOString().slice(0, 10)),
  };
}
