import type { Calendar } from './calendar.js';
import { type Change, type Clock, isOpen } from './clock.js';
import type { Extension } from './extension.js';
import type { Assignment, Matter, MatterEvent, Order, Outcome } from './matter.js';
import type { ClockKind, Policy } from './policy.js';

/** A matter while one fact is written into it: the old one stays as it was, the events gather in order. */
export class Book {
  readonly events: MatterEvent[] = [];
  private readonly orders: Record<string, Order>;
  private readonly clocks: Record<string, Clock>;
  private readonly extensions: Record<string, Extension>;

  constructor(
    private readonly before: Matter,
    readonly policy: Policy,
    readonly calendar: Calendar,
  ) {
    this.orders = { ...before.orders };
    this.clocks = { ...before.clocks };
    this.extensions = { ...before.extensions };
  }

  close(key: string): Outcome {
    const { orders, clocks, extensions } = this;
    return { matter: { ...this.before, orders, clocks, extensions, applied: [...this.before.applied, key] }, events: this.events };
  }

  order = (number: string): Order | undefined => this.orders[number];

  /** Writes a change of the order; the order as it is then. */
  amend(number: string, change: Partial<Order>): Order {
    return (this.orders[number] = { ...this.orders[number]!, ...change });
  }

  open(order: Order): Order {
    return (this.orders[order.number] = order);
  }

  assignment = (number: string, id: string | undefined): Assignment | undefined => this.orders[number]?.assignments[id ?? ''];

  assign(number: string, assignment: Assignment): Order {
    return this.amend(number, { assignments: { ...this.orders[number]!.assignments, [assignment.id]: assignment } });
  }

  /** The order and its parts. */
  family(number: string): Order[] {
    return Object.values(this.orders).filter((order) => order.number === number || order.parent === number);
  }

  clock = (id: string): Clock | undefined => this.clocks[id];

  /** Clocks of an order, in the order of their starting; of one kind or one subject if asked. */
  clocksOf(number: string, want: { kind?: ClockKind; subject?: string } = {}): Clock[] {
    return Object.values(this.clocks).filter(
      (clock) =>
        clock.number === number &&
        (want.kind === undefined || clock.kind === want.kind) &&
        (want.subject === undefined || clock.subject === want.subject),
    );
  }

  allClocks = (): Clock[] => Object.values(this.clocks);

  /** The running, held or stopped clock of a kind for a subject. */
  openClock(number: string, kind: ClockKind, subject: string): Clock | undefined {
    return this.clocksOf(number, { kind, subject }).findLast(isOpen);
  }

  put({ clock, events }: Change): Clock {
    this.clocks[clock.id] = clock;
    this.events.push(...events);
    return clock;
  }

  /** Writes what `change` makes of the open clock, if there is one. */
  turn(number: string, kind: ClockKind, subject: string, change: (clock: Clock) => Change): void {
    const clock = this.openClock(number, kind, subject);
    if (clock) this.put(change(clock));
  }

  extension = (id: string): Extension | undefined => this.extensions[id];

  allExtensions = (): Extension[] => Object.values(this.extensions);

  write(extension: Extension, event?: MatterEvent): void {
    this.extensions[extension.id] = extension;
    if (event) this.events.push(event);
  }
}
