/** What happened, as far as telling people goes: an event's fields by the contract's names. */
export interface Fact {
  type: string;
  number: string;
  at: Date;
  title?: string;
  unit?: string;
  /** Several units at once: an emergency. */
  lead?: string;
  assists?: readonly string[];
  leaders?: readonly string[];
  reason?: string;
  ground?: string;
  helper?: string;
  text?: string;
  to?: string;
  answer?: string;
  kind?: string;
  percent?: number;
  dueAt?: Date;
  until?: Date;
  round?: number;
  stepId?: string;
  all?: boolean;
  upheld?: boolean;
  parentNumber?: string;
  orderNumber?: string;
  appealNumber?: string;
  identity?: string;
  replyWanted?: boolean;
  /** The query code of a new appeal, sealed: only the outlet's message shows it. */
  sealedQueryCode?: string | undefined;
}
