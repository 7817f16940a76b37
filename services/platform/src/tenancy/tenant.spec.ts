import { describe, expect, it } from 'vitest';
import { databaseName, requireDivisionCode, requireTenant, topicName } from './index.js';

describe('a tenant', () => {
  it.each(['411700', '411702', '411702001'])('may have the division code %s', (code) => {
    expect(requireDivisionCode(code)).toBe(code);
  });

  it.each(['', '4117', '41170200', '011700', '4117OO', '411702001001'])('may not have the code "%s"', (code) => {
    expect(() => requireDivisionCode(code)).toThrow(expect.objectContaining({ reason: 'DIVISION_CODE_MALFORMED' }));
  });

  it('is checked part by part', () => {
    const tenant = { code: '411721101', name: '某镇', level: 'township', parent: '411721' };
    expect(requireTenant(tenant)).toEqual(tenant);
    expect(() => requireTenant({ ...tenant, level: 'galaxy' })).toThrow(expect.objectContaining({ reason: 'TENANT_LEVEL_UNKNOWN' }));
    expect(() => requireTenant({ ...tenant, parent: '4117' })).toThrow(
      expect.objectContaining({ metadata: expect.objectContaining({ field: 'parent' }) }),
    );
  });

  it('keeps its databases and topics apart', () => {
    expect(databaseName({ code: '411700' }, 'intake')).toBe('411700_intake');
    expect(topicName({ code: '411700' }, 'handling', 'order')).toBe('411700.handling.order');
  });
});
