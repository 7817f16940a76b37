/** Something that goes on by itself until it is stopped. */
export interface Worker {
  start(): void | Promise<void>;
  /** The process will end soon: what looks after its health shall send nothing more. It still works. */
  leave?(): void;
  /** Resolves when the running turn is over. */
  stop(): Promise<void>;
}
