import { admittedRoles } from '@hotline/platform/hosting/testing';
import { DispatchServiceService } from '@hotline/proto/dispatch/v1/dispatch_service';
import { roles } from '@hotline/proto/roles';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startDispatch, type DispatchStage } from './stage.js';

let stage: DispatchStage;
beforeAll(async () => {
  stage = await startDispatch();
}, 120_000);
afterAll(() => stage?.close());

const staff = roles.filter((role) => !['citizen', 'partner', 'system'].includes(role));

/** Who may, written out by hand; the contract's comments say the same. */
const may: Record<keyof typeof DispatchServiceService, string[]> = {
  takeNextOrder: ['dispatcher'],
  listQueue: ['dispatcher', 'arbiter', 'supervisor', 'leader', 'administrator'],
  renewLease: ['dispatcher'],
  releaseLease: ['dispatcher'],
  suggestUnits: ['agent', 'dispatcher', 'arbiter', 'supervisor', 'administrator'],
  dispatchOrder: ['dispatcher'],
  reassignOrder: ['dispatcher'],
  declareEmergency: ['dispatcher'],
  grantReturn: ['dispatcher'],
  refuseReturn: ['dispatcher'],
  disputeReturn: ['unit_head'],
  ruleOnReturn: ['arbiter'],
  listReturns: [
    'dispatcher',
    'arbiter',
    'reviewer',
    'supervisor',
    'inspector',
    'analyst',
    'leader',
    'administrator',
    'handler',
    'unit_head',
  ],
  publishCatalogue: ['administrator'],
  publishCategories: ['administrator'],
  findCatalogueRows: staff,
  findCategories: [...roles],
  registerUnit: ['administrator'],
  updateUnit: ['administrator'],
  listUnits: [...staff, 'partner'],
  setUnitDuty: ['administrator', 'dispatcher', 'unit_head'],
  publishReplyTemplate: ['administrator', 'dispatcher', 'editor'],
  findReplyTemplates: ['agent', 'dispatcher', 'reviewer', 'callback_agent', 'handler', 'unit_head', 'editor', 'administrator'],
  retireReplyTemplate: ['administrator', 'dispatcher', 'editor'],
  listOpenActions: staff,
};

const rpcs = Object.keys(DispatchServiceService) as (keyof typeof may)[];

it.each(rpcs)('%s is for those roles only', async (rpc) => {
  const admitted = await admittedRoles(stage, DispatchServiceService, rpc, roles);
  expect(admitted.sort()).toEqual([...may[rpc]].sort());
});
