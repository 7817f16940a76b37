import type { UnitOfWork } from './unit-of-work.js';

const sampleEvery = 30_000;
/** An answer that took longer says too little of when it was given, ms: the process or the database may have been paused meanwhile. */
const longestTrip = 2_000;
/** The first answer waits for a connection and its settings, later ones may be held up: of so many the quickest says best when it was given. */
const questions = 5;

/**
 * The database's time, counted on by the monotonic clock: a jump of the process's wall clock changes nothing.
 * After a fail-over it is wrong for at most thirty seconds.
 */
export class DatabaseClock {
  private offset: number | undefined;
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly uow: Pick<UnitOfWork, 'query'>,
    private readonly monotonic: () => number = () => performance.now(),
  ) {}

  /** Asks for the time, and again every thirty seconds. A sample that fails leaves the last one in force. */
  async start(): Promise<this> {
    await this.sample();
    this.timer = setInterval(() => void this.sample().catch(() => undefined), sampleEvery).unref();
    return this;
  }

  stop(): void {
    clearInterval(this.timer);
  }

  now(): Date {
    if (this.offset === undefined) throw new Error('the clock was not started');
    return new Date(this.offset + this.monotonic());
  }

  /**
   * The quickest answer of several is taken to be of the middle between question and arrival. One that was long on its way is used only while
   * there is no other.
   */
  async sample(): Promise<void> {
    const answers = [];
    for (let question = 0; question < questions; question++) answers.push(await this.ask());
    const quickest = answers.reduce((best, answer) => (answer.trip < best.trip ? answer : best));
    if (this.offset === undefined || quickest.trip <= longestTrip) this.offset = quickest.offset;
  }

  private async ask(): Promise<{ trip: number; offset: number }> {
    const asked = this.monotonic();
    const [row] = await this.uow.query<{ now: Date }>('SELECT NOW(6) AS now');
    const arrived = this.monotonic();
    return { trip: arrived - asked, offset: row!.now.getTime() - (asked + arrived) / 2 };
  }
}
