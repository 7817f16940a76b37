import type { City } from './city.js';

/** What there is, read once: people choose what to act upon from it, and laws are judged by it. */
export class View {
  private readonly seen = new Map<string, unknown>();

  constructor(private readonly city: City) {}

  orders = () => this.once('orders', () => this.city.handling.all());
  appeals = () => this.once('appeals', () => this.city.intake.ports.appeals.all());
  placements = () => this.once('placements', () => this.city.dispatch.ports.placements.all());
  returns = () => this.once('returns', () => this.city.dispatch.ports.returns.all());

  private once<T>(what: string, read: () => T): T {
    if (!this.seen.has(what)) this.seen.set(what, read());
    return this.seen.get(what) as T;
  }
}
