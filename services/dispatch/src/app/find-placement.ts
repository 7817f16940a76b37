import { notFound } from '@hotline/platform/errors';
import type { Placement } from '../domain/placement.js';
import type { Placements } from './ports.js';

export const orderNotFound = (number: string) => notFound('ORDER_NOT_FOUND', `dispatch knows no order ${number}`, { number });

/** @throws DomainError ORDER_NOT_FOUND */
export async function findPlacement(placements: Placements, number: string): Promise<Placement> {
  const placement = await placements.find(number);
  if (placement === undefined) throw orderNotFound(number);
  return placement;
}
