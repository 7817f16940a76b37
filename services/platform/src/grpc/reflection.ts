import { ReflectionService } from '@grpc/reflection';
import { filesOf } from './descriptor-files.js';
import { errorInfoFile } from './error-info-file.js';
import { healthFile } from './health-file.js';

/** Answers grpcurl and its like about one service, its refusals and health. */
export function reflectionOf(descriptorSet: Uint8Array, service: string): ReflectionService {
  const packageName = service.slice(0, service.lastIndexOf('.'));
  const all = { fileDescriptorProtos: [...filesOf(descriptorSet, packageName), healthFile, errorInfoFile] };
  return new ReflectionService({ all } as never, { services: [service, 'grpc.health.v1.Health'] });
}
