// What can be wrong with the way between a client and a server, and what stands between them.

export type Direction = 'to-server' | 'to-client';

export type Disturbance =
  /** Each chunk that a client sends (for a database: a statement) waits for so long, ± the jitter. Order is kept. */
  | { kind: 'delay'; ms: number; jitterMs?: number }
  /** Bytes in one direction vanish; connections stay open, the other direction flows. `only: 'open'`: later connections are spared. */
  | { kind: 'cut'; direction: Direction; only?: 'open' }
  /** Connections that are open are reset, new ones too. */
  | { kind: 'refuse' }
  /** Connections are accepted and stay open; nothing passes either way. */
  | { kind: 'black-hole' }
  /** Passes for `upMs`, refuses for `downMs`, and so on. */
  | { kind: 'flap'; upMs: number; downMs: number }
  /** The next `times` COMMITs of a MySQL connection reach the server; their reply does not come back: the connection is reset, or silent for ever. */
  | { kind: 'drop-commit-reply'; times: number; ending: 'reset' | 'silence' }
  /** The next `times` chunks of a client that contain the words do not reach the server: the connection is reset. */
  | { kind: 'drop-request'; containing: string; times: number }
  /** So many bytes a second, each direction. */
  | { kind: 'throttle'; bytesPerSecond: number };

/** A TCP proxy whose ways can be disturbed while it runs. */
export interface Proxy {
  /** Listens on 127.0.0.1. */
  readonly port: number;
  /** Open pairs of connections. */
  readonly connections: number;
  /** How often disturbances came to pass since the first of them: chunks delayed or swallowed, connections refused, replies dropped. */
  readonly struck: number;
  /** Adds a disturbance, for the connections that are open and for new ones. @returns a function that ends it alone */
  disturb(disturbance: Disturbance): () => void;
  /** Ends all disturbances. Connections whose bytes vanished are reset, for they could never be trusted again. */
  heal(): void;
  close(): Promise<void>;
}
