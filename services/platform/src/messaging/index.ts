export type { IncomingEvent, Log, Message, OutgoingEvent, Running, Subscription } from './event.js';
export { largestPayload, Outbox } from './outbox.js';
export { Relay } from './relay.js';
export type { Transport } from './transport.js';
export { LocalTransport, type LocalOptions } from './local-transport.js';
export { ParkingLot, type ParkedMessage, type ParkedState } from './parking-lot.js';
export { KafkaTransport, type KafkaOptions } from './kafka-transport.js';
export { purgeMarks } from './inbox.js';
export { mailboxWaiting } from './mailbox.js';
