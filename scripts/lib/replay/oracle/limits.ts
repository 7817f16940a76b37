// The limits in force, as the policy's document has them; all are milliseconds here, because work never rests.

export type Urgency = 'critical' | 'urgent' | 'normal';
type Row = Record<Urgency, { amount: number; unit: string }>;

export interface Limits {
  of(kind: string, urgency: Urgency): number;
  /** The least that a unit gets after its first rejection in a round. */
  floor(urgency: Urgency): number;
  percents: readonly number[];
  /** What a capped clock keeps of its own limit. */
  leastShare: number;
}

export function readLimits(json: string): Limits {
  const policy = JSON.parse(json) as { limits: Record<string, Row>; rejectionFloor: Row; warnPercents: number[]; leastShare: number };
  return {
    of: (kind, urgency) => policy.limits[kind]![urgency].amount,
    floor: (urgency) => policy.rejectionFloor[urgency].amount,
    percents: policy.warnPercents,
    leastShare: policy.leastShare,
  };
}
