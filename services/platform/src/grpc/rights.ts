/** Who may call an rpc, and whether it changes something. */
export interface Right {
  /** A command runs in one unit of work and needs an idempotency key; a query just runs. */
  readonly kind: 'command' | 'query';
  readonly roles: readonly string[];
}

/** One row an rpc, keyed as in the generated definition (`acceptAppeal`). What has no row is refused, and the start fails. */
export type Rights = Readonly<Record<string, Right>>;

/** Every caller with a valid token. */
export const anyone = '*';

export const command = (role: string, ...roles: string[]): Right => ({ kind: 'command', roles: [role, ...roles] });
export const query = (role: string, ...roles: string[]): Right => ({ kind: 'query', roles: [role, ...roles] });

export const permits = ({ roles }: Right, held: readonly string[]): boolean =>
  roles.includes(anyone) || roles.some((role) => held.includes(role));

/** @throws Error naming each rpc without a row and each row without an rpc */
export function requireRights(service: string, rpcs: readonly string[], rights: Rights): void {
  const missing = rpcs.filter((rpc) => !Object.hasOwn(rights, rpc)).map((rpc) => `no right for ${rpc}`);
  const surplus = Object.keys(rights)
    .filter((rpc) => !rpcs.includes(rpc))
    .map((rpc) => `a right for the unknown rpc ${rpc}`);
  if (missing.length + surplus.length > 0) throw new Error(`${service}: ${[...missing, ...surplus].join(', ')}`);
}
