import { Unmet, type Trial } from '../fault.ts';

/** Asks four times a second. @throws Unmet when it is not so in time */
export async function until({ pause }: Trial, holds: () => Promise<boolean>, what: string, timeoutMs = 60_000): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Unmet(`${what}: not within ${Math.round(timeoutMs / 1000)} s`);
    await pause(250);
  }
}
