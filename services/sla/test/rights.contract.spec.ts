import { admittedRoles, startForTest, type Stage } from '@hotline/platform/hosting/testing';
import { roles } from '@hotline/proto/roles';
import { SlaServiceService } from '@hotline/proto/sla/v1/sla_service';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sla } from '../src/index.js';

let stage: Stage<typeof SlaServiceService>;

beforeAll(async () => {
  stage = await startForTest(sla, SlaServiceService);
});
afterAll(() => stage?.close());

const readers = roles.filter((role) => role !== 'citizen' && role !== 'system');
const units = ['handler', 'unit_head'];

/** Written out by hand, beside the table that the service uses. */
const may: Record<keyof typeof SlaServiceService, readonly string[]> = {
  requestExtension: units,
  grantExtension: ['reviewer'],
  refuseExtension: ['reviewer'],
  completeExtensionStep: units,
  listExtensions: ['reviewer', 'supervisor', ...units],
  getClocks: readers,
  findDue: ['agent', 'dispatcher', 'reviewer', 'callback_agent', 'supervisor', 'leader', ...units],
  getPolicy: readers,
  setPolicy: ['administrator'],
  setCalendar: ['administrator'],
  recomputeClocks: ['administrator'],
  listOpenActions: readers,
};

const rpcs = Object.keys(SlaServiceService) as (keyof typeof may)[];

it.each(rpcs)('%s is for those roles only', async (rpc) => {
  expect((await admittedRoles(stage, SlaServiceService, rpc, roles)).sort()).toEqual([...may[rpc]].sort());
});
