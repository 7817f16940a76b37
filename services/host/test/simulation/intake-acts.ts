import type { City } from './city.js';
import { categories } from './city.js';
import type { Dice } from './dice.js';
import { somebody } from './people.js';

export type Act = (city: City, dice: Dice) => Promise<unknown>;

const appealIn = (city: City, dice: Dice, ...states: string[]) =>
  dice.aim(city.view.appeals(), ({ state }) => states.includes(state))?.number ?? 'no-such-appeal';
const rightCode = (city: City, dice: Dice, number: string) => (dice.chance(0.95) ? (city.codes.get(number) ?? '') : 'wrong');

export async function submit(city: City, dice: Dice): Promise<unknown> {
  const channel = dice.pick(['web', 'phone', 'wechat']);
  const caller = somebody(dice, channel === 'phone' ? 'agent' : 'citizen');
  const { number, queryCode } = await city.act('intake', () =>
    city.intake.use.submitAppeal.execute(
      {
        channel,
        kind: dice.pick(['help', 'complaint', 'report', 'praise'] as const),
        category: '',
        division: '411702',
        address: '新华路',
        occurredAt: undefined,
        title: '小区停水',
        text: '停水两天',
        askedFor: '',
        identity: dice.pick(['', 'open', 'open', 'hidden', 'anonymous'] as const),
        replyWanted: dice.chance(0.8),
        enterprise: false,
        creditCode: '',
        contact: { name: '王大明', phone: dice.pick(['13800000001', '13800000002']), identityNumber: '' },
        attachments: [],
        fields: {},
        callId: '',
      },
      caller,
    ),
  );
  city.codes.set(number, queryCode);
  return number;
}

const asGiven = {
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
} as const;

export const accept: Act = (city, dice) =>
  city.act('intake', () =>
    city.intake.use.acceptAppeal.execute(
      appealIn(city, dice, 'received', 'answered'),
      dice.pick([categories[0], categories[0], categories[0], ...categories]).code,
      { ...asGiven, urgency: dice.pick(['', '', '', '', '', 'urgent', 'critical'] as const) },
      somebody(dice, 'agent'),
    ),
  );

export const decide: Act = (city, dice) => {
  const { use } = city.intake;
  const number = appealIn(city, dice, 'received');
  const agent = somebody(dice, 'agent');
  return city.act('intake', async () =>
    dice.pick([
      () => use.answerAppeal.execute(number, { sourceTitle: '供水条例', text: '明日恢复' }, agent),
      () => use.declineAppeal.execute(number, { ground: 'courts', rule: '信访条例', helper: '法院' }, agent),
      () => use.transferAppeal.execute(number, { to: '12348', notes: '法律咨询' }, agent),
    ])(),
  );
};

export const takeBack: Act = (city, dice) =>
  city.act('intake', () =>
    city.intake.use.takeBackAppeal.execute(appealIn(city, dice, 'transferred'), '非其职责', somebody(dice, 'agent')),
  );

export const merge: Act = (city, dice) =>
  city.act('intake', () =>
    city.intake.use.mergeAppeal.execute(
      appealIn(city, dice, 'received'),
      appealIn(city, dice, 'accepted'),
      dice.pick(['', '', 'critical'] as const),
      somebody(dice, 'agent'),
    ),
  );

export const detach: Act = (city, dice) =>
  city.act('intake', () => city.intake.use.detachVoice.execute(appealIn(city, dice, 'merged'), '并错了', somebody(dice, 'agent')));

export const withdraw: Act = (city, dice) => {
  const number = appealIn(city, dice, 'accepted', 'merged');
  return city.act('intake', () =>
    city.intake.use.withdrawAppeal.execute(number, rightCode(city, dice, number), '已解决', somebody(dice, 'citizen')),
  );
};

export const supplement: Act = (city, dice) => {
  const number = appealIn(city, dice, 'received', 'accepted', 'merged');
  const said = { text: '又停了', attachments: [] };
  return city.act('intake', () =>
    city.intake.use.addToAppeal.execute(number, rightCode(city, dice, number), said, somebody(dice, 'citizen')),
  );
};

export const urgeAppeal: Act = (city, dice) => {
  const number = appealIn(city, dice, 'accepted', 'merged');
  return city.act('intake', () =>
    city.intake.use.urgeAppeal.execute(number, rightCode(city, dice, number), '请快些', somebody(dice, 'citizen')),
  );
};

/** The citizen of an order that has a result. */
export const rate: Act = (city, dice) => {
  const done = new Set(city.view.orders().flatMap(({ number, state }) => (state === 'callback' || state === 'closed' ? [number] : [])));
  const number = dice.aim(city.view.appeals(), ({ state, orderNumber }) => state === 'answered' || done.has(orderNumber))?.number ?? 'none';
  const opinion = { contacted: true, resolved: dice.chance(0.6), satisfaction: 1 + dice.below(5), words: '' };
  return city.act('intake', () =>
    city.intake.use.rateAppeal.execute(number, rightCode(city, dice, number), opinion, somebody(dice, 'citizen')),
  );
};
