const shanghai = 8 * 3600_000;

/** 20261123: the day as the city counts it. */
export const dayOf = (at: Date): string => new Date(at.getTime() + shanghai).toISOString().slice(0, 10).replaceAll('-', '');

/** What one day's numbers begin with: 411700-20261123. */
export const prefixOf = (tenant: string, at: Date): string => `${tenant}-${dayOf(at)}`;

/** 411700-20261123-000123: readable, unique across tenants, for life. */
export const numberOf = (prefix: string, sequence: number): string => `${prefix}-${String(sequence).padStart(6, '0')}`;

/** The order that a part belongs to; any other number is its own. */
export const rootOf = (number: string): string => number.split('-').slice(0, 3).join('-');
