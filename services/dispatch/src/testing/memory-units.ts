import type { MemoryUnitOfWork } from '@hotline/platform/testing';
import type { PublishEvents } from '../adapters/events/publish-events.js';
import { unitExists, unitNotFound } from '../app/not-found.js';
import { pageOf } from '../app/page-in-memory.js';
import type { Page, Paged, UnitFilter, Units } from '../app/ports.js';
import type { Unit, UnitOutcome } from '../domain/unit.js';

export class MemoryUnits implements Units {
  private readonly units = new Map<string, Unit>();

  constructor(
    private readonly uow: MemoryUnitOfWork,
    private readonly publishEvents: PublishEvents,
  ) {}

  find(codes: readonly string[]): Promise<Unit[]> {
    return Promise.resolve([...this.units.values()].filter(({ code }) => codes.includes(code)));
  }

  codes(): Promise<Set<string>> {
    return Promise.resolve(new Set(this.units.keys()));
  }

  add(outcome: UnitOutcome): Promise<Unit> {
    return this.uow.run(() => {
      if (this.units.has(outcome.unit.code)) throw unitExists(outcome.unit.code);
      return this.save(outcome);
    });
  }

  update(code: string, change: (unit: Unit) => UnitOutcome): Promise<Unit> {
    return this.uow.run(() => {
      const former = this.units.get(code);
      if (former === undefined) throw unitNotFound(code);
      return this.save(change(former));
    });
  }

  list({ codes, kind, divisionPrefix, words, activeOnly }: UnitFilter, page: Page): Promise<Paged<Unit>> {
    const found = [...this.units.values()]
      .filter((unit) => (codes.length === 0 || codes.includes(unit.code)) && (kind === '' || unit.kind === kind))
      .filter((unit) => unit.division.startsWith(divisionPrefix) && unit.name.includes(words) && (unit.active || !activeOnly))
      .sort((a, b) => (a.code < b.code ? -1 : 1));
    return Promise.resolve(pageOf(found, ({ code }) => code, page));
  }

  private async save({ unit, events }: UnitOutcome): Promise<Unit> {
    this.uow.set(this.units, unit.code, structuredClone(unit));
    await this.publishEvents(events);
    return unit;
  }
}
