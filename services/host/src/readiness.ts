import { poll, type Worker } from '@hotline/platform/hosting';
import type { UnitOfWork } from '@hotline/platform/mysql';
import { logger, meter } from '@hotline/platform/telemetry';

const log = logger('readiness');
const askEveryMs = 2_000;

const serving = meter.createGauge('hotline_serving', { description: 'Whether a service can do its work (1) or not (0), by service.' });

/** Tells a service's health: it serves while its database can be written, and serves again by itself when it can be again. */
export function readiness(service: string, { server, database }: UnitOfWork, tell: (ready: boolean) => void): Worker {
  let ready = true;
  let stopped = false;
  const learn = (now: boolean, why?: unknown): void => {
    if (now === ready || stopped) return;
    ready = now;
    tell(ready);
    log[ready ? 'info' : 'error']({ of: service, err: why }, ready ? 'serves again' : 'serves no more: its database cannot be written');
  };
  const worker = poll(`readiness of ${service}`, askEveryMs, async () => {
    await server.requireWritable(database).then(
      () => learn(true),
      (why: unknown) => learn(false, why),
    );
    serving.record(ready ? 1 : 0, { service });
    return false;
  });
  const stop = () => {
    stopped = true; // what is asked now tells nothing any more
    return worker.stop();
  };
  return { start: () => worker.start(), stop };
}
