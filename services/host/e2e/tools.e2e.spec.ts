import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf, gateway, type Service } from '../../../scripts/lib/stack/plan.ts';
import { Installation } from './support/installation.ts';
import * as life from './support/life.ts';
import { lamp } from './support/portal.ts';
import { ended, grpcurl } from './support/programs.ts';

const program = (await grpcurl()) ?? '';

let centre: Installation;
beforeAll(async () => {
  centre = await Installation.open('tools');
}, 120_000);
afterAll(() => centre?.close());

const tokenOf = async (account: string) => `authorization: Bearer ${await centre.people.tokenOf(account)}`;

describe.skipIf(program === '')('grpcurl, with reflection and a token,', () => {
  /** @throws what it said when it did not end well */
  async function grpc(account: string, service: Service, ...words: string[]) {
    const headers = ['-H', await tokenOf(account), '-H', `idempotency-key: ${randomUUID()}`];
    const data = words.length === 2 ? ['-d', words[1]!] : [];
    return ended(program, ['-plaintext', ...headers, ...data, addressOf(centre.stack.plan, service), words[0]!]);
  }

  it('lists what each address serves, and describes it', async () => {
    for (const [service, name] of [
      ['intake', 'hotline.intake.v1.IntakeService'],
      ['dispatch', 'hotline.dispatch.v1.DispatchService'],
      ['handling', 'hotline.handling.v1.HandlingService'],
      ['sla', 'hotline.sla.v1.SlaService'],
      ['integration', 'hotline.integration.v1.IntegrationService'],
    ] as const)
      expect((await grpc('agent1', service, 'list')).stdout.split('\n')).toContain(name);
    const target = addressOf(centre.stack.plan, 'intake');
    const { stdout } = await ended(program, ['-plaintext', target, 'describe', 'hotline.intake.v1.SubmitAppealRequest']);
    expect(stdout).toContain('string address = 5;');
  });

  it('hears that a service is in service', async () => {
    const { stdout } = await grpc('agent1', 'handling', 'grpc.health.v1.Health/Check', '{}');
    expect(JSON.parse(stdout)).toEqual({ status: 'SERVING' });
  });

  it('submits an appeal and follows it', async () => {
    const { stdout } = await grpc(
      'agent1',
      'intake',
      'hotline.intake.v1.IntakeService/SubmitAppeal',
      JSON.stringify({ ...lamp, channel: 'phone' }),
    );
    const { number } = JSON.parse(stdout) as { number: string };
    const tracked = await grpc('agent1', 'intake', 'hotline.intake.v1.IntakeService/TrackAppeal', JSON.stringify({ number }));
    expect(JSON.parse(tracked.stdout)).toMatchObject({ number, state: 'received', title: lamp.title });
  });

  it("is told why a handler's token does not open another unit's order", async () => {
    const { number } = await centre.portal.submit();
    await life.accept(centre, number);
    await life.assignmentOf(centre, number, await life.dispatch(centre, number));
    const body = JSON.stringify({ assignment_id: `${number}/a1` });
    const { code, stderr } = await grpc('renshe.handler', 'handling', 'hotline.handling.v1.HandlingService/SignAssignment', body);
    expect(code).not.toBe(0);
    expect(stderr).toContain('PermissionDenied');
    expect(stderr).toContain('NOT_YOUR_UNIT');
  });
});

describe('curl', () => {
  it('calls a service through the gateway, as the README shows it', async () => {
    const address = `${gateway(centre.stack.plan)}/hotline.intake.v1.IntakeService/FindAppeals`;
    const { stdout } = await ended('curl', [
      '-s',
      address,
      '-H',
      await tokenOf('agent1'),
      '-H',
      'content-type: application/json',
      '-d',
      '{}',
    ]);
    expect(JSON.parse(stdout)).toHaveProperty('appeals');
  });

  it('reads the OpenAPI document of the portal', async () => {
    const { stdout } = await ended('curl', ['-s', `${gateway(centre.stack.plan)}/public/v1/openapi.json`]);
    expect(Object.keys((JSON.parse(stdout) as { paths: object }).paths)).toContain('/public/v1/appeals');
  });
});
