import { DomainError, notFound } from '@hotline/platform/errors';

// The refusals that every implementation of a port gives in the same words.

export const orderNotFound = (number: string) => notFound('ORDER_NOT_FOUND', `dispatch knows no order ${number}`, { number });
export const returnNotFound = (id: string) => notFound('RETURN_NOT_FOUND', `there is no return ${id}`, { return_id: id });
export const unitNotFound = (code: string) => notFound('UNIT_NOT_FOUND', `there is no unit ${code}`, { unit: code });
export const unitExists = (code: string) => new DomainError('exists', 'UNIT_EXISTS', `there is a unit ${code} already`, { unit: code });
