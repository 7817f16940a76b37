import { answering, startForTest, type Stage as Started } from '@hotline/platform/hosting/testing';
import { DispatchServiceService } from '@hotline/proto/dispatch/v1/dispatch_service';
import type { Unit } from '@hotline/proto/dispatch/v1/unit';
import { decodeEvent, encodeEvent, isEventType, type EventType, type HotlineEvent } from '@hotline/proto/events';
import { HandlingServiceService } from '@hotline/proto/handling/v1/handling_service';
import type { Order } from '@hotline/proto/handling/v1/order';
import { handling } from '../src/index.js';

const agent = { person: 'agent-1', name: '坐席', unit: '', role: 'agent' };
export const dispatcher = { person: 'dispatcher-1', name: '派单员', unit: '', role: 'dispatcher' };

/** Units that dispatch knows; 'gone' is none of them. */
const known = ['water', 'power', 'roads', 'police', 'green'];

type Fields<T extends EventType> = Partial<Omit<HotlineEvent<T>, 'type'>>;

/** Handling on its own, with the facts of its neighbours in short words. */
export class Stage {
  private count = 0;

  constructor(private readonly started: Started<typeof HandlingServiceService>) {}

  static async open(env: Record<string, string> = {}): Promise<Stage> {
    const listUnits = async ({ codes }: { codes: string[] }) => {
      return { units: known.filter((code) => codes.includes(code)).map((code) => ({ code }) as Unit), nextCursor: '' };
    };
    const neighbours = [answering(DispatchServiceService, { listUnits })];
    return new Stage(await startForTest(handling, HandlingServiceService, { env, neighbours }));
  }

  close = () => this.started.close();
  as: Started<typeof HandlingServiceService>['as'] = (caller) => this.started.as(caller);
  nobody = () => this.started.nobody;

  /** Somebody of a unit. */
  unit = (unit: string, role: 'handler' | 'unit_head' = 'unit_head') => this.started.as({ person: `${unit}-${role}`, unit, roles: [role] });

  /** A second person of a role. */
  second = (role: string) => this.started.as({ person: `${role}-2`, roles: [role] });

  async tell(topic: string, event: HotlineEvent): Promise<void> {
    await this.started.deliver({ topic, type: event.type, key: event.number, payload: encodeEvent(event) });
  }

  /** An appeal is accepted: the order's number. */
  async accept(fields: Fields<'AppealAccepted'> = {}): Promise<string> {
    this.count += 1;
    const number = `411700-20261123-${String(this.count).padStart(6, '0')}`;
    await this.tell('intake.appeal', {
      type: 'AppealAccepted',
      number,
      at: new Date(),
      actor: agent,
      kind: 'complaint',
      channel: 'phone',
      category: '0101',
      urgency: 'normal',
      process: 'dispatch',
      division: '411702',
      address: '文明路',
      occurredAt: undefined,
      title: '路灯不亮',
      text: '文明路路灯三天不亮',
      askedFor: '尽快修复',
      identity: 'open',
      replyWanted: true,
      enterprise: false,
      attachments: [],
      fields: {},
      relatedNumber: '',
      superiorNumber: undefined,
      ...fields,
    });
    return number;
  }

  async dispatch(number: string, lead: string, fields: Fields<'OrderDispatched'> = {}): Promise<void> {
    const { round } = await this.order(number);
    await this.tell('dispatch.order', {
      type: 'OrderDispatched',
      number,
      at: new Date(),
      actor: dispatcher,
      dispatchId: `${number}/d1`,
      lead,
      assists: [],
      urgency: '',
      inform: false,
      round,
      finalUnits: [],
      reason: '',
      ...fields,
    });
  }

  /** An order that a unit has signed: its number. */
  async signed(lead: string, fields: Fields<'AppealAccepted'> = {}): Promise<string> {
    const number = await this.accept(fields);
    await this.dispatch(number, lead);
    await this.unit(lead, 'handler').signAssignment({ assignmentId: `${number}/a1` });
    return number;
  }

  /** An order whose lead has spoken with the citizen and reported: its number. */
  async submitted(lead: string, fields: Fields<'AppealAccepted'> = {}): Promise<string> {
    const number = await this.signed(lead, fields);
    await this.report(`${number}/a1`, lead);
    return number;
  }

  async report(assignmentId: string, unit: string): Promise<void> {
    await this.unit(unit, 'handler').submitResult({ assignmentId, text: '已更换灯具', uncontactedReason: '电话三次未接', attachments: [] });
  }

  /** A return that dispatch has decided. */
  async decideReturn(
    type: 'ReturnGranted' | 'ReturnRefused' | 'ReturnRuledForUnit' | 'ReturnRuledAgainstUnit',
    assignmentId: string,
    fields = {},
  ) {
    const [number = ''] = assignmentId.split('/');
    const fact = {
      number,
      at: new Date(),
      actor: dispatcher,
      assignmentId,
      unit: '',
      reason: '职责明确',
      ground: 'not_our_duty',
      namedUnit: '',
    };
    await this.tell('dispatch.order', { type, ...fact, askedAt: new Date(), ...fields });
  }

  async clock(type: 'ClockStarted' | 'ClockBreached', number: string, kind: string, subject: string, dueAt = new Date()) {
    const fact = { number, at: new Date(), actor: dispatcher, clockId: `${number}/${kind}`, kind, subject, unit: '', dueAt };
    await this.tell('sla.clock', { type, ...fact });
  }

  async order(number: string): Promise<Order> {
    return (await this.as('supervisor').getOrder({ number })).order!;
  }

  /** What was told about an order and its parts, oldest first. */
  async told(number: string): Promise<HotlineEvent[]> {
    const all = await this.started.published();
    return all.filter(({ key }) => key === number).flatMap(({ type, payload }) => (isEventType(type) ? [decodeEvent(type, payload)] : []));
  }

  /** The last event of a type that was told about an order or its parts. */
  async last<T extends EventType>(number: string, type: T): Promise<HotlineEvent<T> | undefined> {
    return (await this.told(number)).findLast((event) => event.type === type) as HotlineEvent<T> | undefined;
  }

  names = async (number: string) => (await this.told(number)).map(({ type }) => type);
}
