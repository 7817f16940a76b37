// How far it is: a bar on a terminal, a line now and then elsewhere.
import type { Lived } from './run.ts';

const width = 30;
const everyMs = 5000;

export class Progress {
  private done = 0;
  private failed = 0;
  private lastSaid = 0;
  private readonly began = Date.now();
  private readonly total: number;

  constructor(total: number) {
    this.total = total;
  }

  ended({ life, failure }: Lived): void {
    this.done += 1;
    if (failure !== undefined) {
      this.failed += 1;
      this.clear();
      process.stdout.write(
        `  ✗ ${life.appeals[0]?.number ?? 'not submitted'} (${life.story.path}, line ${life.story.index + 1}): ${failure}\n`,
      );
    }
    if (process.stdout.isTTY) process.stdout.write(`\r${this.bar()}`);
    else if (Date.now() - this.lastSaid > everyMs || this.done === this.total) process.stdout.write(`${this.counts()}\n`);
    else return;
    this.lastSaid = Date.now();
  }

  end(): void {
    if (process.stdout.isTTY) process.stdout.write('\n');
  }

  private clear(): void {
    if (process.stdout.isTTY) process.stdout.write(`\r${' '.repeat(width + 50)}\r`);
  }

  private bar(): string {
    const full = Math.round((this.done / this.total) * width);
    return `${'█'.repeat(full)}${'░'.repeat(width - full)} ${this.counts()}`;
  }

  private counts(): string {
    const seconds = (Date.now() - this.began) / 1000;
    const failed = this.failed === 0 ? '' : `, ${this.failed} failed`;
    return `${this.done}/${this.total} lives, ${(this.done / seconds).toFixed(1)}/s, ${seconds.toFixed(0)} s${failed}`;
  }
}
