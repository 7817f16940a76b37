import type { KafkaOptions } from './kafka-transport.js';
import type { Transport } from './transport.js';

/** The transport over Kafka. Its client, 143 files, is read only where it is used: a start on the local transport does without. */
export async function openKafka(options: KafkaOptions): Promise<Transport> {
  const { KafkaTransport } = await import('./kafka-transport.js');
  return new KafkaTransport(options);
}
