import { ServerInterceptingCall, type ServerInterceptor } from '@grpc/grpc-js';
import { Serving, type Doors } from './serving.js';

const open = /^\/grpc\.(health|reflection)\./;

/**
 * Lets a call in when there is room, its token is valid and has a role that the rights name; everything else is refused before it is
 * read. Each call has a span, a measure and, when it fails, a log line. `ending` is aborted when the server ends: streams end then.
 * Health and reflection always answer.
 */
export function serveCalls(doors: Doors, ending: AbortSignal): ServerInterceptor {
  return ({ path, responseStream }, peer) => {
    if (open.test(path)) return new ServerInterceptingCall(peer);
    const serving = new Serving(doors, path, responseStream, peer, ending);
    return new ServerInterceptingCall(peer, {
      start: (next) =>
        next({
          onReceiveMetadata: (metadata, proceed) => void serving.begin(metadata, proceed),
          onReceiveHalfClose: (proceed) => serving.handle(proceed),
          onCancel: () => serving.cancel(),
        }),
      sendMessage: (message, proceed) => {
        if (!responseStream) serving.leave();
        proceed(message);
      },
      sendStatus: (result, proceed) => {
        serving.finish(result);
        proceed(result);
      },
    });
  };
}
