/** One environment variable: what it holds, what is allowed, and what holds without it. */
export interface Variable<T> {
  readonly description: string;
  /** What may stand there, in words for the operator. */
  readonly allowed: string;
  /** Used when the variable is absent or empty; undefined means that it must be given, unless `optional`. */
  readonly fallback: T | undefined;
  readonly optional: boolean;
  /** Never printed; may be given as a file's path in NAME_FILE. */
  readonly secret: boolean;
  /** @returns the value, or undefined when it is not allowed */
  parse(text: string): T | undefined;
}

export type Specification = Readonly<Record<string, Variable<unknown>>>;
export type Values<S extends Specification> = { readonly [Name in keyof S]: S[Name] extends Variable<infer T> ? T : never };

function variable<T>(allowed: string, parse: (text: string) => T | undefined, description: string, fallback?: T): Variable<T> {
  return { description, allowed, fallback, optional: false, secret: false, parse };
}

export const text = (description: string, fallback?: string): Variable<string> =>
  variable('any text', (value) => value, description, fallback);

/** A whole number from `min` to `max`, both included. */
export const integer = (description: string, { min, max, fallback }: { min: number; max: number; fallback?: number }): Variable<number> =>
  variable(
    `a whole number ${min}–${max}`,
    (value) => (/^-?\d+$/.test(value) && Number(value) >= min && Number(value) <= max ? Number(value) : undefined),
    description,
    fallback,
  );

const truths: Record<string, boolean> = { true: true, false: false, '1': true, '0': false };

export const boolean = (description: string, fallback?: boolean): Variable<boolean> =>
  variable('true or false', (value) => truths[value.toLowerCase()], description, fallback);

/** One of the words. */
export const choice = <const W extends string>(description: string, words: readonly W[], fallback?: W): Variable<W> =>
  variable<W>(words.join(', '), (value) => words.find((word) => word === value), description, fallback);

/** Never printed; NAME_FILE may name a file that holds it. */
export const secret = (description: string, fallback?: string): Variable<string> => ({ ...text(description, fallback), secret: true });

/** The same variable, but it may be absent: then its value is undefined. */
export const optional = <T>(required: Variable<T>): Variable<T | undefined> => ({ ...required, optional: true });
