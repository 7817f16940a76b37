/** Something that goes on by itself until it is stopped. */
export interface Worker {
  start(): void | Promise<void>;
  /** Resolves when the running turn is over. */
  stop(): Promise<void>;
}
