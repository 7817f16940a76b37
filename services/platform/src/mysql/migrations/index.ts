import { CreateMessaging1700000000001 } from './0001-create-messaging.js';
import { CreateKeeping1700000000002 } from './0002-create-keeping.js';
import { MailboxByTopic1700000000003 } from './0003-mailbox-by-topic.js';

/** The platform's own tables, the same in every service's database. */
export const platformMigrations = [CreateMessaging1700000000001, CreateKeeping1700000000002, MailboxByTopic1700000000003];
