import { admittedRoles } from '@hotline/platform/hosting/testing';
import { IntakeServiceService } from '@hotline/proto/intake/v1/intake_service';
import { roles } from '@hotline/proto/roles';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startIntake, type IntakeStage } from './stage.js';

let stage: IntakeStage;

beforeAll(async () => {
  stage = await startIntake();
}, 120_000);
afterAll(() => stage?.close());

const citizens = ['citizen', 'agent', 'partner'];
const units = ['handler', 'unit_head'];
const centre = ['agent', 'dispatcher', 'arbiter', 'reviewer', 'callback_agent', 'quality_inspector'];
const readers = [...centre, 'supervisor', 'inspector', 'analyst', 'leader', 'administrator'];

/** Written out by hand, beside the table that the service uses. */
const may: Record<string, string[]> = {
  submitAppeal: citizens,
  addToAppeal: citizens,
  withdrawAppeal: citizens,
  trackAppeal: citizens,
  urgeAppeal: citizens,
  rateAppeal: ['citizen', 'partner'],
  takeNextAppeal: ['agent'],
  renewLease: ['agent'],
  releaseLease: ['agent'],
  acceptAppeal: ['agent'],
  answerAppeal: ['agent'],
  declineAppeal: ['agent'],
  mergeAppeal: ['agent'],
  detachVoice: ['agent', 'reviewer'],
  transferAppeal: ['agent'],
  takeBackAppeal: ['agent', 'partner'],
  recordCall: ['agent'],
  getAppeal: [...readers, ...units],
  findAppeals: readers,
  findRelatedAppeals: ['agent', 'dispatcher', 'reviewer'],
  markUnreasonable: ['agent', 'reviewer'],
  decideUnreasonable: ['supervisor', 'leader'],
  liftUnreasonable: ['supervisor', 'leader'],
  referMalice: ['supervisor', 'leader', 'administrator'],
  revealContact: ['agent', 'dispatcher', 'reviewer', 'callback_agent', 'quality_inspector', 'supervisor', 'inspector', ...units],
  listOpenActions: [...readers, ...units],
};

const rpcs = Object.keys(IntakeServiceService) as (keyof typeof IntakeServiceService)[];

it('knows of every rpc', () => {
  expect(Object.keys(may).sort()).toEqual([...rpcs].sort());
});

it.each(rpcs)('%s is for those roles only', async (rpc) => {
  const admitted = await admittedRoles(stage, IntakeServiceService, rpc, roles);
  expect(admitted.sort()).toEqual([...new Set(may[rpc])].sort());
});
