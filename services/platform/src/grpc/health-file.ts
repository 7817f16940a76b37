import { field, labels, message, types, type Part } from './descriptor-message.js';

const request = '.grpc.health.v1.HealthCheckRequest';
const response = '.grpc.health.v1.HealthCheckResponse';
const states = ['UNKNOWN', 'SERVING', 'NOT_SERVING', 'SERVICE_UNKNOWN'];

const method = (name: string, ...more: Part[]) => message([1, name], [2, request], [3, response], ...more);

const servingStatus = message([1, 'ServingStatus'], ...states.map((state, number): Part => [2, message([1, state], [2, number])]));
const status = field('status', 1, types.enum, labels.optional, [6, `${response}.ServingStatus`]);

/** grpc/health/v1/health.proto for reflection: what grpc-health-check has of it breaks on a map, and clients refuse it. */
export const healthFile = Buffer.from(
  message(
    [1, 'grpc/health/v1/health.proto'],
    [2, 'grpc.health.v1'],
    [4, message([1, 'HealthCheckRequest'], [2, field('service', 1, types.string)])],
    [4, message([1, 'HealthCheckResponse'], [2, status], [4, servingStatus])],
    [6, message([1, 'Health'], [2, method('Check')], [2, method('Watch', [6, 1])])],
    [12, 'proto3'],
  ),
);
