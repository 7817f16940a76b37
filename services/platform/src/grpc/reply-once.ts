import { invalid } from '../errors/index.js';
import { failpoint } from '../failpoints/index.js';
import type { Call } from './call.js';
import type { MethodDefinition, ServiceDefinition } from './definition.js';

const written = new WeakMap<object, Buffer>();

/** The definition, whose replies to commands leave in the bytes in which they were stored, instead of being written again. */
export const writingOnce = (definition: ServiceDefinition): ServiceDefinition =>
  Object.fromEntries(
    Object.entries(definition).map(([rpc, method]) => {
      const responseSerialize = (reply: object): Buffer => written.get(reply) ?? method.responseSerialize(reply);
      return [rpc, { ...method, responseSerialize }];
    }),
  );

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
  let fresh: { reply: S; bytes: Buffer } | undefined;
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
  if (fresh?.bytes !== bytes) return definition.responseDeserialize(Buffer.from(bytes));
  written.set(fresh.reply as object, fresh.bytes);
  return fresh.reply;
}
