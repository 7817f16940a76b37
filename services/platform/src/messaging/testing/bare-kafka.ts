// A client that knows nothing of our messages, for specs that look at the broker from outside.
import { Kafka, logLevel, Partitioners, type Producer } from 'kafkajs';

export const bareKafka = (broker: string): Kafka => new Kafka({ brokers: [broker], logLevel: logLevel.NOTHING });

export const bareProducer = (kafka: Kafka): Producer => kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
