import { startForTest, type Stage } from '@hotline/platform/hosting/testing';
import { DispatchServiceService } from '@hotline/proto/dispatch/v1/dispatch_service';
import { decodeEvent, encodeEvent, isEventType, type EventType, type HotlineEvent } from '@hotline/proto/events';
import { dispatch } from '../src/index.js';

export type DispatchStage = Stage<typeof DispatchServiceService>;

export const startDispatch = (): Promise<DispatchStage> => startForTest(dispatch, DispatchServiceService);

export const system = { person: 'system', name: '系统', unit: '', role: 'system' };

/** Lets a fact of handling or sla arrive. */
export const tell = (stage: DispatchStage, event: HotlineEvent): Promise<void> =>
  stage.deliver({
    topic: event.type.startsWith('Clock') ? 'sla.clock' : 'handling.order',
    type: event.type,
    key: event.number,
    payload: encodeEvent(event),
  });

/** What dispatch has said of one type. */
export async function said<T extends EventType>(stage: DispatchStage, type: T, number?: string): Promise<HotlineEvent<T>[]> {
  const events = (await stage.published()).filter((each) => each.type === type && isEventType(each.type));
  return events.map(({ payload }) => decodeEvent(type, payload)).filter((event) => number === undefined || event.number === number);
}

export const categoriesCsv = `code,parent,name,urgency,process,required_fields,keywords
03,,城乡建设,normal,dispatch,,
0301,03,供水,urgent,dispatch,address;since,停水;漏水
0302,03,供气,critical,emergency,address,燃气;漏气
04,,表扬建议,normal,inform,,
0401,04,表扬,normal,inform,,表扬
`;

export const catalogueCsv = `category,division,unit,assists,may_push_down,legal_basis
03,411700,housing-bureau,,true,住建局三定方案
0301,411700,water-group,housing-bureau,false,城市供水条例
0301,411702,yicheng,water-group,true,城市供水条例
0401,411700,hotline-centre,,false,热线办三定方案
`;

const duty = { phone: '0396-2000000', people: ['值班甲'], hours: 'always' };
const units = [
  ['housing-bureau', '住房和城乡建设局', 'department', '411700'],
  ['water-group', '供水集团', 'enterprise', '411700'],
  ['gas-group', '燃气集团', 'enterprise', '411700'],
  ['yicheng', '驿城区', 'county', '411702'],
  ['xinhua-street', '新华街道', 'township', '411702001'],
  ['hotline-centre', '热线中心', 'centre', '411700'],
] as const;

/** Units, the tree and the catalogue, as an administrator brings them in. */
export async function furnish(stage: DispatchStage): Promise<void> {
  const administrator = stage.as('administrator');
  for (const [code, name, kind, division] of units)
    await administrator.registerUnit({ code, name, kind, division, remoteTenant: '', level: '', duty });
  await administrator.publishCategories({ csv: categoriesCsv, checkOnly: false });
  await administrator.publishCatalogue({ csv: catalogueCsv, checkOnly: false });
}

let count = 0;

/** Opens an order at handling. @returns its number */
export async function open(stage: DispatchStage, change: Partial<HotlineEvent<'OrderOpened'>> = {}): Promise<string> {
  const order = opened(change);
  await tell(stage, order);
  return order.number;
}

/** Opens an order and lets `unit` have it as its lead: `${number}/a1`. */
export async function openAt(stage: DispatchStage, unit: string, change: Partial<HotlineEvent<'OrderOpened'>> = {}): Promise<string> {
  const number = await open(stage, change);
  const { dispatchId } = await stage.as('dispatcher').dispatchOrder({ ...toWater, number, lead: unit });
  await tell(stage, assignmentOpened(number, { unit, dispatchId }));
  return number;
}

/** Opens an order at `unit` and lets it ask to return it. @returns the return's id */
export async function askReturn(
  stage: DispatchStage,
  unit: string,
  change: Partial<HotlineEvent<'ReturnRequested'>> = {},
): Promise<string> {
  const number = await openAt(stage, unit);
  const assignmentId = `${number}/a1`;
  await tell(stage, {
    type: 'ReturnRequested',
    number,
    at: new Date(),
    actor: { person: 'head', name: '甲', unit, role: 'unit_head' },
    assignmentId,
    unit,
    ground: 'not_our_duty',
    basis: '三定方案第三条',
    proposedUnit: 'housing-bureau',
    urgency: 'normal',
    words: '不属于我单位',
    ...change,
  });
  return assignmentId;
}

export const toWater = { number: '', lead: 'water-group', assists: [] as string[], urgency: '', reason: '' };

export const assignmentOpened = (
  number: string,
  change: Partial<HotlineEvent<'AssignmentOpened'>> = {},
): HotlineEvent<'AssignmentOpened'> => ({
  type: 'AssignmentOpened',
  number,
  at: new Date(),
  actor: system,
  assignmentId: `${number}/a1`,
  unit: 'water-group',
  role: 'lead',
  round: 1,
  inform: false,
  accountable: true,
  anonymous: false,
  mayReturn: true,
  dispatchId: `${number}/d1`,
  ...change,
});

export const queuedAgain = (number: string, change: Partial<HotlineEvent<'OrderQueued'>> = {}): HotlineEvent<'OrderQueued'> => ({
  type: 'OrderQueued',
  number,
  at: new Date(),
  actor: system,
  round: 1,
  cause: 'return_granted',
  proposedUnit: '',
  barredUnits: [],
  ...change,
});

/** An order that has just been opened. */
export function opened(change: Partial<HotlineEvent<'OrderOpened'>> = {}): HotlineEvent<'OrderOpened'> {
  count += 1;
  return {
    type: 'OrderOpened',
    number: `411700-20261123-${String(count).padStart(6, '0')}`,
    at: new Date(Date.UTC(2026, 10, 23, 1, 0, count)),
    actor: system,
    round: 1,
    kind: 'complaint',
    channel: 'phone',
    category: '0301',
    urgency: 'normal',
    process: 'dispatch',
    division: '411702001',
    address: '新华路',
    title: '停水两天',
    text: '小区停水两天了',
    identity: 'open',
    replyWanted: true,
    enterprise: false,
    parentNumber: '',
    relatedNumber: '',
    proposedUnit: '',
    receivedAt: undefined,
    ...change,
  };
}
