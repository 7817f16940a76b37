// Citizens and agents: from the first word to the order.
import type { Submission } from '../appeals.ts';
import type { Acknowledged, Life } from '../life.ts';
import { submitAtPortal } from '../portal.ts';

const empty = { attachments: [], callId: '', askedFor: '' };

/** By its channel: an agent takes down a call, everything else comes by the portal. */
export async function submit(life: Life, submission: Submission): Promise<Acknowledged> {
  const appeal = submission.channel === 'phone' ? await takeDown(life, submission) : await submitAtPortal(life, submission);
  life.appeals.push(appeal);
  return appeal;
}

async function takeDown(life: Life, submission: Submission): Promise<Acknowledged> {
  const { name, phone, occurredAt, reply: _, ...said } = submission;
  const { number, queryCode } = await life.act('SubmitAppeal (phone)', agent(life), (desk, options) =>
    desk.intake.submitAppeal(
      {
        ...said,
        ...empty,
        occurredAt: new Date(occurredAt),
        enterprise: said.creditCode !== '',
        contact: { name, phone, identityNumber: '' },
      },
      options,
    ),
  );
  return { number, queryCode, submission, state: 'received', told: ['appeal_received'] };
}

export const agent = ({ draw }: Life): string => draw.pick(['agent1', 'agent2']);

/** What the agent fills in; empty stays as the citizen gave it. */
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

/** It becomes an order of the same number, which is awaited. */
export async function accept(life: Life, appeal: Acknowledged, urgency = ''): Promise<void> {
  await acceptOnly(life, appeal, urgency);
  await life.until('the order is opened', () => true, appeal.number);
}

/** It is answered; when the order is there is another matter. */
export async function acceptOnly(life: Life, appeal: Acknowledged, urgency = ''): Promise<void> {
  const { number, submission } = appeal;
  await life.act('AcceptAppeal', agent(life), (desk, options) =>
    desk.intake.acceptAppeal({ ...asGiven, number, category: submission.category, urgency }, options),
  );
  appeal.state = 'accepted';
  appeal.told.push('appeal_accepted');
}

export async function answer(life: Life, appeal: Acknowledged): Promise<void> {
  const { number, submission } = appeal;
  await life.act('AnswerAppeal', agent(life), (desk, options) =>
    desk.intake.answerAppeal({ number, sourceTitle: '便民服务指南', text: submission.reply }, options),
  );
  appeal.state = 'answered';
  appeal.told.push('appeal_answered');
}

export async function decline(life: Life, appeal: Acknowledged): Promise<void> {
  const { number } = appeal;
  const request = {
    number,
    ground: life.draw.pick(['market', 'society', 'courts', 'petition']),
    rule: '国办发〔2020〕53号',
    helper: '受理案件的人民法院',
  };
  await life.act('DeclineAppeal', agent(life), (desk, options) => desk.intake.declineAppeal(request, options));
  appeal.state = 'declined';
  appeal.told.push('appeal_declined');
}

export async function transfer(life: Life, appeal: Acknowledged): Promise<void> {
  const request = { number: appeal.number, to: life.draw.pick(['110', '122', '12348']), notes: '群众已同意转接' };
  await life.act('TransferAppeal', agent(life), (desk, options) => desk.intake.transferAppeal(request, options));
  appeal.state = 'transferred';
  appeal.told.push('appeal_transferred');
}

export async function takeBack(life: Life, appeal: Acknowledged): Promise<void> {
  const request = { number: appeal.number, reason: '对方认为不属其职责' };
  await life.act('TakeBackAppeal', agent(life), (desk, options) => desk.intake.takeBackAppeal(request, options));
  appeal.state = 'received';
}

/** A voice in the order, which handling confirms. */
export async function merge(life: Life, appeal: Acknowledged, orderNumber = life.number): Promise<void> {
  const { number } = appeal;
  await life.eventually('MergeAppeal', agent(life), ['ORDER_NOT_FOUND'], (desk, options) =>
    desk.intake.mergeAppeal({ number, orderNumber, urgency: '' }, options),
  );
  appeal.state = 'merged';
  appeal.told.push('appeal_merged');
  await life.until('the voice is heard', ({ voices }) => voices.some(({ appealNumber }) => appealNumber === number), orderNumber);
}

export async function detach(life: Life, appeal: Acknowledged): Promise<void> {
  const { number } = appeal;
  await life.act('DetachVoice', agent(life), (desk, options) => desk.intake.detachVoice({ number, reason: '经核实不是同一事项' }, options));
  appeal.state = 'received';
  appeal.told.push('voice_detached');
  await life.until('the voice has left', ({ voices }) => !voices.some(({ appealNumber }) => appealNumber === number));
}
