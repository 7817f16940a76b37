// Decorators without their syntax, which Node cannot strip.

/** What `@decorator` before the method would do. */
export function decorateMethod<C extends object>(prototype: C, name: keyof C & string, decorator: MethodDecorator): void {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name)!;
  Object.defineProperty(prototype, name, decorator(prototype, name, descriptor) ?? descriptor);
}
