import { describe } from 'vitest';
import { kafkaCanRun } from './support/kafka.ts';
import { tellStory } from './support/story.ts';

// A process for each service, facts over a real broker: what a city runs.
describe.skipIf(!kafkaCanRun())('over Kafka, a process for each service', () => tellStory('story-kafka', { kafka: true }));
