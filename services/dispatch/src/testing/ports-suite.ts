// What dispatch's ports must do, in MySQL and in memory.
import type { Ports } from '../app/ports.js';
import { orderPortsSuite } from './order-ports-suite.js';
import { registerPortsSuite } from './register-ports-suite.js';

export interface PortsUnderTest {
  ports: Ports;
  /** One unit of work. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** The types of what left, in order. */
  said(): Promise<string[]>;
}

export function portsSuite(open: () => Promise<PortsUnderTest>): void {
  orderPortsSuite(open);
  registerPortsSuite(open);
}
