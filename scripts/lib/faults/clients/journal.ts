// What the clients sent, and what they were told: the oracle holds the services to it.

/** A command that was answered after tries whose outcome nobody knew, or one of a sample: asked once more at the end. */
export interface Answered {
  step: string;
  reply: unknown;
  again: () => Promise<unknown>;
}

const sampleEvery = 40;

export class Journal {
  /** Commands that were sent. */
  sent = 0;
  /** Commands that were answered with success. */
  acknowledged = 0;
  /** Commands that were refused for good. */
  refused = 0;
  readonly answered: Answered[] = [];
  /** Lives by their index, with how many appeals they had begun to submit. */
  readonly submits = new Map<number, number>();
  private open = 0;
  private everybody = Promise.withResolvers<void>();

  begin(step: string, life: number): void {
    this.sent += 1;
    this.open += 1;
    if (/^submit/i.test(step)) this.submits.set(life, (this.submits.get(life) ?? 0) + 1);
  }

  answer(answered: Answered, tries: number): void {
    this.open -= 1;
    this.acknowledged += 1;
    if (tries > 1 || this.acknowledged % sampleEvery === 0) this.answered.push(answered);
  }

  refuse(): void {
    this.open -= 1;
    this.refused += 1;
  }

  /** Commands whose outcome is not known yet. */
  get unknown(): number {
    return this.open;
  }

  /** Whoever gave up waits for this, and asks once more. */
  get lastCall(): Promise<void> {
    return this.everybody.promise;
  }

  /** The services are well again: whoever gave up asks once more. */
  callAll(): void {
    this.everybody.resolve();
  }
}
