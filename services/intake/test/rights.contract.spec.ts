import { IntakeServiceService } from '@hotline/proto/intake/v1/intake_service';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal, startIntake, type IntakeStage } from './stage.js';

let stage: IntakeStage;

beforeAll(async () => {
  stage = await startIntake();
}, 120_000);
afterAll(() => stage?.close());

const roles = [
  'citizen',
  'agent',
  'dispatcher',
  'arbiter',
  'reviewer',
  'callback_agent',
  'quality_inspector',
  'handler',
  'unit_head',
  'supervisor',
  'inspector',
  'editor',
  'keeper',
  'analyst',
  'leader',
  'administrator',
  'partner',
  'system',
];

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

describe.each(rpcs)('%s', (rpc) => {
  const empty = IntakeServiceService[rpc].requestDeserialize(Buffer.alloc(0));
  const call = (role: string) => (stage.as(role)[rpc] as (request: unknown) => Promise<unknown>)(empty);

  it.each(roles)('for %s', async (role) => {
    const allowed = await call(role).then(
      () => true,
      (error: { reason: string }) => error.reason !== 'ROLE_NOT_ALLOWED',
    );
    expect(allowed).toBe(may[rpc]?.includes(role));
  });

  it('not without a token', async () => {
    const nobody = stage.nobody[rpc] as (request: unknown) => Promise<unknown>;
    expect(await refusal(nobody(empty))).toMatchObject({ kind: 'unauthenticated', reason: 'TOKEN_MISSING' });
  });
});
