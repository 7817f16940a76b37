// The words of the trade that dispatch decides by. They travel as they are; the edge, or the reading of a sheet, refuses any other.

export const urgencies = ['critical', 'urgent', 'normal'] as const;
export type Urgency = (typeof urgencies)[number];

export const processes = ['answer', 'inform', 'dispatch', 'joint', 'emergency'] as const;
export type Process = (typeof processes)[number];

/** Handling checks it when a unit asks (services/handling/src/domain/words.ts); dispatch only passes it on. */
export type Ground = 'not_our_duty' | 'not_our_place' | 'others_must_act';

export const verdicts = ['for_unit', 'against_unit'] as const;
export type Verdict = (typeof verdicts)[number];

export const unitKinds = ['department', 'enterprise', 'county', 'township', 'centre'] as const;
export type UnitKind = (typeof unitKinds)[number];

export const levels = ['city', 'county', 'township'] as const;
export type Level = (typeof levels)[number];

/** True when `to` is more pressing than `from`. */
export const raises = (from: Urgency, to: Urgency) => urgencies.indexOf(to) < urgencies.indexOf(from);
