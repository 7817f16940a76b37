import type { DynamicModule, INestApplicationContext } from '@nestjs/common';
import type { MigrationClass } from '../mysql/index.js';
import type { Specification } from '../config/index.js';
import type { Rights, ServiceDefinition } from '../grpc/index.js';
import type { Subscription } from '../messaging/index.js';
import type { Runtime } from './runtime.js';
import type { Worker } from './worker.js';

/** What a service gives to the host: everything it is, and nothing of where it runs. */
export interface HotlineService {
  /** one word: folder, database, topic prefix, address, error domain */
  name: string;
  /** the generated definition that it serves; absent: no gRPC */
  contract?: ServiceDefinition;
  /** one row for every rpc of the contract */
  rights?: Rights;
  /** the variables that it reads beside the host's own */
  variables?: Specification;
  /** run in its database after the platform's */
  migrations: MigrationClass[];
  module(runtime: Runtime): DynamicModule;
  /** the topics that it publishes to: `<name>.<noun>` */
  publishes?: readonly string[];
  /** The topics of its subscription, known also where it does not run: a local relay fills its mailbox all the same. */
  listens?: readonly string[];
  /** the facts that it listens to */
  subscription?(app: INestApplicationContext): Subscription;
  /** timers and servers of its own; started after everything else, stopped first */
  workers?(app: INestApplicationContext): Worker[];
}
