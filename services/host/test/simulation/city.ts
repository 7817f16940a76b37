// Intake, dispatch, handling and sla over one bus in memory: a city whose messages come twice, and late.
import { openMemoryDispatch, type MemoryDispatch } from '@hotline/dispatch/testing';
import { openMemoryHandling, type MemoryHandling } from '@hotline/handling/testing';
import { openMemoryIntake, type MemoryIntake } from '@hotline/intake/testing';
import { MemoryBus, MemoryUnitOfWork } from '@hotline/platform/testing';
import { openMemorySla, type MemorySla } from '@hotline/sla/testing';
import { watchTransitions } from './transitions.js';
import { View } from './view.js';

export const units = ['water', 'power', 'roads'] as const;
export const categories = [
  { code: '0301', urgency: 'normal', process: 'dispatch', requiredFields: [] },
  { code: '0302', urgency: 'urgent', process: 'dispatch', requiredFields: [] },
  { code: '0303', urgency: 'critical', process: 'emergency', requiredFields: [] },
  { code: '0601', urgency: 'normal', process: 'inform', requiredFields: [] },
] as const;
const tenant = '411700';
const monday = new Date('2026-11-23T09:00:00+08:00');

export class City {
  now = monday;
  view = new View(this);
  /** Query codes of the numbers that were acknowledged. */
  readonly codes = new Map<string, string>();
  readonly bus: MemoryBus;
  readonly intake: MemoryIntake;
  readonly dispatch: MemoryDispatch;
  readonly handling: MemoryHandling;
  readonly sla: MemorySla;
  /** Changes that no table allows. */
  readonly illegal: string[] = [];
  private readonly work = {
    intake: new MemoryUnitOfWork(),
    dispatch: new MemoryUnitOfWork(),
    handling: new MemoryUnitOfWork(),
    sla: new MemoryUnitOfWork(),
  };

  constructor(seed: number, duplicates: number) {
    const clock = { now: () => this.now };
    const bus = new MemoryBus({ seed, duplicates, tries: 200, now: clock.now });
    const { intake, dispatch, handling, sla } = this.work;
    const watch = watchTransitions(this.illegal);
    this.bus = bus;
    this.intake = openMemoryIntake(intake, bus.outbox('intake', intake), clock, { tenant, categories: categories as never });
    this.dispatch = openMemoryDispatch(dispatch, bus.outbox('dispatch', dispatch), clock, tenant);
    this.handling = openMemoryHandling(handling, bus.outbox('handling', handling), clock, { units, watch });
    this.sla = openMemorySla(sla, bus.outbox('sla', sla), clock);
    for (const name of ['intake', 'dispatch', 'handling', 'sla'] as const) bus.subscribe(this[name].subscription, this.work[name]);
  }

  /** One command of one service: one unit of work. */
  act<T>(service: keyof City['work'], command: () => Promise<T>): Promise<T> {
    return this.work[service].run(command);
  }

  /** Whatever was seen before may have changed. */
  look(): void {
    this.view = new View(this);
  }

  wait(minutes: number): void {
    this.now = new Date(this.now.getTime() + minutes * 60_000);
  }

  /** Until nothing is on its way and nothing is due. */
  async quiet(): Promise<void> {
    do await this.sla.fireDue();
    while ((await this.bus.deliver()) > 0);
    this.look();
  }
}
