import { invalid } from '../errors/index.js';

const levels = ['city', 'district', 'county', 'street', 'township', 'village'] as const;

export type Level = (typeof levels)[number];

/** One centre: a city, a district, a county, a street, a township. `code` is the division code of GB/T 2260 / GB/T 10114. */
export interface Tenant {
  /** 6 digits; 9 below the county */
  code: string;
  /** as citizens read it */
  name: string;
  level: Level;
  /** code of the tenant that this one reports to; empty at the top */
  parent: string;
}

const codeForm = /^[1-9]\d{5}(\d{3})?$/;

/** @throws DomainError DIVISION_CODE_MALFORMED */
export function requireDivisionCode(code: string, field = 'code'): string {
  if (codeForm.test(code)) return code;
  throw invalid('DIVISION_CODE_MALFORMED', `"${code}" is no division code`, { field, allowed: '6 digits, or 9 below the county' });
}

/** Checks every part. @throws DomainError naming the part and what is allowed */
export function requireTenant(tenant: { code: string; name: string; level: string; parent: string }): Tenant {
  requireDivisionCode(tenant.code);
  if (tenant.parent) requireDivisionCode(tenant.parent, 'parent');
  if (!tenant.name) throw invalid('TENANT_NAME_MISSING', 'a tenant needs a name', { field: 'name' });
  if (!levels.includes(tenant.level as Level)) {
    throw invalid('TENANT_LEVEL_UNKNOWN', `"${tenant.level}" is no level`, { field: 'level', allowed: levels.join(',') });
  }
  return tenant as Tenant;
}

/** `411700_intake`: every service of every tenant has a database of its own. */
export const databaseName = (tenant: Pick<Tenant, 'code'>, service: string): string => `${tenant.code}_${service}`;

/** `411700.handling.order`: noun `order` of service `handling`. */
export const topicName = (tenant: Pick<Tenant, 'code'>, service: string, noun: string): string => `${tenant.code}.${service}.${noun}`;
