import { invalid } from '../errors/index.js';
import type { ServiceDefinition } from './definition.js';

/** Bytes that are no such message. */
class Malformed {}

/** The definition, whose requests become a mark when they cannot be read: grpc-js itself would answer INTERNAL. */
export const markingMalformed = (definition: ServiceDefinition): ServiceDefinition =>
  Object.fromEntries(
    Object.entries(definition).map(([rpc, method]) => {
      const requestDeserialize = (bytes: Buffer): unknown => {
        try {
          return method.requestDeserialize(bytes) as unknown;
        } catch {
          return new Malformed();
        }
      };
      return [rpc, { ...method, requestDeserialize }];
    }),
  );

/** @throws DomainError MALFORMED */
export function requireWellFormed(request: unknown): void {
  if (request instanceof Malformed) throw invalid('MALFORMED', 'the bytes of the request are no such message');
}
