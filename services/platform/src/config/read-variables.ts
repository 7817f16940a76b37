import { readFileSync } from 'node:fs';
import type { Specification, Values, Variable } from './variable.js';

export type Environment = Readonly<Record<string, string | undefined>>;

const given = (env: Environment, name: string, { secret }: Variable<unknown>): string | undefined => {
  const file = secret ? env[`${name}_FILE`] : undefined;
  return file ? readFileSync(file, 'utf8').trim() : env[name];
};

function read(env: Environment, name: string, variable: Variable<unknown>): unknown {
  const value = given(env, name, variable);
  if (value === undefined || value === '') {
    if (variable.fallback !== undefined || variable.optional) return variable.fallback;
    throw new Error(`${name} is missing: ${variable.description}. Allowed: ${variable.allowed}`);
  }
  const parsed = variable.parse(value);
  if (parsed !== undefined) return parsed;
  throw new Error(`${name}=${variable.secret ? '(secret)' : value} is not allowed. Allowed: ${variable.allowed}. ${variable.description}`);
}

/**
 * The typed values of the environment.
 * @throws Error with the variable's name, what it is for and what is allowed
 */
export function readVariables<const S extends Specification>(env: Environment, specification: S): Values<S> {
  const entries = Object.entries(specification).map(([name, variable]) => [name, read(env, name, variable)]);
  return Object.fromEntries(entries) as Values<S>;
}

/**
 * A variable with our prefix that no specification knows is a typing error, and the start stops.
 * @param patterns names with a free part, such as HOTLINE_ADDRESS_<SERVICE>
 * @throws Error naming them
 */
export function refuseUnknown(
  env: Environment,
  prefix: string,
  specifications: readonly Specification[],
  patterns: readonly RegExp[] = [],
): void {
  const known = (name: string) =>
    specifications.some((each) => Object.hasOwn(each, name) || each[name.replace(/_FILE$/, '')]?.secret === true);
  const unknown = Object.keys(env).filter(
    (name) => name.startsWith(prefix) && !known(name) && !patterns.some((pattern) => pattern.test(name)),
  );
  if (unknown.length > 0) throw new Error(`unknown variable ${unknown.sort().join(', ')}: nothing reads it`);
}
