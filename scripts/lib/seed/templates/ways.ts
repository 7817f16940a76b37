// The ways on which an order goes through its life, step by step: each may be stopped at any step.
import { stand } from '../city/stand-ins.ts';
import { units, type Life } from './life.ts';

export type Step = (life: Life) => Promise<unknown>;

export const submit =
  (channel = 'phone', kind = 'complaint', identity = ''): Step =>
  (life) =>
    life.submit(channel, kind, identity);
export const accept =
  (category = 'zznormal'): Step =>
  (life) =>
    life.accept(category);
export const dispatch =
  (lead = units.lead, ...assists: string[]): Step =>
  (life) =>
    life.dispatch(lead, assists);
export const sign =
  (unit = units.lead): Step =>
  (life) =>
    life.sign(unit);
export const contact =
  (unit = units.lead): Step =>
  (life) =>
    life.contact(unit);
export const progress: Step = (life) => life.progress();
export const report =
  (unit = units.lead, minutes = 90): Step =>
  (life) =>
    life.report(unit, life.number, minutes);
export const approve =
  (unit = units.lead): Step =>
  (life) =>
    life.approve(unit);
export const callBack =
  (pleased = true): Step =>
  (life) =>
    life.callBack(pleased);
export const wait =
  (minutes: number): Step =>
  (life) =>
    life.wait(minutes);

/** From the order to its assigned unit. */
export const opened = (category = 'zznormal', channel = 'phone'): Step[] => [submit(channel), accept(category)];
/** Once more to the unit and to the end. */
export const worked = (unit = units.lead): Step[] => [sign(unit), contact(unit), report(unit), approve(unit)];
export const usual = (category = 'zznormal', channel = 'phone'): Step[] => [
  ...opened(category, channel),
  dispatch(),
  sign(),
  contact(),
  progress,
  report(),
  approve(),
  callBack(),
];

export const askReturn: Step = async (life) => {
  const assignmentId = await life.own(units.lead);
  await life.act(60, `${units.lead}.head`, ({ handling }) =>
    handling.returnAssignment({
      assignmentId,
      ground: 'not_our_duty',
      basis: '三定方案第四条',
      proposedUnit: units.next,
      words: '建议转相关单位',
    }),
  );
};
export const grantReturn: Step = async (life) => {
  const returnId = await life.own(units.lead);
  await life.act(45, 'dispatcher2', ({ dispatch: desk }) => desk.grantReturn({ returnId, reason: '确非该单位职责' }));
};
export const refuseReturn: Step = async (life) => {
  const returnId = await life.own(units.lead);
  await life.act(45, 'dispatcher2', ({ dispatch: desk }) => desk.refuseReturn({ returnId, reason: '目录载明由该单位承办' }));
};
export const dispute: Step = async (life) => {
  const returnId = await life.own(units.lead);
  await life.act(70, `${units.lead}.head`, ({ dispatch: desk }) => desk.disputeReturn({ returnId, reason: '法定职责不在本单位' }));
};
export const rule =
  (verdict: 'for_unit' | 'against_unit'): Step =>
  async (life) => {
    const returnId = await life.own(units.lead);
    const namedUnit = verdict === 'for_unit' ? units.next : '';
    await life.act(120, 'arbiter1', ({ dispatch: desk }) =>
      desk.ruleOnReturn({ returnId, verdict, reason: '依据三定方案裁定', namedUnit, amendedRow: undefined }),
    );
  };

export const askSuspension: Step = (life) =>
  life.act(60, `${units.lead}.handler`, ({ handling }) =>
    handling.requestSuspension({ number: life.number, reason: '等待鉴定结论', until: life.later(20 * 1440) }),
  );
export const grantSuspension: Step = async (life) => {
  const { suspensions } = await life.order();
  await life.act(90, 'reviewer1', ({ handling }) => handling.grantSuspension({ suspensionId: suspensions.at(-1)!.suspensionId }));
};
export const resume: Step = (life) =>
  life.act(7 * 1440, 'reviewer2', ({ handling }) => handling.resumeOrder({ number: life.number, reason: '条件已具备' }));

export const askExtension: Step = async (life) => {
  const until = life.later(8 * 1440);
  const steps = [{ text: '完成施工', dueAt: until }];
  const { extension } = await life.act(60, `${units.lead}.handler`, ({ sla }) =>
    sla.requestExtension({ number: life.number, reason: '施工受天气影响', until, steps }),
  );
  life.extensionId = extension!.id;
};
export const grantExtension: Step = (life) =>
  life.act(100, 'reviewer1', ({ sla }) => sla.grantExtension({ extensionId: life.extensionId, until: undefined, reason: '客观条件属实' }));

