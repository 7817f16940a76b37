import { setTimeout as pause } from 'node:timers/promises';
import {
  openContainer,
  openRuntime,
  type Container,
  type ContainerOptions,
  type HotlineService,
  type OpenRuntime,
  type RuntimeOptions,
  type Worker,
} from '@hotline/platform/hosting';
import { Relay, type Running, type Subscription, type Transport } from '@hotline/platform/messaging';
import { inService, logger } from '@hotline/platform/telemetry';
import { readiness } from './readiness.js';
import { upkeep } from './upkeep.js';

const log = logger('host');
const lastRelayMs = 5000;

/** One service in this process, from its database to its workers; its parts end in another order than they began. */
export class HostedService {
  readonly subscription: Subscription | undefined;
  private readonly readiness: Worker;
  private relay: Relay | undefined;
  private incoming: Running | undefined;
  private travelling: (() => Promise<number>) | undefined;
  private readonly workers: Worker[] = [];

  private constructor(
    readonly service: HotlineService,
    private readonly open: OpenRuntime,
    readonly container: Container,
  ) {
    this.subscription = service.subscription?.(container.app);
    this.readiness = readiness(service.name, open.runtime.unitOfWork, (ready) => container.setServing(ready));
  }

  /** Its runtime, and its container, which listens but is not yet SERVING. */
  static async open(service: HotlineService, runtime: Omit<RuntimeOptions, 'wake'>, container: ContainerOptions): Promise<HostedService> {
    let hosted: HostedService | undefined;
    const opened = await openRuntime({ ...runtime, wake: () => hosted?.relay?.wake() });
    try {
      hosted = new HostedService(service, opened, await openContainer(service, opened.runtime, container));
      return hosted;
    } catch (error) {
      await opened.close();
      throw error;
    }
  }

  /** Its facts leave from now on, and those of others arrive. */
  async connect(transport: Transport): Promise<void> {
    const { unitOfWork } = this.open.runtime;
    await inService(this.service.name, async () => {
      this.relay = new Relay(unitOfWork, transport, logger('relay'));
      this.relay.start();
      this.incoming = this.subscription && transport.subscribe(this.subscription, unitOfWork);
      await this.incoming?.start();
    });
    const { subscription } = this;
    this.travelling = subscription && (() => transport.travelling(subscription.consumer, subscription.topics));
  }

  /** Workers start, and it is SERVING. */
  async serve(): Promise<void> {
    this.workers.push(
      ...upkeep(this.service.name, this.open.runtime, this.travelling),
      ...(this.service.workers?.(this.container.app) ?? []),
    );
    await inService(this.service.name, () => Promise.all(this.workers.map(async (worker) => worker.start())));
    this.container.setServing(true);
    void this.readiness.start();
  }

  /** Whoever looks after health sends nothing more. */
  leave(): void {
    void this.readiness.stop();
    this.container.setServing(false);
    for (const worker of this.workers) worker.leave?.();
  }

  /** Nothing new is begun by itself. */
  async stopTaking(): Promise<void> {
    await Promise.all([...this.workers.map((worker) => worker.stop()), this.incoming?.stop()]);
  }

  /** Running calls finish or are cut; then what they published leaves, if it can. */
  async drain(): Promise<void> {
    await this.container.close();
    await this.relay?.stop();
    await Promise.race([this.lastRelay(), pause(lastRelayMs, undefined, { ref: false })]);
  }

  close(): Promise<void> {
    return this.open.close();
  }

  private async lastRelay(): Promise<void> {
    try {
      while (((await this.relay?.relayBatch()) ?? 0) > 0);
    } catch (error) {
      log.warn({ err: error, of: this.service.name }, 'facts wait in the outbox for the next start');
    }
  }
}
