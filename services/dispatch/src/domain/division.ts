/**
 * The region and those around it, nearest first: a township lies in its county or district, which lies in its city; the tenant's own
 * division comes last. GB/T 2260 has six digits, GB/T 10114 adds three for a township or street.
 */
export function regionsAround(division: string, tenant: string): string[] {
  const county = division.slice(0, 6);
  const city = `${division.slice(0, 4)}00`;
  const known = division.length >= 6 ? [division, county, city] : [];
  return [...new Set([...known, tenant])];
}

/** Six digits, or nine for a township. */
export const divisionShape = /^\d{6}(\d{3})?$/;
