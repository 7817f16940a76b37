import type { ServiceDefinition } from '@grpc/grpc-js';

/** One rpc as ts-proto generates it. */
export interface MethodDefinition<Request = unknown, Response = unknown> {
  readonly path: string;
  readonly requestStream: boolean;
  readonly responseStream: boolean;
  requestSerialize(this: void, request: Request): Buffer;
  requestDeserialize(this: void, bytes: Buffer): Request;
  responseSerialize(this: void, response: Response): Buffer;
  responseDeserialize(this: void, bytes: Buffer): Response;
}

export type { ServiceDefinition };

/** `hotline.intake.v1.IntakeService`, from '/hotline.intake.v1.IntakeService/SubmitAppeal' */
export const fullNameOf = (path: string): string => path.slice(1, path.lastIndexOf('/'));

/** `submitAppeal`, from '/hotline.intake.v1.IntakeService/SubmitAppeal': the key in the generated definition. */
export function rpcName(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** `hotline.intake.v1.IntakeService` */
export function fullName(definition: ServiceDefinition): string {
  const [rpc] = Object.values(definition);
  if (!rpc) throw new Error('a service without an rpc has no name');
  return fullNameOf(rpc.path);
}

/** `intake`: one word for folder, package, database, topic prefix and error domain. */
export const shortName = (definition: ServiceDefinition): string => fullName(definition).split('.')[1] ?? '';
