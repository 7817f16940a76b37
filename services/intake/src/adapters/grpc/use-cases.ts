import type { IntakeUseCases } from '../../app/use-cases.js';

/** Under this name the controllers get what intake can do. */
export const UseCases = Symbol('what intake can do');

export type UseCases = IntakeUseCases;
