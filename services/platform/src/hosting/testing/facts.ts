import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import type { UnitOfWork } from '../../mysql/index.js';
import { inService } from '../../telemetry/index.js';
import type { Runtime } from '../runtime.js';
import type { HotlineService } from '../service.js';

/** A fact that a service has published. */
export interface Published {
  /** 'intake.appeal' */
  topic: string;
  type: string;
  key: string;
  payload: Uint8Array;
}

/** A fact to be applied; `id` and `time` are made up when they are absent. */
export type Delivery = Published & { id?: string; time?: Date };

interface Row {
  topic: string;
  type: string;
  message_key: string;
  payload: Uint8Array;
}

/** What waits in the outbox: no relay runs, so nothing has left. */
export async function published(unitOfWork: UnitOfWork): Promise<Published[]> {
  const rows = await unitOfWork.query<Row>('SELECT topic, type, message_key, payload FROM outbox ORDER BY id');
  return rows.map(({ topic, type, message_key: key, payload }) => ({ topic, type, key, payload }));
}

/** Applies a fact in a unit of work, unless the subscription does not listen to it. */
export async function deliver(service: HotlineService, app: INestApplicationContext, runtime: Runtime, delivery: Delivery): Promise<void> {
  const subscription = service.subscription?.(app);
  if (!subscription?.topics.includes(delivery.topic) || !subscription.types.includes(delivery.type)) return;
  const event = { id: randomUUID(), time: runtime.clock.now(), ...delivery };
  await inService(service.name, () => runtime.unitOfWork.run(() => subscription.handle(event)));
}
