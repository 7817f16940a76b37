import { BinaryReader } from '@bufbuild/protobuf/wire';
import { ReflectionService } from '@grpc/reflection';
import { service as health } from 'grpc-health-check';

/** google.protobuf.FileDescriptorSet { repeated FileDescriptorProto file = 1 } */
function files(descriptorSet: Uint8Array): Buffer[] {
  const reader = new BinaryReader(descriptorSet);
  const found: Buffer[] = [];
  while (reader.pos < reader.len) {
    const [number, wireType] = reader.tag();
    if (number === 1) found.push(Buffer.from(reader.bytes()));
    else reader.skip(wireType);
  }
  return found;
}

const healthFiles = (): Buffer[] =>
  (health['Check']?.requestType as { fileDescriptorProtos?: Buffer[] } | undefined)?.fileDescriptorProtos ?? [];

/** Answers grpcurl and its like about one service and health. */
export function reflectionOf(descriptorSet: Uint8Array, service: string): ReflectionService {
  const all = { fileDescriptorProtos: [...files(descriptorSet), ...healthFiles()] };
  return new ReflectionService({ all } as never, { services: [service, 'grpc.health.v1.Health'] });
}
