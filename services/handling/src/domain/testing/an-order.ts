import type { Caller } from '@hotline/platform/lifecycle';
import { openOrder } from '../open-order.js';
import type { WorkOrder } from '../work-order.js';

// Orders and people for specs.

export const number = '411700-20260302-000001';
export const noon = new Date('2026-03-02T04:00:00Z');
export const hoursLater = (hours: number): Date => new Date(noon.getTime() + hours * 3_600_000);

export const caller = (role: string, unit = '', person = `${unit || 'centre'}.${role}`): Caller => ({
  person,
  name: '',
  unit,
  roles: [role],
});

/** An order as AppealAccepted opens it, changed as the spec needs. */
export const anOrder = (change: Partial<WorkOrder> = {}): WorkOrder => ({
  ...openOrder(
    {
      number,
      kind: 'help',
      channel: 'phone',
      category: '0101',
      division: '411702',
      address: '',
      title: '路灯不亮',
      text: '三盏路灯不亮',
      askedFor: '尽快修复',
      identity: 'open',
      replyWanted: true,
      enterprise: false,
      attachments: [],
      fields: {},
      urgency: 'normal',
      process: 'dispatch',
      relatedNumber: '',
      superiorNumber: '',
      parentNumber: '',
      proposedUnit: '',
    },
    { person: 'agent1', name: '', unit: '', role: 'agent' },
    noon,
  ).order,
  ...change,
});
