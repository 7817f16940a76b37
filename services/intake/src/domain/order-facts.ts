// What intake needs of handling's facts, with the fields of hotline.events.v1.
interface Fact {
  /** The order's, or a part's. */
  number: string;
  at?: Date | undefined;
}

interface OfUnit extends Fact {
  assignmentId: string;
  unit: string;
}

interface OfVoice extends Fact {
  appealNumber: string;
}

export interface OrderFacts {
  OrderOpened: Fact & { round: number };
  OrderSplit: Fact;
  /** Of a split order the named parts begin anew; empty: the whole. */
  OrderReopened: Fact & { round: number; partNumbers: string[] };
  OrderQueued: Fact & { cause: string };
  OrderClosed: Fact;
  OrderWithdrawn: Fact;
  OrderVoided: Fact;
  AssignmentOpened: OfUnit;
  AssignmentSigned: OfUnit;
  CitizenContacted: OfUnit;
  ResultSubmitted: OfUnit & { text: string };
  ResultApproved: OfUnit & { all: boolean };
  ResultRejected: OfUnit;
  AssignmentWithdrawn: OfUnit & { cause: string };
  SuspensionGranted: Fact;
  OrderResumed: Fact & { cause: string };
  CallbackPlanned: OfVoice & { owed: boolean };
  CallbackSettled: OfVoice & { outcome: string };
}

export type OrderFactType = keyof OrderFacts;

const types: Record<OrderFactType, true> = {
  OrderOpened: true,
  OrderSplit: true,
  OrderReopened: true,
  OrderQueued: true,
  OrderClosed: true,
  OrderWithdrawn: true,
  OrderVoided: true,
  AssignmentOpened: true,
  AssignmentSigned: true,
  CitizenContacted: true,
  ResultSubmitted: true,
  ResultApproved: true,
  ResultRejected: true,
  AssignmentWithdrawn: true,
  SuspensionGranted: true,
  OrderResumed: true,
  CallbackPlanned: true,
  CallbackSettled: true,
};

export const orderFactTypes = Object.keys(types) as OrderFactType[];

export const isOrderFact = (type: string): type is OrderFactType => Object.hasOwn(types, type);
