// What a fault is: one way to hurt a running installation, and what must hold besides the oracle.
import type { Draw } from '../replay/draw.ts';
import type { People } from '../stack/people.ts';
import type { Plan, Service } from '../stack/plan.ts';
import type { Clients } from './clients.ts';
import type { Proxy } from './proxy.ts';

export type { Clients, Accepted, Latencies, Watched } from './clients.ts';
export type { Proxy } from './proxy.ts';
export { demand, Unmet } from './unmet.ts';

export type Transport = 'local' | 'kafka';
export const transports: readonly Transport[] = ['local', 'kafka'];

/** What a strike found, for the report: `{ firstAcceptMs: 1840, coldStartMs: 900 }`. */
export type Figures = Record<string, number | string>;

export interface Fault {
  /** Kebab-case and unique: `kill-after-commit`. */
  name: string;
  /** The row of the table that it belongs to; every row is struck as often as the others. */
  row: Row;
  transports: readonly Transport[];
  /** About how long one strike takes, with what it waits for. Seeds are planned by it. */
  seconds: number;
  /**
   * Strikes while the clients live, and resolves when what it broke is whole again (processes serve, proxies are healed).
   * @throws Unmet when the row's own demand does not hold; any other error is a failure of the strike itself, and fails the seed too
   */
  strike(trial: Trial): Promise<Figures>;
}

/** The rows of the table. */
export const rows = [
  'kill',
  'broker',
  'database',
  'duplicates',
  'clock',
  'poison',
  'overload',
  'limits',
  'deadlines',
  'upgrade',
  'backup',
] as const;
export type Row = (typeof rows)[number];

export type Signal = 'SIGTERM' | 'SIGKILL' | 'SIGSTOP' | 'SIGCONT';

/** A process of ours: one with all services on the local transport, one a service with Kafka. */
export interface Running {
  readonly name: string;
  readonly services: readonly Service[];
  /** Of the last start. */
  readonly pid: number;
  readonly log: string;
  alive(): boolean;
  /** Sends it; SIGTERM and SIGKILL resolve when the process is gone. */
  kill(signal: Signal): Promise<void>;
  /** Resolves when the process is gone by whatever cause (a failpoint, say). @throws Error when it lives on for longer */
  gone(timeoutMs?: number): Promise<void>;
  /**
   * Starts it anew, resolves when all its services serve (`wait: false`: at once). `env` holds for this start alone; `program` is another build's
   * main.js. @returns how long that took, ms @throws Error with its last words when it does not start
   */
  start(options?: { env?: Record<string, string>; program?: string; wait?: boolean }): Promise<number>;
  untilServing(timeoutMs?: number): Promise<void>;
  /** What an undisturbed start of this process took in this installation, ms: measured before the clients came. */
  readonly coldStartMs: number;
}

export interface Processes {
  all: readonly Running[];
  /** The one that runs the service. */
  of(service: Service): Running;
}

/** The database server or the broker. Services reach it only through their proxies. */
export interface Server {
  readonly pid: number;
  /** Its own port, past the proxies. */
  readonly port: number;
  readonly folder: string;
  /** Sends it; SIGTERM and SIGKILL resolve when the process is gone. */
  kill(signal: Signal): Promise<void>;
  /** Starts it again on its folder and port, resolves when it answers. */
  start(): Promise<void>;
  /** The way of one process to it. */
  proxyOf(service: Service): Proxy;
  /** One a process. */
  proxies: readonly Proxy[];
}

/** One running installation under load, as a fault sees it. */
export interface Trial {
  transport: Transport;
  plan: Plan;
  /** Chance of this strike: seeded, its own. */
  random: Draw;
  processes: Processes;
  database: Server;
  /** With Kafka only. */
  broker?: Server;
  /** The way of the other processes to this one (gRPC); with Kafka only, where every service is a process. */
  proxyTo?: (service: Service) => Proxy;
  clients: Clients;
  /** Signs in as anybody of the starter data and calls the services directly (gRPC). */
  people: People;
  /** Directly to the database, past the proxies. Text protocol: `IN (?)` and `VALUES ?` take lists. */
  sql: <R = Record<string, unknown>>(service: Service, statement: string, values?: unknown[]) => Promise<R[]>;
  /** Facts that are committed and not yet applied everywhere: unpublished rows of the outboxes, plus what consumers lag behind. */
  backlog: () => Promise<{ unpublished: number; unapplied: number }>;
  /** Resolves when nothing moves any more: outboxes empty, nothing lags, no due clock waits. Pause the clients before. @throws Unmet after the time */
  settle: (timeoutMs?: number) => Promise<void>;
  /** The oracle now, as at the seed's end; pause and settle before. @returns the sentences of what does not hold */
  judge: () => Promise<string[]>;
  /** A line of the seed's story. */
  note: (line: string) => void;
  pause: (ms: number) => Promise<void>;
}
