import { Server, ServerCredentials, type ServerWritableStream } from '@grpc/grpc-js';
import { forbidden } from '@hotline/platform/errors';
import { statusOf } from '@hotline/platform/grpc';
import type { WatchOrdersRequest, WatchOrdersResponse } from '@hotline/proto/handling/v1/finding';
import { HandlingServiceService } from '@hotline/proto/handling/v1/handling_service';

type Watcher = ServerWritableStream<WatchOrdersRequest, WatchOrdersResponse>;

/** A peer that speaks handling's contract as far as watching goes: it says what it is told to say. */
export async function startFakeHandling() {
  const watchers = new Set<Watcher>();
  const heard: WatchOrdersRequest[] = [];
  const nothing = () => undefined;
  const watch = (call: Watcher) => {
    heard.push(call.request);
    if (call.request.numbers.includes('secret')) {
      call.emit('error', statusOf(forbidden('NOT_YOUR_UNIT', 'no'), 'handling'));
      return;
    }
    watchers.add(call);
    call.once('cancelled', () => watchers.delete(call));
  };
  const server = new Server();
  const handlers = Object.fromEntries(Object.keys(HandlingServiceService).map((rpc) => [rpc, nothing]));
  server.addService(HandlingServiceService, { ...handlers, watchOrders: watch });
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) => (error ? reject(error) : resolve(bound))),
  );
  return {
    heard,
    watchers,
    say: (change: Partial<WatchOrdersResponse>) =>
      watchers.forEach((call) => call.write({ number: '', state: '', what: '', at: undefined, ...change })),
    hangUp: () => watchers.forEach((call) => call.end()),
    address: `127.0.0.1:${port}`,
    close: () => server.forceShutdown(),
  };
}
