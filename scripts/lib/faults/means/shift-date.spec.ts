// A process whose wall clock jumps while it runs: nothing else of its time does.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'clock-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('jumps by what the file says, and back when it is gone', async () => {
  const file = join(folder, 'shift');
  const say = `setInterval(() => process.stdout.write(JSON.stringify([Date.now(), +new Date(), +new Date('2026-11-24T00:00:00Z'), new Date() instanceof Date, performance.now()]) + '\\n'), 20)`;
  const child = spawn(process.execPath, ['--import', join(import.meta.dirname, 'shift-date.mjs'), '-e', say], {
    env: { HOTLINE_TEST_CLOCK_SHIFT: file },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let last: [number, number, number, boolean, number] | undefined;
  child.stdout.on('data', (said: Buffer) => {
    const line = said.toString().trim().split('\n').at(-1)!;
    last = JSON.parse(line) as typeof last;
  });
  const offBy = () => (last === undefined ? NaN : Math.round((last[0] - Date.now()) / 60_000));
  const soon = { timeout: 5_000, interval: 20 };
  try {
    await expect.poll(offBy, soon).toBe(0);
    writeFileSync(file, '-3600000');
    await expect.poll(offBy, soon).toBe(-60);
    expect(Math.abs(last![0] - last![1])).toBeLessThan(5);
    expect(last!.slice(2, 4)).toEqual([Date.parse('2026-11-24T00:00:00Z'), true]);
    expect(last![4]).toBeLessThan(60_000);
    rmSync(file);
    await expect.poll(offBy, soon).toBe(0);
  } finally {
    child.kill('SIGKILL');
  }
});
