import { ReflectionService } from '@grpc/reflection';
import { service as health } from 'grpc-health-check';
import { filesOf } from './descriptor-files.js';

const healthFiles = (): Buffer[] =>
  (health['Check']?.requestType as { fileDescriptorProtos?: Buffer[] } | undefined)?.fileDescriptorProtos ?? [];

/** Answers grpcurl and its like about one service and health. */
export function reflectionOf(descriptorSet: Uint8Array, service: string): ReflectionService {
  const packageName = service.slice(0, service.lastIndexOf('.'));
  const all = { fileDescriptorProtos: [...filesOf(descriptorSet, packageName), ...healthFiles()] };
  return new ReflectionService({ all } as never, { services: [service, 'grpc.health.v1.Health'] });
}
