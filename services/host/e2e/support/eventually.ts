import { vi } from 'vitest';

/** Facts take their time: tries until it holds, at most `timeout` ms. @throws the last failure */
export const eventually = <T>(attempt: () => Promise<T> | T, timeout = 20_000): Promise<T> =>
  vi.waitFor(attempt, { timeout, interval: 40 });
