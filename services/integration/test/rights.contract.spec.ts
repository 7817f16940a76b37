import { admittedRoles, startForTest, type Stage } from '@hotline/platform/hosting/testing';
import { IntegrationServiceService } from '@hotline/proto/integration/v1/integration_service';
import { roles } from '@hotline/proto/roles';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { integration } from '../src/index.js';

let stage: Stage<typeof IntegrationServiceService>;

beforeAll(async () => {
  stage = await startForTest(integration, IntegrationServiceService);
});
afterAll(() => stage?.close());

/** Written out by hand, beside the table that the service uses. */
const may: Record<keyof typeof IntegrationServiceService, readonly string[]> = {
  listNotices: ['agent', 'dispatcher', 'reviewer', 'callback_agent', 'supervisor', 'administrator'],
  listMyNotices: ['handler', 'unit_head', 'leader', 'supervisor'],
  resendNotice: ['administrator', 'supervisor'],
  putTemplate: ['administrator'],
  listTemplates: ['administrator', 'supervisor'],
  listOpenActions: roles,
};

const rpcs = Object.keys(IntegrationServiceService) as (keyof typeof may)[];

it.each(rpcs)('%s is for those roles only', async (rpc) => {
  expect((await admittedRoles(stage, IntegrationServiceService, rpc, roles)).sort()).toEqual([...may[rpc]].sort());
});
