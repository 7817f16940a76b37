import { DispatchServiceService } from '@hotline/proto/dispatch/v1/dispatch_service';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDispatch, type DispatchStage } from './stage.js';

let stage: DispatchStage;
beforeAll(async () => {
  stage = await startDispatch();
}, 120_000);
afterAll(() => stage?.close());

const roles =
  `citizen agent dispatcher arbiter reviewer callback_agent quality_inspector handler unit_head supervisor inspector editor keeper
  analyst leader administrator partner system`.split(/\s+/);
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
  findCategories: roles,
  registerUnit: ['administrator'],
  updateUnit: ['administrator'],
  listUnits: [...staff, 'partner'],
  setUnitDuty: ['administrator', 'dispatcher', 'unit_head'],
  publishReplyTemplate: ['administrator', 'dispatcher', 'editor'],
  findReplyTemplates: ['agent', 'dispatcher', 'reviewer', 'callback_agent', 'handler', 'unit_head', 'editor', 'administrator'],
  retireReplyTemplate: ['administrator', 'dispatcher', 'editor'],
  listOpenActions: staff,
};

type RpcName = keyof typeof may;
const rpcs = Object.keys(DispatchServiceService) as RpcName[];

/** Calls an rpc with an empty request. @returns the reason of its refusal, or '' */
async function ask(client: DispatchStage['nobody'], rpc: RpcName): Promise<string> {
  const empty = DispatchServiceService[rpc].requestDeserialize(Buffer.alloc(0));
  const call = client[rpc] as (request: unknown) => Promise<unknown>;
  return call(empty).then(
    () => '',
    ({ reason }: { reason: string }) => reason,
  );
}

describe.each(rpcs)('%s', (rpc) => {
  it('is for those roles only', async () => {
    const allowed: string[] = [];
    for (const role of roles) if ((await ask(stage.as(role), rpc)) !== 'ROLE_NOT_ALLOWED') allowed.push(role);
    expect(allowed.sort()).toEqual([...may[rpc]].sort());
  });

  it('is not for nobody', async () => expect(await ask(stage.nobody, rpc)).toBe('TOKEN_MISSING'));
});
