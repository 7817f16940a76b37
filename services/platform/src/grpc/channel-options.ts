import type { ChannelOptions } from '@grpc/grpc-js';

/**
 * Every replica gets its turn. UNAVAILABLE is tried again four times within about three seconds: a service that restarts is waited
 * for. So is RESOURCE_EXHAUSTED, once, when the service says so and as late as it says (`grpc-retry-pushback-ms`). Both mean that nothing was
 * done, or that nobody knows; commands may be retried like queries, because each carries its idempotency key.
 */
export const channelOptions = (service: string): ChannelOptions => ({
  'grpc.service_config': JSON.stringify({
    loadBalancingConfig: [{ round_robin: {} }],
    methodConfig: [
      {
        name: [{ service }],
        retryPolicy: {
          maxAttempts: 5,
          initialBackoff: '0.2s',
          maxBackoff: '1.5s',
          backoffMultiplier: 2.5,
          retryableStatusCodes: ['UNAVAILABLE', 'RESOURCE_EXHAUSTED'],
        },
      },
    ],
  }),
  'grpc.enable_channelz': 0,
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 2000,
  'grpc.keepalive_time_ms': 30_000,
  'grpc.keepalive_timeout_ms': 5000,
});