export const reject: Step = (life) => life.reject();
export const objectTo: Step = async (life) => {
  const assignmentId = await life.own(units.lead);
  await life.act(100, `${units.lead}.head`, ({ handling }) =>
    handling.raiseObjection({ assignmentId, about: 'rejection', appealNumber: '', reason: '已按规定办结，证据见附件' }),
  );
};
export const refuseObjection: Step = async (life) => {
  const { objections } = await life.order();
  await life.act(100, 'supervisor1', ({ handling }) =>
    handling.decideObjection({ objectionId: objections.at(-1)!.objectionId, upheld: false, reason: '证据不足' }),
  );
};

export const reopen: Step = (life) =>
  life.act(120, 'reviewer2', ({ handling }) => handling.reopenOrder({ number: life.number, reason: '群众反映问题仍在', partNumbers: [] }));
export const closeAsDissatisfied: Step = (life) =>
  life.act(120, 'reviewer2', ({ handling }) => handling.closeAsDissatisfied({ number: life.number, reason: '处理依法有据，已向群众解释' }));

export const join: Step = async (life) => {
  await life.submit();
  const { number } = life.appeals.at(-1)!;
  await life.act(5, 'agent2', ({ intake }) => intake.mergeAppeal({ number, orderNumber: life.number, urgency: '' }));
};
export const callBackAll: Step = async (life) => {
  for (const { number } of life.appeals) await life.callBack(true, number);
};

export const assist: Step = (life) =>
  life.act(60, 'dispatcher1', ({ handling }) => handling.addAssist({ number: life.number, unit: units.help, reason: '需要配合现场处置' }));
export const minutes: Step = (life) =>
  life.act(60, `${units.lead}.head`, ({ handling }) =>
    handling.recordMinutes({
      number: life.number,
      text: '会商确定分工与时限',
      divisionOfLabour: { [units.lead]: '牵头处置', [units.help]: '配合处置' },
    }),
  );

export const split: Step = (life) =>
  life.act(30, 'dispatcher1', ({ handling }) =>
    handling.splitOrder({
      number: life.number,
      parts: [units.lead, units.help].map((unit, index) => ({
        title: `第${index + 1}项`,
        text: '由该单位按职责办理的部分',
        category: '',
        division: '',
        unit,
      })),
      reason: '涉及多个部门，分别办理',
    }),
  );
const part = (unit: string, n: number): Step[] => {
  const number = (life: Life) => `${life.number}-${n}`;
  return [
    (life) => life.dispatch(unit, [], number(life)),
    (life) => life.sign(unit, number(life)),
    (life) => life.contact(unit, number(life)),
    (life) => life.report(unit, number(life)),
    (life) => life.approve(unit, number(life)),
  ];
};
export const parts: Step[] = [...part(units.lead, 1), ...part(units.help, 2)];

export const urge: Step = (life) =>
  life.act(90, 'agent2', ({ handling }) => handling.urgeOrder({ number: life.number, words: '群众来电催办' }));
export const escalate: Step = (life) =>
  life.act(60, `${units.lead}.head`, ({ handling }) =>
    handling.escalateOrder({ number: life.number, need: '需上级协调管线权属单位', until: life.later(3 * 1440) }),
  );
export const answerEscalation: Step = async (life) => {
  const { escalations } = await life.order();
  await life.act(200, 'leader1', ({ handling }) =>
    handling.answerEscalation({ escalationId: escalations.at(-1)!.escalationId, answer: 'guidance', text: '请管线权属单位限期配合' }),
  );
};
export const askVoid: Step = (life) =>
  life.act(30, 'reviewer1', ({ handling }) => handling.requestVoid({ number: life.number, reason: '重复登记' }));
export const confirmVoid: Step = (life) => life.act(60, 'supervisor1', ({ handling }) => handling.confirmVoid({ number: life.number }));
export const withdraw: Step = (life) => {
  const { number, queryCode } = life.appeals[0]!;
  return life.act(240, 'citizen', ({ intake }) => intake.withdrawAppeal({ number, queryCode, reason: '问题已自行解决' }));
};

export const answer: Step = (life) =>
  life.act(5, 'agent1', ({ intake }) => intake.answerAppeal({ number: life.number, sourceTitle: '便民服务指南', text: stand.reply }));
export const decline: Step = (life) =>
  life.act(5, 'agent1', ({ intake }) =>
    intake.declineAppeal({ number: life.number, ground: 'courts', rule: '国办发〔2020〕53号', helper: '受理案件的人民法院' }),
  );
export const transfer: Step = (life) =>
  life.act(5, 'agent1', ({ intake }) => intake.transferAppeal({ number: life.number, to: '12348', notes: '群众已同意转接' }));
