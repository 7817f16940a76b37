import { Server, ServerCredentials, type handleUnaryCall, type sendUnaryData, type UntypedHandleCall } from '@grpc/grpc-js';
import { shortName, statusOf, type Client, type ServiceDefinition } from '../../grpc/index.js';

/** Another service that answers some questions with a function each; whatever else is asked is UNIMPLEMENTED. */
export interface Neighbour {
  definition: ServiceDefinition;
  answers: Readonly<Record<string, (request: never) => unknown>>;
}

/** What a neighbour of the service under test answers. It may throw refusals. */
export const answering = <D extends ServiceDefinition>(definition: D, answers: Partial<Client<D>>): Neighbour => ({
  definition,
  answers: answers as Neighbour['answers'],
});

const handlerOf = (service: string, answer: (request: never) => unknown): handleUnaryCall<unknown, unknown> => {
  const reply = async (request: unknown, callback: sendUnaryData<unknown>) => {
    try {
      callback(null, await answer(request as never));
    } catch (error) {
      callback(statusOf(error, service));
    }
  };
  return ({ request }, callback) => void reply(request, callback);
};

/** Serves it on a free port. @returns its address and what ends it */
export async function serveNeighbour({ definition, answers }: Neighbour): Promise<{ service: string; address: string; close: () => void }> {
  const service = shortName(definition);
  const server = new Server();
  const handlers = Object.entries(answers).map(([rpc, answer]): [string, UntypedHandleCall] => [rpc, handlerOf(service, answer)]);
  server.addService(definition, Object.fromEntries(handlers));
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) => (error ? reject(error) : resolve(bound)));
  });
  return { service, address: `127.0.0.1:${port}`, close: () => server.forceShutdown() };
}
