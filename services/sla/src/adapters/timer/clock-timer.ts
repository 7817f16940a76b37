import { poll, type Worker } from '@hotline/platform/hosting';
import type { FireClocks } from '../../app/fire-clocks.js';

/** Looks at the clocks when the next one is due, and once a second for those that others have started. */
export function clockTimer(fireClocks: FireClocks): Worker {
  let alarm: NodeJS.Timeout | undefined;
  const turns = poll('clocks', 1_000, async () => {
    clearTimeout(alarm);
    const idleMs = await fireClocks.execute();
    if (idleMs > 0) alarm = setTimeout(() => turns.wake(), idleMs);
    return idleMs === 0;
  });
  return {
    start: () => turns.start(),
    stop: async () => {
      await turns.stop();
      clearTimeout(alarm);
    },
  };
}
