import { AsyncLocalStorage } from 'node:async_hooks';
import type { Transactional } from '../mysql/index.js';

interface Running {
  over: boolean;
  undo: (() => void)[];
  callbacks: (() => void)[];
  memories: Map<object, Map<string, unknown>>;
}

/** Units of work over things in memory, one after another: what a throw leaves behind is undone. */
export class MemoryUnitOfWork implements Transactional {
  private readonly storage = new AsyncLocalStorage<Running>();
  private queue: Promise<unknown> = Promise.resolve();

  run<T>(work: () => Promise<T>): Promise<T> {
    if (this.running()) return work();
    const turn = this.queue.then(() => this.once(work));
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  /** Inside a running one: undoes what `work` changed when it throws, and goes on. */
  async attempt<T>(work: () => Promise<T>): Promise<T> {
    const running = this.running();
    if (!running) return this.run(work);
    const { undo, callbacks } = { undo: running.undo.length, callbacks: running.callbacks.length };
    try {
      return await work();
    } catch (error) {
      running.undo
        .splice(undo)
        .toReversed()
        .forEach((step) => step());
      running.callbacks.length = callbacks;
      throw error;
    }
  }

  afterCommit(callback: () => void): void {
    const running = this.running();
    if (running) running.callbacks.push(callback);
    else callback();
  }

  /** What `owner` remembers until the running work ends; undefined outside. */
  memory<V>(owner: object): Map<string, V> | undefined {
    const running = this.running();
    if (!running) return undefined;
    const memory = running.memories.get(owner) ?? new Map<string, unknown>();
    running.memories.set(owner, memory);
    return memory as Map<string, V>;
  }

  /** Sets one entry of a map for as long as the work is not undone. */
  set<V>(map: Map<string, V>, key: string, value: V): void {
    const had = map.has(key);
    const before = map.get(key);
    this.running()?.undo.push(() => (had ? map.set(key, before as V) : map.delete(key)));
    map.set(key, value);
  }

  /** How to undo what was just changed, if it must be. */
  undo(step: () => void): void {
    this.running()?.undo.push(step);
  }

  private async once<T>(work: () => Promise<T>): Promise<T> {
    const running: Running = { over: false, undo: [], callbacks: [], memories: new Map() };
    let result: T;
    try {
      result = await this.storage.run(running, work);
    } catch (error) {
      running.undo.toReversed().forEach((step) => step());
      throw error;
    } finally {
      running.over = true;
    }
    this.storage.exit(() => running.callbacks.forEach((callback) => callback()));
    return result;
  }

  private running(): Running | undefined {
    const running = this.storage.getStore();
    return running?.over ? undefined : running;
  }
}
