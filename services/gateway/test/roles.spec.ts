import { roles } from '@hotline/proto/roles';
import { expect, it } from 'vitest';
import { accountRoles } from '../src/domain/roles.js';

it('an account may have every role of the contract but that of citizens and of the system', () => {
  expect([...accountRoles]).toEqual(roles.filter((role) => role !== 'citizen' && role !== 'system'));
});
