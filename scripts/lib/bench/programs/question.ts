// The question of the hop's lines and its answer: an appeal as an agent reads it, about a kilobyte.
import { GetAppealRequest, GetAppealResponse } from '@hotline/proto/intake/v1/search';
import { IntakeServiceService } from '@hotline/proto/intake/v1/intake_service';

export const serviceName = 'hotline.intake.v1.IntakeService';

/** The contract with this one rpc. */
export const question = { getAppeal: IntakeServiceService.getAppeal } as const;
export const questionPath = question.getAppeal.path;

export const asked = { number: '411700-20261123-000123' };
export const askedBytes = Buffer.from(GetAppealRequest.encode(GetAppealRequest.fromPartial(asked)).finish()).toString('base64');

export const answer = GetAppealResponse.fromPartial({
  appeal: {
    number: asked.number,
    state: 'accepted',
    receivedAt: new Date('2026-11-23T02:12:45.123Z'),
    channel: 'web',
    kind: 'complaint',
    category: '0101',
    urgency: 'normal',
    process: 'dispatch',
    division: '411702',
    address: '驿城区解放路与文明路交叉口向南一百米路东农贸市场门前',
    title: '农贸市场门前占道经营影响通行',
    text:
      '每天早上六点到九点，农贸市场门前机动车道被十几个流动摊位占用，电动车和行人只能走到快车道上，上周已经发生过一次剐蹭。' +
      '摊贩收摊以后菜叶和污水没有人清理，夏天气味很大。希望城管部门安排人员早高峰值守，并划出临时摆放区域，让摊贩有地方去，行人有路可走。',
    askedFor: '早高峰有人值守，划出临时摊位',
    identity: 'open',
    replyWanted: true,
    orderNumber: asked.number,
  },
});

export const answerLength = GetAppealResponse.encode(answer).finish().length;
