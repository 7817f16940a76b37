import { invalid } from '../errors/index.js';
import { failpoint } from '../failpoints/index.js';
import type { Call } from './call.js';
import type { MethodDefinition } from './definition.js';

/**
 * Runs a command once per idempotency key; a retry gets the first reply.
 * @throws DomainError IDEMPOTENCY_KEY_MISSING, or what Idempotency says of a key that was used for something else
 */
export async function replyOnce<Q, S>(definition: MethodDefinition<Q, S>, call: Call, request: Q, work: () => Promise<S>): Promise<S> {
  if (!call.idempotencyKey) {
    throw invalid('IDEMPOTENCY_KEY_MISSING', `${call.rpc} changes something: it needs the metadata idempotency-key`, {
      field: 'idempotency-key',
    });
  }
  failpoint('before-transaction', call.service);
  let fresh: { reply: S; bytes: Uint8Array } | undefined;
  const bytes = await call.idempotency.run(
    call.idempotencyKey,
    definition.path,
    definition.requestSerialize(request),
    call.caller,
    async () => {
      const reply = await work();
      fresh = { reply, bytes: definition.responseSerialize(reply) };
      return fresh.bytes;
    },
  );
  failpoint('after-commit', call.service);
  return fresh?.bytes === bytes ? fresh.reply : definition.responseDeserialize(Buffer.from(bytes));
}
