import { randomUUID } from 'node:crypto';
import { Code, ConnectError } from '@connectrpc/connect';
import { clientOf, closeClient } from '@hotline/platform/grpc';
import { HandlingServiceService } from '@hotline/proto/handling/v1/handling_service';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf } from '../../../scripts/lib/stack/plan.ts';
import { connectClient, post } from './support/bridge.ts';
import { Installation } from './support/installation.ts';
import * as life from './support/life.ts';
import { lamp, type Submitted } from './support/portal.ts';

const sign = '/hotline.handling.v1.HandlingService/SignAssignment';
const acceptance = '/hotline.intake.v1.IntakeService/AcceptAppeal';

let centre: Installation;
let appeal: Submitted;
let assignmentId: string;

const bearer = async (account: string) => ({ authorization: `Bearer ${await centre.people.tokenOf(account)}` });
const withKey = (key: string = randomUUID()) => ({ 'idempotency-key': key });

/** An appeal that lies with chengguan, unsigned. */
beforeAll(async () => {
  centre = await Installation.open('refusals');
  appeal = await centre.portal.submit();
  await life.accept(centre, appeal.number);
  assignmentId = await life.assignmentOf(centre, appeal.number, await life.dispatch(centre, appeal.number));
}, 120_000);
afterAll(() => centre?.close());

describe("a handler's token on another unit's order", () => {
  it('is refused by gRPC, with the reason', async () => {
    const { handling } = await centre.people.as('renshe.handler');
    await expect(handling.signAssignment({ assignmentId })).rejects.toMatchObject({
      kind: 'forbidden',
      reason: 'NOT_YOUR_UNIT',
      domain: 'handling',
    });
    await expect(handling.getOrder({ number: appeal.number })).rejects.toMatchObject({ kind: 'forbidden', reason: 'NOT_YOUR_UNIT' });
  });

  it("is refused to Connect's own client, with the reason", async () => {
    const client = connectClient(centre.stack.plan, 'hotline.handling.v1.HandlingService', {
      ...(await bearer('renshe.handler')),
      ...withKey(),
    });
    const error = await client.signAssignment({ assignmentId }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ConnectError);
    expect(error).toMatchObject({
      code: Code.PermissionDenied,
      details: [{ type: 'google.rpc.ErrorInfo', debug: { reason: 'NOT_YOUR_UNIT', domain: 'handling' } }],
    });
  });

  it('is refused to plain HTTP, with the reason', async () => {
    const answer = await post(centre.stack.plan, sign, { assignmentId }, { ...(await bearer('renshe.handler')), ...withKey() });
    expect(answer).toMatchObject({
      status: 403,
      body: {
        code: 'permission_denied',
        details: [{ type: 'google.rpc.ErrorInfo', debug: { reason: 'NOT_YOUR_UNIT', domain: 'handling' } }],
      },
    });
  });

  it('leaves no trace in the order', async () => {
    const { handling } = await centre.people.as('leader1');
    const { order } = await handling.getOrder({ number: appeal.number });
    expect(order).toMatchObject({ state: 'opened', assignments: [{ assignmentId, state: 'assigned' }] });
  });
});

