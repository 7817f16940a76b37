import { trialsOf, type Trial } from '@hotline/platform/testing';
import { describe, expect, it } from 'vitest';
import { assignmentRows } from '../testing/rows/assignment-rows.js';
import { callbackRows } from '../testing/rows/callback-rows.js';
import { orderRows } from '../testing/rows/order-rows.js';
import { escalationRows, objectionRows, suspensionRows } from '../testing/rows/question-rows.js';
import * as tables from './lifecycle.js';

const trials: Record<string, Trial[]> = {
  'an order': trialsOf(tables.orderLifecycle, ['opened', 'in_progress', 'suspended', 'callback', 'closed', 'withdrawn', 'void'], orderRows),
  'an assignment': trialsOf(
    tables.assignmentLifecycle,
    ['assigned', 'signed', 'contacted', 'submitted', 'approved', 'returning', 'withdrawn'],
    assignmentRows,
  ),
  'a suspension': trialsOf(tables.suspensionLifecycle, ['requested', 'granted', 'refused', 'lapsed'], suspensionRows),
  'an escalation': trialsOf(tables.escalationLifecycle, ['asked', 'answered', 'lapsed'], escalationRows),
  'a callback': trialsOf(
    tables.callbackLifecycle,
    ['planned', 'asked', 'calling', 'settled', 'unreachable', 'not_owed', 'lapsed'],
    callbackRows,
  ),
  'an objection': trialsOf(tables.objectionLifecycle, ['raised', 'upheld', 'dismissed', 'lapsed'], objectionRows),
};

describe.each(Object.entries(trials))('the table of %s', (_table, each) => {
  it.each(each)('%s', (_title, faults) => expect(faults()).toEqual([]));
});
