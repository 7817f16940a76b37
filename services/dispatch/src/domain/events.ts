import type { Actor } from '@hotline/platform/lifecycle';
import type { Ground } from './words.js';

// What dispatch tells the others, with the fields of hotline.events.v1.
interface Fact {
  /** The order's number; for units and versions their key. */
  number: string;
  at: Date;
  actor: Actor;
}

interface OfReturn extends Fact {
  assignmentId: string;
  unit: string;
  reason: string;
}

export interface OrderDispatched extends Fact {
  type: 'OrderDispatched';
  dispatchId: string;
  lead: string;
  assists: string[];
  /** Raised to; empty: as it was. */
  urgency: string;
  inform: boolean;
  round: number;
  /** Named by a ruling: they cannot return it. */
  finalUnits: string[];
  reason: string;
}

export interface OrderReassigned extends Fact {
  type: 'OrderReassigned';
  dispatchId: string;
  fromAssignmentId: string;
  lead: string;
  wrongDispatch: boolean;
  reason: string;
  finalUnits: string[];
}

export interface EmergencyDeclared extends Fact {
  type: 'EmergencyDeclared';
  dispatchId: string;
  /** Empty: a lead is live already. */
  lead: string;
  assists: string[];
  leaders: string[];
  reason: string;
}

export type PlacementEvent = OrderDispatched | OrderReassigned | EmergencyDeclared;

export type ReturnEvent =
  | (OfReturn & { type: 'ReturnGranted'; ground: Ground })
  | (OfReturn & { type: 'ReturnRefused'; askedAt: Date })
  | (OfReturn & { type: 'ReturnDisputed' })
  | (OfReturn & { type: 'ReturnRuledForUnit'; ground: Ground; namedUnit: string })
  | (OfReturn & { type: 'ReturnRuledAgainstUnit'; askedAt: Date })
  | (OfReturn & { type: 'ReturnLapsed' });

export type CatalogueEvent =
  | (Fact & { type: 'UnitRegistered'; unit: string; name: string; kind: string; division: string; remoteTenant: string })
  | (Fact & { type: 'UnitUpdated'; unit: string; name: string; active: boolean })
  | (Fact & { type: 'UnitDutySet'; unit: string; phone: string; hours: string; people: string[] })
  | (Fact & { type: 'CataloguePublished'; version: number; rows: number })
  | (Fact & { type: 'CategoriesPublished'; version: number; rows: number });

export type DispatchEvent = PlacementEvent | ReturnEvent | CatalogueEvent;
