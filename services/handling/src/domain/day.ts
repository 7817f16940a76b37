const offsetMs = 8 * 3_600_000;

/** The day of a moment as people here reckon it (UTC+8 all year): 2026-11-23. */
export const dayOf = (at: Date): string => new Date(at.getTime() + offsetMs).toISOString().slice(0, 10);
