import { poll, type Runtime, type Worker } from '@hotline/platform/hosting';
import { mailboxWaiting, ParkingLot, purgeMarks } from '@hotline/platform/messaging';
import { logger, meter } from '@hotline/platform/telemetry';

const log = logger('upkeep');
const purgeEveryMs = 10 * 60_000;
const countEveryMs = 15_000;

const waiting = meter.createGauge('hotline_outbox_waiting', { description: 'Facts that have not left yet, by service.' });
const oldest = meter.createGauge('hotline_outbox_oldest_seconds', { description: 'How long the oldest of them waits.' });
const arrived = meter.createGauge('hotline_mailbox_waiting', {
  description: 'Facts that have arrived by the local transport and are not applied yet, by service.',
});
const underWay = meter.createGauge('hotline_topic_waiting', {
  description: 'Facts that stand in the topics of a broker and are not applied yet, by the service that listens.',
});
const aside = meter.createGauge('hotline_parked', {
  description: 'Facts put aside, by service and state: waiting is tried again, parked needs a person.',
});

/** Forgets what is too old to matter: idempotency keys, leases, marks of applied facts. */
const purging = ({ unitOfWork, idempotency, leases }: Runtime): Worker =>
  poll('purge', purgeEveryMs, async () => {
    const more = await Promise.all([idempotency.purge(), leases.purge(), purgeMarks(unitOfWork)]);
    return more.some(Boolean);
  });

/** Measures what waits; says so when something has been given up. */
function counting(service: string, { unitOfWork, outbox, clock }: Runtime): Worker {
  const parkingLot = new ParkingLot(unitOfWork);
  let parkedBefore = 0;
  return poll('count', countEveryMs, async () => {
    const backlog = await outbox.backlog();
    const { parked, waiting: again } = await parkingLot.counts();
    arrived.record(await mailboxWaiting(unitOfWork), { service });
    waiting.record(backlog.waiting, { service });
    oldest.record(backlog.oldest ? (clock.now().getTime() - backlog.oldest.getTime()) / 1000 : 0, { service });
    aside.record(parked, { service, state: 'parked' });
    aside.record(again, { service, state: 'waiting' });
    if (parked > parkedBefore)
      log.error({ parked }, 'facts were given up: the command parked lists them with their reasons, replays or discards them');
    parkedBefore = parked;
    return false;
  });
}

/** Asks the broker. One that is away tells nothing: the age of the outbox's oldest does then. */
function following(service: string, travelling: () => Promise<number>): Worker {
  return poll('follow', countEveryMs, async () => {
    await travelling().then(
      (count) => underWay.record(count, { service }),
      (error: unknown) => log.debug({ err: error, service }, 'the broker does not say what waits'),
    );
    return false;
  });
}

/** What every service needs done beside its own work. `travelling`: what is on its way to it; undefined when it listens to nothing. */
export const upkeep = (service: string, runtime: Runtime, travelling: (() => Promise<number>) | undefined): Worker[] => [
  purging(runtime),
  counting(service, runtime),
  ...(travelling ? [following(service, travelling)] : []),
];
