// The steps of an order's life, each by the person whose work it is. A step waits for the facts that it stands on.
import { expect } from 'vitest';
import type { People } from '../../../../scripts/lib/stack/people.ts';
import { eventually } from './eventually.ts';

export interface Centre {
  people: Pick<People, 'as'>;
}

const asSubmitted = {
  urgency: '',
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

export async function accept({ people }: Centre, number: string, category = '0105', idempotencyKey?: string): Promise<void> {
  const { intake } = await people.as('agent1');
  await intake.acceptAppeal({ ...asSubmitted, number, category }, idempotencyKey ? { idempotencyKey } : {});
}

/** Sends it where the duty catalogue says. @returns the unit's code */
export async function dispatch({ people }: Centre, number: string): Promise<string> {
  const desk = await people.as('dispatcher1');
  const { suggestions } = await eventually(() => desk.dispatch.suggestUnits({ number, category: '', division: '' }));
  const [best] = suggestions;
  const lead = best?.unit ?? '';
  const send = () => desk.dispatch.dispatchOrder({ number, lead, assists: [], urgency: '', reason: best?.reason ?? '' });
  await eventually(send);
  return lead;
}

/** The id of the unit's assignment, as soon as it is there. */
export async function assignmentOf({ people }: Centre, number: string, unit: string): Promise<string> {
  const { handling } = await people.as(`${unit}.handler`);
  return eventually(async () => {
    const { order } = await handling.getOrder({ number });
    const assignment = order?.assignments.findLast((each) => each.unit === unit && each.state !== 'withdrawn');
    expect(assignment, `${unit} has an assignment in ${number}`).toBeDefined();
    return assignment!.assignmentId;
  });
}

export async function sign({ people }: Centre, assignmentId: string, unit: string): Promise<void> {
  const { handling } = await people.as(`${unit}.handler`);
  await handling.signAssignment({ assignmentId });
}

export async function contact({ people }: Centre, assignmentId: string, unit: string): Promise<void> {
  const { handling } = await people.as(`${unit}.handler`);
  await handling.recordContact({ assignmentId, way: 'phone', words: '已电话联系，约定今日到场查看' });
}

export const result = '经查系地埋电缆接头进水，已更换接头并恢复三盏路灯，现场测试照明正常。';

export async function submit({ people }: Centre, assignmentId: string, unit: string): Promise<void> {
  const { handling } = await people.as(`${unit}.handler`);
  await handling.submitResult({ assignmentId, text: result, uncontactedReason: '', attachments: [] });
}

export async function approve({ people }: Centre, assignmentId: string): Promise<void> {
  const { handling } = await people.as('reviewer1');
  await handling.approveResult({ assignmentId });
}

export async function callBack({ people }: Centre, number: string): Promise<void> {
  const { handling } = await people.as('callback1');
  const said = { reached: true, contacted: true, resolved: true, satisfaction: 5, words: '修得快，很满意' };
  await handling.recordCallback({ number, appealNumber: '', ...said });
}

/** From the acceptance to the end. @returns the unit that handled it */
export async function liveOn(centre: Centre, number: string): Promise<string> {
  await accept(centre, number);
  const unit = await dispatch(centre, number);
  const assignmentId = await assignmentOf(centre, number, unit);
  await sign(centre, assignmentId, unit);
  await contact(centre, assignmentId, unit);
  await submit(centre, assignmentId, unit);
  await approve(centre, assignmentId);
  await callBack(centre, number);
  return unit;
}