describe('whoever comes', () => {
  it('without a token is not let in', async () => {
    const bare = clientOf(HandlingServiceService, addressOf(centre.stack.plan, 'handling'));
    await expect(bare.getOrder({ number: appeal.number })).rejects.toMatchObject({ kind: 'unauthenticated', reason: 'TOKEN_MISSING' });
    const forged = { token: `${await centre.people.tokenOf('leader1')}x` };
    await expect(bare.getOrder({ number: appeal.number }, forged)).rejects.toMatchObject({
      kind: 'unauthenticated',
      reason: 'TOKEN_INVALID',
    });
    closeClient(bare);
    expect(await post(centre.stack.plan, sign, { assignmentId })).toMatchObject({
      status: 401,
      body: { code: 'unauthenticated', details: [{ debug: { reason: 'NOT_SIGNED_IN', domain: 'gateway' } }] },
    });
  });

  it('with a role that may not is told which may', async () => {
    const { intake } = await centre.people.as('chengguan.handler');
    await expect(intake.takeNextAppeal({})).rejects.toMatchObject({
      kind: 'forbidden',
      reason: 'ROLE_NOT_ALLOWED',
      metadata: { action: 'takeNextAppeal', allowed: 'agent' },
    });
    const answer = await post(
      centre.stack.plan,
      acceptance,
      { number: appeal.number },
      { ...(await bearer('chengguan.handler')), ...withKey() },
    );
    expect(answer).toMatchObject({ status: 403, body: { details: [{ debug: { reason: 'ROLE_NOT_ALLOWED', domain: 'intake' } }] } });
  });

  it('with a word that there is not is told the words that there are', async () => {
    const { portal } = centre;
    const answer = await portal.ask('POST', '/appeals', { ...lamp, kind: 'grievance' }, withKey());
    expect(answer).toMatchObject({ status: 400, body: { reason: 'BAD_REQUEST_FIELD', metadata: { field: 'kind' } } });
    expect(answer.body.metadata.allowed).toContain('complaint');
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it('with a field that nobody knows is told where it stands', async () => {
    const headers = { ...(await bearer('agent1')), ...withKey() };
    expect(await post(centre.stack.plan, acceptance, { number: appeal.number, colour: 'red' }, headers)).toMatchObject({
      status: 400,
      body: {
        code: 'invalid_argument',
        details: [{ debug: { reason: 'BAD_REQUEST_FIELD', domain: 'gateway', metadata: { field: 'colour' } } }],
      },
    });
    const contact = { ...lamp.contact, nick: '小王' };
    expect(await centre.portal.ask('POST', '/appeals', { ...lamp, contact }, withKey())).toMatchObject({
      status: 400,
      body: { reason: 'BAD_REQUEST_FIELD', metadata: { field: 'contact.nick' } },
    });
  });

  it('with too much is stopped at the door', async () => {
    const long = 'x'.repeat(300 * 1024);
    expect(await centre.portal.ask('POST', '/appeals', { ...lamp, text: long }, withKey())).toMatchObject({
      status: 413,
      body: { reason: 'BODY_TOO_LARGE' },
    });
    const headers = { ...(await bearer('agent1')), ...withKey() };
    const tooMuch = [5, 8, 12].map((mebibytes) => ({ text: 'x'.repeat(mebibytes * 1024 * 1024) }));
    for (const answer of await Promise.all(tooMuch.map((body) => post(centre.stack.plan, acceptance, body, headers))))
      expect(answer).toMatchObject({ status: 429, body: { details: [{ debug: { reason: 'BODY_TOO_LARGE' } }] } });
    const { intake } = await centre.people.as('agent1');
    const text = '长'.repeat(2001);
    await expect(intake.addToAppeal({ number: appeal.number, queryCode: '', text, attachments: [] })).rejects.toMatchObject({
      reason: 'FIELD_TOO_LONG',
      metadata: { field: 'text' },
    });
  });
});

describe('a refusal of a service behind the service', () => {
  it('comes through with its reason', async () => {
    const body = { number: (await centre.portal.submit()).number, category: '9999' };
    const answer = await post(centre.stack.plan, acceptance, body, { ...(await bearer('agent1')), ...withKey() });
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'invalid_argument', details: [{ debug: { reason: 'CATEGORY_NOT_FOUND' } }] },
    });
  });
});

describe('a command', () => {
  it('without an idempotency key is refused on every way', async () => {
    const { intake } = await centre.people.as('agent1');
    await expect(intake.releaseLease({ number: appeal.number }, { idempotencyKey: '' })).rejects.toMatchObject({
      kind: 'invalid',
      reason: 'IDEMPOTENCY_KEY_MISSING',
    });
    expect(await post(centre.stack.plan, sign, { assignmentId }, await bearer('chengguan.handler'))).toMatchObject({
      status: 400,
      body: { details: [{ debug: { reason: 'IDEMPOTENCY_KEY_MISSING', domain: 'handling' } }] },
    });
    expect(await centre.portal.ask('POST', '/appeals', lamp)).toMatchObject({
      status: 400,
      body: { reason: 'BAD_REQUEST_FIELD', metadata: { field: 'idempotency-key', in: 'headers' } },
    });
  });

  it('that is sent twice under one key is done once and answered twice', async () => {
    const key = randomUUID();
    const [first, second] = await Promise.all([centre.portal.submit({}, key), centre.portal.submit({}, key)]);
    expect(second).toEqual(first);
    const again = { ...(await bearer('agent1')), ...withKey(key) };
    const body = { number: first.number, category: '0105' };
    const accepted = await post(centre.stack.plan, acceptance, body, again);
    expect(accepted).toMatchObject({ status: 200, body: { appeal: { state: 'accepted' } } });
    expect((await post(centre.stack.plan, acceptance, body, again)).body).toEqual(accepted.body);
  });

  it('with another body under a used key is refused', async () => {
    const key = randomUUID();
    await centre.portal.submit({}, key);
    expect(await centre.portal.ask('POST', '/appeals', { ...lamp, text: '别的事情' }, withKey(key))).toMatchObject({
      status: 409,
      body: { reason: 'IDEMPOTENCY_KEY_REUSED' },
    });
  });
});
