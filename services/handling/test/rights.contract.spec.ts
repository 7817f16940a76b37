import { HandlingServiceService } from '@hotline/proto/handling/v1/handling_service';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Stage } from './stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

const roles =
  `citizen agent dispatcher arbiter reviewer callback_agent quality_inspector handler unit_head supervisor inspector editor keeper
  analyst leader administrator partner system`.split(/\s+/);
const staff = roles.filter((role) => !['citizen', 'partner', 'system'].includes(role));
const unit = ['handler', 'unit_head'];

/** Who may, written out by hand; the contract's comments say the same. */
const may: Record<keyof typeof HandlingServiceService, string[]> = {
  signAssignment: unit,
  returnAssignment: ['unit_head'],
  recallAssignment: ['dispatcher'],
  addAssist: ['dispatcher', 'unit_head'],
  recordContact: [...unit, 'agent', 'callback_agent'],
  recordThreeWayCall: ['agent'],
  addProgress: unit,
  recordMinutes: unit,
  splitOrder: ['dispatcher'],
  withdrawPart: ['reviewer'],
  escalateOrder: ['unit_head', 'dispatcher', 'reviewer'],
  answerEscalation: ['leader'],
  submitResult: unit,
  approveResult: ['reviewer'],
  rejectResult: ['reviewer'],
  takeNextReview: ['reviewer'],
  takeNextCallback: ['callback_agent'],
  requestSuspension: unit,
  grantSuspension: ['reviewer'],
  refuseSuspension: ['reviewer'],
  resumeOrder: ['reviewer', 'dispatcher', 'unit_head'],
  changeUrgency: ['reviewer', 'dispatcher'],
  confirmLowering: ['reviewer', 'supervisor'],
  recordCallback: ['callback_agent'],
  reopenOrder: ['reviewer'],
  closeAsDissatisfied: ['reviewer'],
  requestVoid: ['reviewer'],
  confirmVoid: ['reviewer', 'supervisor'],
  raiseObjection: ['unit_head'],
  decideObjection: ['reviewer', 'supervisor'],
  urgeOrder: ['agent', 'callback_agent', 'supervisor', 'leader'],
  getOrder: staff,
  findOrders: staff,
  countOrders: staff,
  watchOrders: staff,
  listOpenActions: staff,
  renewLease: ['reviewer', 'callback_agent'],
  releaseLease: ['reviewer', 'callback_agent'],
};

type RpcName = keyof typeof may;
const rpcs = Object.keys(HandlingServiceService) as RpcName[];
const patience = 300;

/** Calls an rpc with an empty request. @returns the reason of its refusal, or '' */
async function ask(client: ReturnType<Stage['nobody']>, rpc: RpcName): Promise<string> {
  const empty = HandlingServiceService[rpc].requestDeserialize(Buffer.alloc(0));
  const call = client[rpc] as (request: unknown, options?: { signal: AbortSignal }) => Promise<unknown> | AsyncIterable<unknown>;
  try {
    const answer = call(empty, HandlingServiceService[rpc].responseStream ? { signal: AbortSignal.timeout(patience) } : undefined);
    if (Symbol.asyncIterator in answer) for await (const _ of answer) break;
    else await answer;
    return '';
  } catch (error) {
    return (error as { reason: string }).reason;
  }
}

describe.each(rpcs)('%s', (rpc) => {
  it('is for those roles only', async () => {
    const allowed: string[] = [];
    for (const role of roles) if ((await ask(stage.as(role), rpc)) !== 'ROLE_NOT_ALLOWED') allowed.push(role);
    expect(allowed.sort()).toEqual([...may[rpc]].sort());
  });

  it('is not for nobody', async () => expect(await ask(stage.nobody(), rpc)).toBe('TOKEN_MISSING'));
});
