import { Metadata, status, type Client as Channel, type StatusObject } from '@grpc/grpc-js';
import type { MethodDefinition } from './definition.js';

/** What a call is sent with. */
export interface Sending {
  metadata: Metadata;
  /** ms since the epoch */
  deadline: number;
  /** aborts when nobody waits for the reply any more */
  signal?: AbortSignal | undefined;
}

const failed = (code: status, details: string): StatusObject => ({ code, details, metadata: new Metadata() });

/**
 * One question, one reply, on the channel's own call. `Client.makeUnaryRequest` does the same with a stack trace, an emitter and a
 * chain of interceptors for each call, which nothing here looks at: 20 µs of 100.
 * @param done told once
 */
export function unaryCall<Q, S>(
  channel: Channel,
  { path, requestSerialize, responseDeserialize }: MethodDefinition<Q, S>,
  request: Q,
  { metadata, deadline, signal }: Sending,
  done: (failure: StatusObject | undefined, reply?: S) => void,
): void {
  const bytes = requestSerialize(request);
  const call = channel.getChannel().createCall(path, deadline, undefined, null, undefined);
  let reply: { message: S } | undefined;
  let unreadable: StatusObject | undefined;
  call.start(metadata, {
    onReceiveMetadata: () => undefined,
    onReceiveMessage: (message: Buffer) => {
      try {
        reply = { message: responseDeserialize(message) };
      } catch {
        unreadable = failed(status.INTERNAL, 'the reply is no such message');
        call.cancelWithStatus(unreadable.code, unreadable.details);
      }
    },
    onReceiveStatus: (result) => {
      if (unreadable) done(unreadable);
      else if (result.code !== status.OK) done(result);
      else if (reply) done(undefined, reply.message);
      else done(failed(status.UNIMPLEMENTED, 'there is no reply'));
    },
  });
  call.startRead();
  call.sendMessageWithContext({}, bytes);
  call.halfClose();
  const stop = () => call.cancelWithStatus(status.CANCELLED, 'nobody waits any more');
  if (signal?.aborted) stop();
  signal?.addEventListener('abort', stop, { once: true });
}
