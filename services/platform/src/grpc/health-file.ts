import { BinaryWriter } from '@bufbuild/protobuf/wire';

type Part = readonly [field: number, value: string | number | Uint8Array];

/** A message of google/protobuf/descriptor.proto by its field numbers. */
function message(...parts: Part[]): Uint8Array {
  const writer = new BinaryWriter();
  for (const [field, value] of parts) {
    if (typeof value === 'number') writer.uint32(field << 3).int32(value);
    else if (typeof value === 'string') writer.uint32((field << 3) | 2).string(value);
    else writer.uint32((field << 3) | 2).bytes(value);
  }
  return writer.finish();
}

const types = { string: 9, enum: 14 };
const optional = 1;
const request = '.grpc.health.v1.HealthCheckRequest';
const response = '.grpc.health.v1.HealthCheckResponse';
const states = ['UNKNOWN', 'SERVING', 'NOT_SERVING', 'SERVICE_UNKNOWN'];

const field = (name: string, type: number, ...more: Part[]) => message([1, name], [3, 1], [4, optional], [5, type], ...more, [10, name]);
const method = (name: string, ...more: Part[]) => message([1, name], [2, request], [3, response], ...more);

const servingStatus = message([1, 'ServingStatus'], ...states.map((state, number): Part => [2, message([1, state], [2, number])]));

/** grpc/health/v1/health.proto for reflection: what grpc-health-check has of it breaks on a map, and clients refuse it. */
export const healthFile = Buffer.from(
  message(
    [1, 'grpc/health/v1/health.proto'],
    [2, 'grpc.health.v1'],
    [4, message([1, 'HealthCheckRequest'], [2, field('service', types.string)])],
    [4, message([1, 'HealthCheckResponse'], [2, field('status', types.enum, [6, `${response}.ServingStatus`])], [4, servingStatus])],
    [6, message([1, 'Health'], [2, method('Check')], [2, method('Watch', [6, 1])])],
    [12, 'proto3'],
  ),
);
