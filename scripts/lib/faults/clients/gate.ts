// What every call of the clients goes through: it can be closed for a while, and for good.

/** The clients are told to stop; nothing new is begun. */
export class Stopped extends Error {
  constructor() {
    super('the clients were stopped');
  }
}

export class Gate {
  private opening: PromiseWithResolvers<void> | undefined;
  private idle: PromiseWithResolvers<void> | undefined;
  private underWay = 0;
  private stopped = false;

  /** One call. @throws whatever it throws */
  async pass<T>(call: () => Promise<T>): Promise<T> {
    while (this.opening !== undefined) await this.opening.promise;
    this.underWay += 1;
    try {
      return await call();
    } finally {
      this.underWay -= 1;
      if (this.underWay === 0) this.idle?.resolve();
    }
  }

  /** Calls wait. Resolves when none is under way. */
  async close(): Promise<void> {
    this.opening ??= Promise.withResolvers();
    if (this.underWay === 0) return;
    this.idle ??= Promise.withResolvers();
    await this.idle.promise;
    this.idle = undefined;
  }

  open(): void {
    this.opening?.resolve();
    this.opening = undefined;
  }

  get isOpen(): boolean {
    return this.opening === undefined;
  }

  /** From now on nothing new is begun; what was begun is asked until it is answered. */
  stop(): void {
    this.stopped = true;
    this.open();
  }

  /** @throws Stopped */
  check(): void {
    if (this.stopped) throw new Stopped();
  }
}
