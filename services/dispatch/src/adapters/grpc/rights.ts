import { anyone, command, query, type Right, type Rights } from '@hotline/platform/grpc';
import { placementLifecycle, returnLifecycle } from '../../domain/lifecycle.js';
import { keepers, returnReaders, takers } from '../../domain/roles.js';

const centre = ['agent', 'dispatcher', 'arbiter', 'reviewer', 'callback_agent', 'quality_inspector', 'supervisor', 'inspector'] as const;
const others = ['editor', 'keeper', 'analyst', 'leader', 'administrator'] as const;
const units = ['handler', 'unit_head'] as const;

/** An action of a lifecycle: its line there says who. */
const action = ({ by }: { by: readonly string[] }): Right => ({ kind: 'command', roles: by });

/** Who may call what; ownership is checked beside it. */
export const rights: Rights = {
  takeNextOrder: command(...takers),
  listQueue: query('dispatcher', 'arbiter', 'supervisor', 'leader', 'administrator'),
  renewLease: command(...takers),
  releaseLease: command(...takers),
  suggestUnits: query('agent', 'dispatcher', 'arbiter', 'supervisor', 'administrator'),
  dispatchOrder: action(placementLifecycle.dispatchOrder),
  reassignOrder: action(placementLifecycle.reassignOrder),
  declareEmergency: action(placementLifecycle.declareEmergency),
  grantReturn: action(returnLifecycle.grantReturn),
  refuseReturn: action(returnLifecycle.refuseReturn),
  disputeReturn: action(returnLifecycle.disputeReturn),
  ruleOnReturn: action(returnLifecycle.ruleOnReturn),
  listReturns: query(...returnReaders, ...units),
  publishCatalogue: command(...keepers.publishCatalogue),
  publishCategories: command(...keepers.publishCategories),
  findCatalogueRows: query(...centre, ...others, ...units),
  findCategories: query(anyone),
  registerUnit: command(...keepers.registerUnit),
  updateUnit: command(...keepers.updateUnit),
  listUnits: query(...centre, ...others, ...units, 'partner'),
  setUnitDuty: command(...keepers.setUnitDuty),
  publishReplyTemplate: command('administrator', 'dispatcher', 'editor'),
  findReplyTemplates: query('agent', 'dispatcher', 'reviewer', 'callback_agent', 'handler', 'unit_head', 'editor', 'administrator'),
  retireReplyTemplate: command('administrator', 'dispatcher', 'editor'),
  listOpenActions: query(...centre, ...others, ...units),
};
