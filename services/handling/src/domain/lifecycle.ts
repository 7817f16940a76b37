// All of handling's tables: what is not in them is refused; a function beside the table decides where one action may lead to several states.
export * from './order-lifecycle.js';
export * from './assignment-lifecycle.js';
export * from './question-lifecycles.js';
