import type { ServiceDefinition } from '../../grpc/index.js';
import type { Stage } from './stage.js';

type Call = (request: unknown) => Promise<unknown>;

/** Nobody's reason is '' when the call went through. */
const reasonOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => '',
    ({ reason }: { reason: string }) => reason,
  );

/**
 * Which of `roles` an rpc lets in, each asked with an empty request: whatever else is refused then, it was not for the role. `nobody` is
 * among them when the rpc answers without a token.
 */
export async function admittedRoles<D extends ServiceDefinition>(
  stage: Stage<D>,
  contract: D,
  rpc: keyof D & string,
  roles: readonly string[],
): Promise<string[]> {
  const empty = contract[rpc]?.requestDeserialize(Buffer.alloc(0));
  const ask = (client: object) => reasonOf((client as Record<string, Call>)[rpc]!(empty));
  const admitted: string[] = [];
  for (const role of roles) if ((await ask(stage.as({ roles: [role], unit: 'x' }))) !== 'ROLE_NOT_ALLOWED') admitted.push(role);
  return (await ask(stage.nobody)) === 'TOKEN_MISSING' ? admitted : [...admitted, 'nobody'];
}
