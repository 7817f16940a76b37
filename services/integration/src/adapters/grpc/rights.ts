import { anyone, command, query, type Rights } from '@hotline/platform/grpc';

/** Who may call what. */
export const rights: Rights = {
  listNotices: query('agent', 'dispatcher', 'reviewer', 'callback_agent', 'supervisor', 'administrator'),
  listMyNotices: query('handler', 'unit_head', 'leader', 'supervisor'),
  resendNotice: command('administrator', 'supervisor'),
  putTemplate: command('administrator'),
  listTemplates: query('administrator', 'supervisor'),
  listOpenActions: query(anyone),
};
