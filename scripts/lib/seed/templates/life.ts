// One life in a city of our own, as its people lead it: every act has its hour.
import type { Order } from '@hotline/proto/handling/v1/order';
import type { Assignment } from '@hotline/proto/handling/v1/assignment';
import type { City } from '../city/city.ts';
import { stand } from '../city/stand-ins.ts';

export interface Told {
  number: string;
  queryCode: string;
}

const [lead, help, next, third] = stand.units.map(({ code }) => code) as [string, string, string, string];
export const units = { lead, help, next, third };

/** What the agent fills in at accepting; empty stays as the citizen gave it. */
const asGiven = {
  kind: '',
  division: '',
  address: '',
  occurredAt: undefined,
  title: '',
  text: '',
  askedFor: '',
  fields: {},
  relatedNumber: '',
};

export class Life {
  readonly appeals: Told[] = [];
  /** Of the last one that was asked for. */
  extensionId = '';
  private readonly city: City;

  constructor(city: City) {
    this.city = city;
  }

  get now(): Date {
    return this.city.time.now!;
  }

  /** The first appeal's, which is the order's too. */
  get number(): string {
    return this.appeals[0]!.number;
  }

  later(minutes: number): Date {
    return new Date(this.now.getTime() + minutes * 60_000);
  }

  async wait(minutes: number): Promise<void> {
    await this.city.until(this.later(minutes));
  }

  /** After so many minutes somebody does something; all that follows from it happens at once. */
  async act<T>(minutes: number, account: string, call: (desk: Awaited<ReturnType<City['as']>>) => Promise<T>): Promise<T> {
    await this.wait(minutes);
    const answer = await call(await this.city.as(account));
    await this.city.settle();
    return answer;
  }

  async submit(channel = 'phone', kind = 'complaint', identity = ''): Promise<Told> {
    const n = this.appeals.length + 1;
    const account = channel === 'phone' ? 'agent1' : 'citizen';
    const { number, queryCode } = await this.act(0, account, ({ intake }) =>
      intake.submitAppeal({
        channel,
        kind,
        category: '',
        division: stand.division,
        address: stand.address,
        occurredAt: this.later(-600),
        title: stand.title,
        text: stand.text,
        askedFor: '',
        identity,
        replyWanted: true,
        contact: { name: stand.name(n), phone: stand.phone(n), identityNumber: '' },
        creditCode: '',
        enterprise: false,
        attachments: [],
        fields: {},
        callId: '',
      }),
    );
    const told = { number, queryCode };
    this.appeals.push(told);
    return told;
  }

  async accept(category: string): Promise<void> {
    await this.act(6, 'agent1', ({ intake }) => intake.acceptAppeal({ ...asGiven, number: this.number, category, urgency: '' }));
  }

  async dispatch(to = units.lead, assists: string[] = [], number = this.number): Promise<void> {
    await this.act(18, 'dispatcher1', ({ dispatch }) =>
      dispatch.dispatchOrder({ number, lead: to, assists, urgency: '', reason: '派单目录载明' }),
    );
  }

  async sign(unit = units.lead, number = this.number): Promise<void> {
    const assignmentId = await this.own(unit, number);
    await this.act(25, `${unit}.handler`, ({ handling }) => handling.signAssignment({ assignmentId }));
  }

  async contact(unit = units.lead, number = this.number): Promise<void> {
    const assignmentId = await this.own(unit, number);
    await this.act(40, `${unit}.handler`, ({ handling }) =>
      handling.recordContact({ assignmentId, way: 'phone', words: '已联系群众，核实了时间、地点和诉求' }),
    );
  }

  async progress(unit = units.lead): Promise<void> {
    const assignmentId = await this.own(unit);
    await this.act(30, `${unit}.handler`, ({ handling }) => handling.addProgress({ assignmentId, text: '已安排人员到场处理' }));
  }

  async report(unit = units.lead, number = this.number, minutes = 90): Promise<void> {
    const assignmentId = await this.own(unit, number);
    await this.act(minutes, `${unit}.handler`, ({ handling }) =>
      handling.submitResult({ assignmentId, text: stand.reply, uncontactedReason: '', attachments: [] }),
    );
  }

  async approve(unit = units.lead, number = this.number): Promise<void> {
    const assignmentId = await this.own(unit, number);
    await this.act(50, 'reviewer1', ({ handling }) => handling.approveResult({ assignmentId }));
  }

  async reject(unit = units.lead): Promise<void> {
    const assignmentId = await this.own(unit);
    await this.act(50, 'reviewer1', ({ handling }) => handling.rejectResult({ assignmentId, reason: '未说明整改时限，请补充' }));
  }

  async callBack(pleased = true, appealNumber = this.number): Promise<void> {
    const opinion = pleased
      ? { resolved: true, satisfaction: 5, words: '问题解决了' }
      : { resolved: false, satisfaction: 2, words: '没有真正解决' };
    await this.act(200, 'callback1', ({ handling }) =>
      handling.recordCallback({ number: this.number, appealNumber, reached: true, contacted: true, ...opinion }),
    );
  }

  async order(number = this.number): Promise<Order> {
    const { handling } = await this.city.as('supervisor1');
    return (await handling.getOrder({ number })).order!;
  }

  /** The id of the unit's latest assignment. @throws Error when it has none */
  async own(unit: string, number = this.number): Promise<string> {
    const { assignments } = await this.order(number);
    const found = assignments.findLast((each: Assignment) => each.unit === unit);
    if (found) return found.assignmentId;
    throw new Error(`${unit} does not have ${number}`);
  }
}
