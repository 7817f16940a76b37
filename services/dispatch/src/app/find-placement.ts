import type { Placement } from '../domain/placement.js';
import { orderNotFound } from './not-found.js';
import type { Placements } from './ports.js';

/** @throws DomainError ORDER_NOT_FOUND */
export async function findPlacement(placements: Placements, number: string): Promise<Placement> {
  const placement = await placements.find(number);
  if (placement === undefined) throw orderNotFound(number);
  return placement;
}
