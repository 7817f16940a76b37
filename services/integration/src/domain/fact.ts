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
  need?: string;
  helper?: string;
  text?: string;
  to?: string;
  answer?: string;
  cause?: string;
  process?: string;
  kind?: string;
  percent?: number;
  dueAt?: Date;
  until?: Date;
  /** A mark of unreasonable repeats is looked at again. */
  reviewAt?: Date;
  round?: number;
  stepId?: string;
  upheld?: boolean;
  parentNumber?: string;
  orderNumber?: string;
  appealNumber?: string;
  identity?: string;
  /** The query code of a new appeal, sealed: only the outlet's message shows it. */
  sealedQueryCode?: string | undefined;
}
